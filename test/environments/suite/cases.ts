import { caught, pick, same } from '../../runtimes/suite/expect.ts'
import type { Stage } from './stage.ts'

/** The response is read completely, compressed or not, and its id is found; the request is what the API expects. */
export async function list(stage: Stage): Promise<void> {
  const { data, requestId, attempts } = await stage.client('list').listSandboxes()

  same('the data', data, [{ id: 'org_1_s_dev', sandbox_name: 'dev', description: 'für Ada ✓' }])
  same('request id and attempts', [requestId, attempts], [idOf(stage, 'req-list'), 1])
  const seen = await stage.seen('list')
  same('requests', seen.map(lineOf), ['GET /v1/sandbox answered'])
  same('headers', pick(seen[0]?.headers, 'authorization', 'accept'), ['Bearer any', 'application/json'])
}

/** A body arrives once, unchanged. */
export async function create(stage: Stage): Promise<void> {
  const { data, attempts } = await stage
    .client('create')
    .createSandbox(null, { name: 'dev', description: '✓' })

  same('data and attempts', [data.sandbox_name, attempts], ['dev', 1])
  const seen = await stage.seen('create')
  same('requests', seen.map(lineOf), ['POST /v1/sandbox answered'])
  same('the body', seen[0]?.body, '{"name":"dev","description":"✓"}')
  same('its type', seen[0]?.headers['content-type'], 'application/json')
}

/** The server's error is reported, and nothing with a response is sent again. */
export async function typedErrors(stage: Stage): Promise<void> {
  const { ApiError, isApiError } = stage.sdk
  const missing = await caught(stage.client('missing').refreshSandbox({ name: 'gone' }))
  const broken = await caught(stage.client('broken').createSandbox(null, { name: 'dev' }))

  // The server is not the API's own, so the message names it.
  const origin = stage.place.url.split('/', 3).join('/')
  same('404', pick(missing, 'message'), [
    `sandbox.refreshSandbox failed with 404: Sandbox 'gone' not found (POST ${origin}/v1/sandbox/{name}/refresh)`,
  ])
  same('its class', [missing instanceof ApiError, isApiError(missing, 404)], [true, true])
  same('its fields', pick(missing, 'code', 'status', 'requestId', 'attempts', 'body'), [
    'api_error',
    404,
    idOf(stage, 'req-missing'),
    1,
    { detail: "Sandbox 'gone' not found" },
  ])
  same('requests', (await stage.seen('missing')).map(lineOf), ['POST /v1/sandbox/gone/refresh answered'])
  same('500 to a POST', pick(broken, 'code', 'status', 'body', 'attempts'), [
    'api_error',
    500,
    { detail: 'the disk is full' },
    1,
  ])
  same('requests', (await stage.seen('broken')).map(lineOf), ['POST /v1/sandbox answered'])
}

/** 503, then 200. */
export async function retry(stage: Stage): Promise<void> {
  const { data, attempts } = await stage.client('busy').listSandboxes()

  same('data and attempts', [data.length, attempts], [1, 2])
  same('requests', (await stage.seen('busy')).map(lineOf), [
    'GET /v1/sandbox answered',
    'GET /v1/sandbox answered',
  ])
}

/** A body that breaks off is never data, whatever its framing. A GET is then retried, a POST is not. */
export async function cutBody(stage: Stage): Promise<void> {
  const { NetworkError, TimeoutError } = stage.sdk
  const { silentCuts } = stage.place
  const limits = silentCuts ? { timeoutMs: 300 } : {}
  const post = await caught(stage.client('cut-post', limits).createSandbox(null, { name: 'dev' }))
  const { data, attempts } = await stage.client('cut-once', limits).listSandboxes()

  same('a POST, its class', post instanceof (silentCuts ? TimeoutError : NetworkError) || `${post}`, true)
  same('a POST', pick(post, 'unsent', 'attempts'), [silentCuts ? undefined : false, 1])
  same('requests', (await stage.seen('cut-post')).map(lineOf), ['POST /v1/sandbox cut'])
  same('a GET', [data.length, attempts], [1, 2])
  same('requests', (await stage.seen('cut-once')).map(lineOf), [
    'GET /v1/sandbox cut',
    'GET /v1/sandbox answered',
  ])
}

/** Headers that never arrive, and a body that stalls. Abandoned requests are closed. */
export async function timeout(stage: Stage): Promise<void> {
  const { TimeoutError } = stage.sdk
  const limits = { timeoutMs: 300, retry: false } as const
  const silent = await caught(stage.client('silent-timeout', limits).listSandboxes())
  const stalled = await caught(stage.client('stalled-timeout', limits).listSandboxes())

  for (const [name, error, phase] of [
    ['silent', silent, 'headers'],
    ['stalled', stalled, stage.place.wholeBodies ? 'headers' : 'body'],
  ] as const) {
    same(`${name}: its class`, error instanceof TimeoutError || `${error}`, true)
    same(name, pick(error, 'code', 'limit', 'phase', 'attempts'), ['timeout', 'attempt', phase, 1])
    same(`${name}: requests`, await ended(stage, `${name}-timeout`), ['GET /v1/sandbox closed'])
  }
}

/** The call rejects at once with the caller's own reason, in either phase; nothing is retried. */
export async function abort(stage: Stage): Promise<void> {
  for (const name of ['silent-abort', 'stalled-abort']) {
    const controller = new AbortController()
    const reason = new Error('my own reason')
    setTimeout(() => controller.abort(reason), 300)
    const startedAt = Date.now()
    const error = await caught(stage.client(name).listSandboxes(null, null, { signal: controller.signal }))

    const expected = stage.place.noReasons ? (error as Error).name === 'AbortError' : error === reason
    same(`${name}: the reason, as it is`, expected || `${error}`, true)
    same(`${name}: at once`, Date.now() - startedAt < 5_000, true)
    same(`${name}: requests`, await ended(stage, name), ['GET /v1/sandbox closed'])
  }
}

const idOf = ({ place }: Stage, id: string) => (place.withheldHeaders ? undefined : id)

const lineOf = ({ method, path, end }: { method: string; path: string; end: string }) =>
  `${method} ${path} ${end}`

/** The requests of a scenario, once none is open. A connection closes shortly after its request was abandoned. */
async function ended(stage: Stage, scenario: string): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const seen = await stage.seen(scenario)
    if (tries === 20 || seen.every(({ end }) => end !== 'open')) return seen.map(lineOf)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
