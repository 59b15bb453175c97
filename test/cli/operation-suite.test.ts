import { operationSuite } from '../support/operation-suite.ts'
import { connectMocks } from './remote-mocks.ts'
import { startMock, temporaryFile } from './start-mock.ts'

/** The callers of the suite's tokens. */
const seed = {
  sandbox: { tokens: { admin: {}, member: { administrator: false } } },
  environments: {
    tokens: {
      phx_ada: { user: { id: 1, email: 'ada@example.com' } },
      phx_bob: { user: { id: 2, email: 'bob@example.com' } },
      phx_reader: { user: { id: 3, email: 'eve@example.com' }, scopes: ['task:read'] },
    },
  },
  pipelines: {
    tokens: {
      production: { organizationId: '54321', organizationName: 'Production' },
      sandbox: { organizationId: '12345', organizationName: 'Sandbox' },
    },
  },
}

operationSuite('over `sdk mock` as a process', async (mocks) => {
  const file = temporaryFile('seed.json', JSON.stringify(seed))
  const mock = await startMock('--seed', file.path)
  const fetch = connectMocks(mocks, mock.baseUrls.control)
  return {
    baseUrls: mock.baseUrls,
    fetch: { sandbox: fetch, environments: fetch, pipelines: fetch },
    async close() {
      await mock.stop()
      file.remove()
    },
  }
})
