import { ApiError, type ClientEvent, isApiError, NetworkError, ResponseError, TimeoutError } from 'sdk'
import type { Stage } from './clients.ts'
import { caught, pick, same } from './expect.ts'

export async function apiError({ sandbox, control, place }: Stage): Promise<void> {
  const error = await caught(sandbox().refreshSandbox({ name: 'gone' }))

  same('its class', [error instanceof ApiError, isApiError(error, 404)], [true, true])
  // The server is not the API's own, so the message names it.
  const origin = place.baseUrls.sandbox.split('/', 3).join('/')
  same('it', pick(error, 'code', 'message', 'body', 'attempts'), [
    'api_error',
    `sandbox.refreshSandbox failed with 404: Sandbox 'gone' not found (POST ${origin}/v1/sandbox/{name}/refresh)`,
    { detail: "Sandbox 'gone' not found" },
    1,
  ])
  await control.fail('sandbox', 'listSandboxes', 'html', 5)
  const page = await caught(sandbox({ retry: false }).listSandboxes())
  same('the error of a page', pick(page, 'code', 'status'), ['api_error', 502])
}

export async function retries({ sandbox, control }: Stage): Promise<void> {
  const types: ClientEvent['type'][] = []
  await control.fail('sandbox', 'listSandboxes', 503, 2)
  await control.fail('sandbox', 'createSandbox', 500)

  const { data, attempts } = await sandbox({ onEvent: ({ type }) => void types.push(type) }).listSandboxes()
  const error = await caught(sandbox().createSandbox(null, { name: 'dev' }))

  same('the list', [data, attempts], [[], 3])
  same('its events', types.join(' '), 'request response retry request response retry request response')
  same('the error of a POST', pick(error, 'status', 'attempts'), [500, 1])
  same('what the server saw', await control.statuses('sandbox'), [503, 503, 200, 500])
}

export async function retryAfter({ sandbox, control }: Stage): Promise<void> {
  await control.fail('sandbox', 'createSandbox', { type: 'rate-limit', retryAfterSeconds: 1 })
  const startedAt = Date.now()

  const { attempts } = await sandbox().createSandbox(null, { name: 'dev' })

  same('the attempts', attempts, 2)
  // Some platforms round their clock.
  same('the wait was kept', Date.now() - startedAt > 900, true)
}

export async function aborts({ sandbox, control }: Stage): Promise<void> {
  const abortIn = (ms: number) => {
    const controller = new AbortController()
    const reason = new Error('my own reason')
    setTimeout(() => controller.abort(reason), ms)
    return { signal: controller.signal, reason }
  }
  const client = sandbox()
  const startedAt = Date.now()

  for (const fault of [{ type: 'latency', ms: 20_000 }, 'stall', 'rate-limit'] as const) {
    const given = fault === 'rate-limit' ? { type: fault, retryAfterSeconds: 20 } : fault
    await control.fail('sandbox', 'listSandboxes', given)
    const { signal, reason } = abortIn(50)
    const error = await caught(client.listSandboxes(null, null, { signal }))
    same(`the reason came back as it is (${JSON.stringify(fault)})`, error === reason, true)
  }
  const error = await caught(client.listSandboxes(null, null, { signal: AbortSignal.abort() }))

  same('an abort without a reason', pick(error, 'name'), ['AbortError'])
  same('each ended at once', Date.now() - startedAt < 10_000, true)
  same('the requests sent', (await control.calls('sandbox')).length, 3)
}

export async function timesOut({ sandbox, control }: Stage): Promise<void> {
  await control.fail('sandbox', 'listSandboxes', 'stall')
  const body = await caught(sandbox({ timeoutMs: 300, retry: false }).listSandboxes())
  await control.fail('sandbox', 'listSandboxes', { type: 'latency', ms: 20_000 })
  const headers = await caught(sandbox({ deadlineMs: 300 }).listSandboxes())
  await control.fail('sandbox', 'listSandboxes', 'stall')
  const again = await sandbox({ timeoutMs: 1000 }).listSandboxes()

  same('their class', [body instanceof TimeoutError, headers instanceof TimeoutError], [true, true])
  same('of a stalled body', pick(body, 'limit', 'phase', 'attempts'), ['attempt', 'body', 1])
  same('of late headers', pick(headers, 'limit', 'phase', 'attempts'), ['deadline', 'headers', 1])
  same('a stalled list, again', [again.data, again.attempts], [[], 2])
}

