// Both majors of MSW: with the package's own mock as handlers, and with custom handlers.
import assert from 'node:assert/strict'
import { ResponseError, TimeoutError } from 'sdk'
import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { expectAnswers, origin, rejection, row } from './expected.mjs'

/** The case `mock` for one major version, with its server listening. */
export function mockOf({ setupServer }, { delay, http, HttpResponse }) {
  const complaints = []
  for (const level of ['warn', 'error']) console[level] = (...texts) => complaints.push(texts.join(' '))
  const server = setupServer()
  // MSW 3 renamed the option, and ignores the old name silently.
  server.listen({ onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' })

  return async () => {
    const ours = createMock()
    server.use(...ours.handlers)
    await expectOurs(ours)

    server.resetHandlers(...handlersOfOnesOwn({ delay, http, HttpResponse }))
    await expectAnswers()

    // Aborted requests end late, and silently.
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.deepEqual(complaints, [])
  }
}

async function expectOurs(ours) {
  const client = createClient({ token: 'any', retry: { baseDelayMs: 1 } })
  const limits = { timeoutMs: 100, retry: false }

  const created = await client.createSandbox(null, { name: 'dev' })
  ours.fail('listSandboxes', 503, { times: 1 })
  const listed = await client.listSandboxes()
  ours.fail('listSandboxes', { type: 'status', status: 302, headers: { location: origin } }, { times: 1 })
  const redirected = await rejection(client.listSandboxes(null, null, { timeoutMs: 5_000, retry: false }))
  ours.fail('listSandboxes', { type: 'latency', ms: 20_000 }, { times: 1 })
  const late = await rejection(client.listSandboxes(null, null, limits))
  ours.fail('listSandboxes', 'stall', { times: 1 })
  const stalled = await rejection(client.listSandboxes(null, null, limits))

  assert.equal(created.data.sandbox_name, 'dev')
  assert.deepEqual([listed.data.length, listed.attempts], [1, 2])
  assert.ok(redirected instanceof ResponseError, `${redirected}`)
  assert.ok(late instanceof TimeoutError, `${late}`)
  assert.ok(stalled instanceof TimeoutError, `${stalled}`)
}

function handlersOfOnesOwn({ delay, http, HttpResponse }) {
  let lists = 0
  return [
    http.post(`${origin}/v1/sandbox`, async ({ request }) => {
      const { name } = await request.json()
      return name === 'broken' ? HttpResponse.error() : HttpResponse.json(row, { status: 201 })
    }),
    http.get(`${origin}/v1/sandbox`, async () => {
      if (++lists === 1) return HttpResponse.json({ detail: 'busy' }, { status: 503 })
      if (lists > 2) await delay(2_000)
      return HttpResponse.json([row])
    }),
    http.post(`${origin}/v1/sandbox/gone/refresh`, () =>
      HttpResponse.json({ detail: 'Sandbox gone' }, { status: 404 }),
    ),
    http.delete(
      `${origin}/v1/sandbox/moved`,
      () => new HttpResponse(null, { status: 307, headers: { location: `${origin}/v2/sandbox/moved` } }),
    ),
  ]
}
