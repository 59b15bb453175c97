import type { SharedOptions } from 'sdk'
import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'

/** A few calls to the mock: one is retried, and one fails. */
export async function makeCalls(onEvent: SharedOptions['onEvent']): Promise<void> {
  const mock = createMock()
  const client = createClient({ token: 'any', fetch: mock.fetch, retry: { baseDelayMs: 0 }, onEvent })
  mock.fail('listSandboxes', 503, { times: 1 })
  await client.listSandboxes()
  await client.createSandbox(null, { name: 'dev' })
  await client.refreshSandbox({ name: 'gone' }).catch(() => {})
}
