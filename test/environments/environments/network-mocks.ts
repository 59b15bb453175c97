import type { Environment, NodeMajor } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

/** A network mock: the cases pass through it to the server, and it handles the case `mock`. */
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

const nock = networkMock('nock', '`nock(origin).get(path).reply(200)`', 'nock', 'nock')
const mockAgent = networkMock(
  'undici MockAgent',
  '`setGlobalDispatcher(new MockAgent())`',
  'mock-agent',
  'undici',
)
const msw2 = networkMock('MSW 2', '`setupServer(...mock.handlers)`', 'msw-2', 'msw-2')
const msw3 = networkMock('MSW 3', '`setupServer(...mock.handlers)`', 'msw-3', 'msw-3', 22)

export const networkMocks = { msw3, msw2, nock, mockAgent }
