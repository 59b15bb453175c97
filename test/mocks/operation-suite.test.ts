import { setupServer } from 'msw/node'
import { serve } from 'sdk/mocks/server'
import { operationSuite } from '../support/operation-suite.ts'

const own = ({ sandbox, environments, pipelines }: Parameters<Parameters<typeof operationSuite>[1]>[0]) => ({
  sandbox: sandbox.baseUrl,
  environments: environments.baseUrl,
  pipelines: pipelines.baseUrl,
})

operationSuite("over the mocks' fetch", (mocks) => ({
  baseUrls: own(mocks),
  fetch: {
    sandbox: mocks.sandbox.fetch,
    environments: mocks.environments.fetch,
    pipelines: mocks.pipelines.fetch,
  },
  close() {},
}))

operationSuite('over MSW', (mocks) => {
  const server = setupServer(...mocks.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  return { baseUrls: own(mocks), close: () => server.close() }
})

operationSuite('over HTTP', async (mocks) => {
  const server = await serve({ mocks })
  const { sandbox = '', environments = '', pipelines = '' } = server.baseUrls
  return { baseUrls: { sandbox, environments, pipelines }, close: () => server.close() }
})
