import { ApiError, ConfigError, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const down = respond(500, { message: 'down' })
const message = 'pipelines.listPipelines failed with 500: down (GET /v1/sandbox/pipelines)'

describe('retry of a client', () => {
  test.each([
    ['absent', {}, 3],
    ['undefined', { retry: undefined }, 3],
    ['0', { retry: 0 }, 1],
    ['1', { retry: 1 }, 2],
    ['5', { retry: 5 }, 6],
    ['false', { retry: false }, 1],
    ['an empty policy', { retry: {} }, 3],
    ['a policy', { retry: { retries: 4 } }, 5],
  ] as const)('%s', async (_form, config, attempts) => {
    const server = await serve(down)
    const clock = createFaultClock()
    const client = createClient({ baseUrl: server.baseUrl, token: 'tok', clock, ...config })

    const error = await rejection(client.listPipelines())

    expectError(error, ApiError, { code: 'api_error', message, status: 500, attempts })
    expect(server.received).toHaveLength(attempts)
  })
})

test('retry of a call overrides that of its client', async () => {
  const server = await serve(down)
  const { client } = benchOf(createClient, server, { retry: 3 })

  const error = await rejection(client.listPipelines(null, null, { retry: 1 }))

  expectError(error, ApiError, { code: 'api_error', message, attempts: 2 })
})

test('retry: false on a call sends once', async () => {
  const server = await serve(down)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines(null, null, { retry: false }))

  expectError(error, ApiError, { code: 'api_error', message, attempts: 1 })
  expect(server.received).toHaveLength(1)
})

test('the backoff doubles from 0.5 s up to 8 s', async () => {
  const server = await serve(down)
  const { client, clock } = benchOf(createClient, server, { retry: { retries: 7, random: () => 1 } })

  await rejection(client.listPipelines())

  expect(clock.waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
})

test('the jitter covers the full wait', async () => {
  const draws = [0, 0.25, 0.5]
  const server = await serve(down)
  const { client, clock } = benchOf(createClient, server, {
    retry: { retries: 3, random: () => draws.shift() ?? 1 },
  })

  await rejection(client.listPipelines())

  expect(clock.waits).toEqual([0, 250, 1000])
})

test('a policy sets the first and the longest wait', async () => {
  const server = await serve(down)
  const { client, clock } = benchOf(createClient, server, {
    retry: { retries: 4, baseDelayMs: 10, maxDelayMs: 25, random: () => 1 },
  })

  await rejection(client.listPipelines())

  expect(clock.waits).toEqual([10, 20, 25, 25])
})

test('maxRetryAfterMs limits the wait that the server can ask for', async () => {
  const server = await serve(respond(503, { message: 'later' }, { 'retry-after': '2' }))
  const { client, clock } = benchOf(createClient, server, { retry: { maxRetryAfterMs: 1999 } })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: later (GET /v1/sandbox/pipelines)',
    retryAfterMs: 2000,
    attempts: 1,
  })
  expect(clock.waits).toEqual([])
})

test('maxRetryAfterMs applies when the backoff would be longer', async () => {
  const server = await serve(respond(503, { message: 'later' }, { 'retry-after-ms': '200' }))
  const { client } = benchOf(createClient, server, { retry: { maxRetryAfterMs: 100, random: () => 1 } })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: later (GET /v1/sandbox/pipelines)',
    retryAfterMs: 200,
    attempts: 1,
  })
})

test('maxRetryAfterMs does not limit the backoff', async () => {
  const server = await serve(down, respond(200, {}))
  const { client, clock } = benchOf(createClient, server, { retry: { maxRetryAfterMs: 0, random: () => 1 } })

  const { attempts } = await client.listPipelines()

  expect(attempts).toBe(2)
  expect(clock.waits).toEqual([500])
})

describe('a retry that is not a number, false or policy is a ConfigError', () => {
  test.each([
    [-1, 'retry is negative', 'retry'],
    [1.5, 'retry is number, not integer or boolean or object', 'retry'],
    [Number.POSITIVE_INFINITY, 'retry is infinity, not integer or boolean or object', 'retry'],
    ['2', 'retry is string, not integer or boolean or object', 'retry'],
    [{ retries: -1 }, 'retries is negative', 'retries'],
    [{ retires: 1 }, 'retires is unknown; did you mean "retries"?', 'retires'],
    [{ baseDelayMs: '1' }, 'baseDelayMs is string, not number', 'baseDelayMs'],
  ])('%o', async (retry, problem, parameter) => {
    const server = await serve(down)
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { retry: retry as never }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message: `pipelines.listPipelines was not sent: ${problem} (GET /v1/sandbox/pipelines)`,
      parameter,
      attempts: 0,
    })
    expect(server.received).toEqual([])
  })
})
