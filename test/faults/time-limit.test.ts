import { createClient, TimeoutError } from 'sdk/pipelines'
import { createClient as createSandboxClient } from 'sdk/sandbox'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock, type FaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve, silence } from '../support/fault-server.ts'

const message = (phase: string) =>
  `pipelines.listPipelines timed out after 60000 ms (attempt, waiting for ${phase}) (GET /v1/sandbox/pipelines)`

test('timeoutMs runs in real time', async () => {
  const server = await serve(silence)
  const client = createClient({ baseUrl: server.baseUrl, token: 'tok', timeoutMs: 150, retry: false })
  const before = performance.now()

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      /^pipelines\.listPipelines timed out after \d+ ms \(attempt, waiting for headers\) \(GET \/v1\/sandbox\/pipelines\)$/,
    limit: 'attempt',
    phase: 'headers',
  })
  expect(performance.now() - before).toBeGreaterThan(140)
})

test('timeoutMs covers the token', async () => {
  const server = await serve(respond(200, {}))
  const token = () => {
    setImmediate(clock.expire)
    return new Promise<string>(() => {})
  }
  const { client, clock } = benchOf(createClient, server, { token })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message: message('token'),
    limit: 'attempt',
    phase: 'token',
    attempts: 0,
  })
  expect(server.received).toEqual([])
  expect(clock.waits).toEqual([])
})

test('timeoutMs covers the headers', async () => {
  const server = await serve(() => clock.expire())
  const { client, clock } = benchOf(createClient, server, { retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message: message('headers'),
    limit: 'attempt',
    phase: 'headers',
    attempts: 1,
    elapsedMs: 60_000,
  })
})

test('timeoutMs covers a body that trickles', async () => {
  const server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const drip = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(drip))
  })
  const client = createClient({ baseUrl: server.baseUrl, token: 'tok', timeoutMs: 300, retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message: /^pipelines\.listPipelines timed out after \d+ ms \(attempt, waiting for body\) \(GET /,
    limit: 'attempt',
    phase: 'body',
    attempts: 1,
  })
})

test('the limit is that of one attempt: a GET that timed out is retried', async () => {
  const expire = () => clock.expire()
  const server = await serve(expire, expire, respond(200, { total: 2 }))
  const { client, clock } = benchOf(createClient, server)

  const result = await client.listPipelines()

  expect(result).toMatchObject({ data: { total: 2 }, attempts: 3 })
  expect(clock.limits).toEqual([60_000, 60_000, 60_000])
})

test('a POST that timed out is sent once', async () => {
  const server = await serve(() => clock.expire())
  const { client, clock } = benchOf(createClient, server)

  const error = await rejection(
    client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' }),
  )

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.createPipeline timed out after 60000 ms (attempt, waiting for headers) (POST /v1/sandbox/pipelines)',
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
})

test('an attempt that timed out closes its connection', async () => {
  let closed = (): void => {}
  const gone = new Promise<void>((resolve) => {
    closed = resolve
  })
  const server = await serve((response) => {
    response.on('close', closed)
    clock.expire()
  })
  const { client, clock } = benchOf(createClient, server, { retry: false })

  await rejection(client.listPipelines())

  await expect(gone).resolves.toBeUndefined()
})

test('a fetch that ignores the signal is abandoned', async () => {
  const fetch = () => {
    setImmediate(clock.expire)
    return new Promise<Response>(() => {})
  }
  const { client, clock } = benchOf(createClient, { baseUrl: 'https://api.test' }, { retry: false, fetch })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, { code: 'timeout', message: message('headers'), phase: 'headers' })
})

/** A fetch that ignores the signal: its first response arrives during the second attempt, which then gets none. */
function lateFetch(clock: FaultClock) {
  const late = { cancelled: false }
  const body = new ReadableStream({
    cancel() {
      late.cancelled = true
    },
  })
  let answerLate = (_response: Response): void => {}
  let sent = 0
  const fetch = () => {
    if (++sent === 2) answerLate(new Response(body))
    setImmediate(() => setImmediate(clock.expire))
    return new Promise<Response>((resolve) => {
      answerLate = resolve
    })
  }
  return { late, fetch }
}

