// What an app gets from its own mock, whatever the library: the calls are the same, each library declares the
// responses.
import assert from 'node:assert/strict'
import { ApiError, NetworkError, ResponseError, TimeoutError } from 'sdk'
import { createClient } from 'sdk/sandbox'

/** The mocked server; nothing listens there. */
export const origin = 'https://api.valstorm.com'

export const row = { id: 'org_1_s_dev', sandbox_name: 'dev' }

export async function expectAnswers() {
  const client = createClient({ token: 'any', retry: { baseDelayMs: 1 } })

  const created = await client.createSandbox(null, { name: 'dev' })
  const listed = await client.listSandboxes() // 503, then 200
  const missing = await rejection(client.refreshSandbox({ name: 'gone' }))
  const redirected = await rejection(client.deleteSandbox({ name: 'moved' }))
  const broken = await rejection(client.createSandbox(null, { name: 'broken' }))
  const late = await rejection(client.listSandboxes(null, null, { timeoutMs: 100, retry: false }))

  assert.deepEqual([created.data, created.attempts], [row, 1])
  assert.deepEqual([listed.data, listed.attempts], [[row], 2])
  assert.ok(missing instanceof ApiError, `${missing}`)
  assert.deepEqual([missing.status, missing.body], [404, { detail: 'Sandbox gone' }])
  assert.ok(redirected instanceof ResponseError, `${redirected}`)
  assert.equal(redirected.status, 307)
  assert.ok(broken instanceof NetworkError, `${broken}`)
  assert.equal(broken.attempts, 1)
  assert.ok(late instanceof TimeoutError, `${late}`)
}

export async function rejection(call) {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('the call succeeded')
}
