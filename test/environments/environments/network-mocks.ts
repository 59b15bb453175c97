import type { Environment, NodeMajor } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

/** A mock of the network: the cases go through it to the server, and the case `mock` is answered by it. */
const networkMock = (
  name: string,
  about: string,
  file: string,
  of: string,
  node?: NodeMajor,
): Environment => ({
  name,
  about,
  project: 'network-mocks',
  ...(node && { node }),
  version: versionOf(of),
  run: (context) => runCasesOf(context, ['node', 'run.mjs', file]),
})

export const nock = networkMock('nock', 'nock(origin).get(…).reply(…)', 'nock', 'nock')
export const mockAgent = networkMock(
  'undici MockAgent',
  'setGlobalDispatcher(new MockAgent())',
  'mock-agent',
  'undici',
)
export const msw2 = networkMock('MSW 2', 'setupServer(...mock.handlers)', 'msw-2', 'msw-2')
export const msw3 = networkMock('MSW 3', 'setupServer(...mock.handlers)', 'msw-3', 'msw-3', 22)