test('a late response is cancelled', async () => {
  const clock = createFaultClock()
  const { late, fetch } = lateFetch(clock)
  const { client, events } = benchOf(
    createClient,
    { baseUrl: 'https://api.test' },
    { retry: 1, fetch },
    clock,
  )

  await rejection(client.listPipelines())

  expect(late.cancelled).toBe(true)
  expect(events.map(({ type }) => type)).toEqual(['request', 'retry', 'request', 'error'])
})

test('a late response does not change the phase of the next attempt', async () => {
  const clock = createFaultClock()
  const { fetch } = lateFetch(clock)
  const retry = { retries: 1, random: () => 1 }
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { retry, fetch }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 120500 ms (attempt, waiting for headers) (GET /v1/sandbox/pipelines)',
    phase: 'headers',
    attempts: 2,
  })
})

describe('a timeout of the platform is a TimeoutError in its phase', () => {
  const failure = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

  test('headers', async () => {
    const cause = failure('UND_ERR_HEADERS_TIMEOUT')
    const { client } = benchOf(
      createClient,
      { baseUrl: 'https://api.test' },
      { retry: false, fetch: () => Promise.reject(cause) },
    )

    const error = await rejection(client.listPipelines())

    expectError(error, TimeoutError, {
      code: 'timeout',
      message:
        'pipelines.listPipelines timed out after 0 ms (attempt, waiting for headers) (GET /v1/sandbox/pipelines)',
      limit: 'attempt',
      phase: 'headers',
      cause,
    })
  })

  test('body', async () => {
    const cause = failure('UND_ERR_BODY_TIMEOUT')
    const body = new ReadableStream({ pull: (controller) => controller.error(cause) })
    const { client } = benchOf(
      createClient,
      { baseUrl: 'https://api.test' },
      { retry: false, fetch: () => Promise.resolve(new Response(body)) },
    )

    const error = await rejection(client.listPipelines())

    expectError(error, TimeoutError, {
      code: 'timeout',
      message:
        'pipelines.listPipelines timed out after 0 ms (attempt, waiting for body) (GET /v1/sandbox/pipelines)',
      limit: 'attempt',
      phase: 'body',
      cause,
    })
  })
})

describe('time limits of an attempt', () => {
  test('60 s by default', async () => {
    const server = await serve(respond(200, {}))
    const { client, clock } = benchOf(createClient, server)

    await client.listPipelines()

    expect(clock.limits).toEqual([60_000])
  })

  test("the operation's own limit when it is slow", async () => {
    const server = await serve(respond(201, {}), respond(200, {}))
    const { client, clock } = benchOf(createSandboxClient, server)

    await client.createSandbox(null, { name: 'dev' })
    await client.refreshSandbox({ name: 'dev' })
    await client.listSandboxes()

    expect(clock.limits).toEqual([120_000, 180_000, 60_000])
  })

  test("the client's value over the operation's own", async () => {
    const server = await serve(respond(201, {}))
    const { client, clock } = benchOf(createSandboxClient, server, { timeoutMs: 5000 })

    await client.createSandbox(null, { name: 'dev' })

    expect(clock.limits).toEqual([5000])
  })

  test("the call's value over the client's", async () => {
    const server = await serve(respond(200, {}))
    const clock = createFaultClock({ limits: [4000] })
    const { client } = benchOf(createClient, server, { timeoutMs: 5000 }, clock)

    await client.listPipelines(null, null, { timeoutMs: 4000 })

    expect(clock.limits).toEqual([4000])
  })

  test.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e300])('no timer for %d', async (timeoutMs) => {
    const server = await serve(respond(200, { total: 1 }))
    const { client, clock } = benchOf(createClient, server, { timeoutMs })

    const { data } = await client.listPipelines()

    expect(data).toEqual({ total: 1 })
    expect(clock.limits).toEqual([])
  })

  test('no timer is left when the call ends', async () => {
    const server = await serve(respond(200, {}), respond(404), () => clock.expire())
    const { client, clock } = benchOf(createClient, server, { retry: false })

    await client.listPipelines()
    await rejection(client.listPipelines())
    await rejection(client.listPipelines())

    expect(clock.limits).toEqual([60_000, 60_000, 60_000])
    expect(clock.open()).toBe(0)
  })
})
