import { configure, sandbox } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { afterEach, expect, it } from 'vitest'
import { createDev } from './create-dev.js'

const mock = createMock()
configure(sandbox, { fetch: mock.fetch, token: 'any' })
afterEach(() => mock.reset())

it('creates a sandbox', async () => {
  await createDev()

  expect(mock.state.sandboxes).toMatchObject([{ sandbox_name: 'dev' }])
})

it('recovers from a 503', async () => {
  mock.fail('listSandboxes', 503, { times: 1 })

  expect((await sandbox.listSandboxes()).attempts).toBe(2)
})
