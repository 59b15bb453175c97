import { caught, pick, same } from '../../runtimes/suite/expect.ts'
import type { Stage } from './stage.ts'

/** The package's mock, called in memory; nothing is sent. */
export async function mockInMemory({ sandbox, mocks }: Stage): Promise<void> {
  const mock = mocks.createMock()
  const client = sandbox.createClient({ fetch: mock.fetch, token: 'any', retry: { baseDelayMs: 1 } })

  const created = await client.createSandbox(null, { name: 'dev' })
  mock.fail('listSandboxes', 503, { times: 1 })
  const listed = await client.listSandboxes()
  const missing = await caught(client.refreshSandbox({ name: 'gone' }))
  mock.fail('listSandboxes', 'cut', { times: 1 })
  const again = await client.listSandboxes()
  mock.fail('listSandboxes', { type: 'latency', ms: 20_000 }, { times: 1 })
  const late = await caught(client.listSandboxes(null, null, { timeoutMs: 50, retry: false }))
  mock.fail('listSandboxes', 'stall', { times: 1 })
  const stalled = await caught(client.listSandboxes(null, null, { timeoutMs: 50, retry: false }))

  same('created', created.data.sandbox_name, 'dev')
  same('listed after a 503', [listed.data.length, listed.attempts], [1, 2])
  same('404', pick(missing, 'code', 'status', 'body'), [
    'api_error',
    404,
    { detail: "Sandbox 'gone' not found" },
  ])
  same('listed after a cut', [again.data.length, again.attempts], [1, 2])
  same('late and stalled', [...pick(late, 'code'), ...pick(stalled, 'code')], ['timeout', 'timeout'])
  same(
    'calls',
    mock.calls.map(({ operation, status }) => `${operation} ${status}`),
    [
      'createSandbox 201',
      'listSandboxes 503',
      'listSandboxes 200',
      'refreshSandbox 404',
      'listSandboxes 200',
      'listSandboxes 200',
      'listSandboxes undefined',
      'listSandboxes 200',
    ],
  )
}