export async function cutBody({ sandbox, control }: Stage): Promise<void> {
  await control.fail('sandbox', 'createSandbox', 'cut')
  const error = await caught(sandbox().createSandbox(null, { name: 'dev' }))
  await control.fail('sandbox', 'listSandboxes', 'cut')
  const again = await sandbox().listSandboxes()

  same('its class', error instanceof NetworkError, true)
  same('it', pick(error, 'code', 'unsent', 'attempts'), ['network_error', false, 1])
  same('its message', /was cut off while receiving the response: \S/.test(`${error}`), true)
  same('a cut list, again', [again.data.length, again.attempts], [1, 2])
}

export async function brokenConnection({ sandbox, control }: Stage): Promise<void> {
  await control.fail('sandbox', 'createSandbox', 'disconnect', 5)
  const error = await caught(sandbox().createSandbox(null, { name: 'dev' }))
  await control.reset()
  await control.fail('sandbox', 'listSandboxes', 'disconnect')
  const again = await sandbox({ retry: { retries: 3, baseDelayMs: 1 } }).listSandboxes()

  same('its class', error instanceof NetworkError, true)
  same('it', pick(error, 'code', 'unsent', 'attempts'), ['network_error', false, 1])
  same('its message', /got no response: \S/.test(`${error}`), true)
  same('a list, again', again.data, [])
}

/** A POST can be retried if no server can have received it; a platform that can't tell sends it once. */
export async function noConnection({ sandbox, place }: Stage): Promise<void> {
  const error = await caught(sandbox({ baseUrl: place.deadUrl }).createSandbox(null, { name: 'dev' }))

  same('its class', error instanceof NetworkError, true)
  same(`it, ${(error as Error).message}`, pick(error, 'code', 'unsent', 'attempts'), [
    'network_error',
    place.tellsUnsent,
    place.tellsUnsent ? 3 : 1,
  ])
}

export async function wrongResponses({ sandbox, control, place }: Stage): Promise<void> {
  const wrong = async () => {
    const error = await caught(sandbox().listSandboxes())
    same('its class', error instanceof ResponseError, true)
    return pick(error, 'code', 'attempts')
  }
  const expected = ['invalid_response', 1]

  await control.fail('sandbox', 'listSandboxes', 'bad-json')
  same('broken JSON', await wrong(), expected)
  await control.fail('sandbox', 'listSandboxes', { type: 'html', status: 200 })
  same('a page', await wrong(), expected)
  const headers = { location: `${place.baseUrls.sandbox}/v1/sandbox` }
  await control.fail('sandbox', 'listSandboxes', { type: 'status', status: 307, headers })
  same('a redirect', await wrong(), expected)
  same('requests, none of them a redirected one', (await control.calls('sandbox')).length, 3)
}

/**
 * A body of 64 KiB with a Content-Length that nobody reads, on a connection that closes, ends the process of Node 22
 * and 24 (undici #5360).
 */
export async function undelivered({ sandbox, control }: Stage): Promise<void> {
  const body = { detail: 'x'.repeat(65_536 - 13) }
  const headers = { connection: 'close', 'content-length': '65536', location: '/' }
  const answer = (status: number) => ({ type: 'status', status, body, headers }) as const
  const client = sandbox({ token: ({ refresh }) => (refresh ? 'renewed-s3cr3t' : 'admin-s3cr3t') })

  for (let round = 0; round < 5; round++) {
    await control.fail('sandbox', 'listSandboxes', answer(503))
    await control.fail('sandbox', 'listSandboxes', answer(401))
    same('after 503 and 401', (await client.listSandboxes()).data, [])
    await control.fail('sandbox', 'listSandboxes', answer(307))
    same('a redirect', pick(await caught(client.listSandboxes()), 'code'), ['invalid_response'])
    await control.fail('sandbox', 'listSandboxes', answer(200))
    const capped = client.listSandboxes(null, null, { maxResponseBytes: 1000 })
    same('over the cap', pick(await caught(capped), 'code'), ['invalid_response'])
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
}
