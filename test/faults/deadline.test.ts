import { ApiError, createClient, TimeoutError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve, silence } from '../support/fault-server.ts'

const down = respond(503, { message: 'down' })

test('the deadline limits an attempt that would take longer', async () => {
  const server = await serve(() => clock.expire())
  const clock = createFaultClock({ limits: [7000] })
  const { client } = benchOf(createClient, server, { deadlineMs: 7000 }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 7000 ms (deadline, waiting for headers) (GET /v1/sandbox/pipelines)',
    limit: 'deadline',
    phase: 'headers',
    attempts: 1,
    elapsedMs: 7000,
  })
  expect(server.received).toHaveLength(1)
})

test('a call is not retried after its deadline', async () => {
  const server = await serve(down, () => clock.expire())
  const clock = createFaultClock({ limits: [6000, 5500] })
  const { client } = benchOf(createClient, server, { deadlineMs: 6000 }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 6000 ms (deadline, waiting for headers) (GET /v1/sandbox/pipelines)',
    limit: 'deadline',
    attempts: 2,
  })
  expect(clock.waits).toEqual([500])
  expect(clock.limits).toEqual([6000, 5500])
})

test('no wait starts that would outlast the deadline', async () => {
  const server = await serve(down)
  const clock = createFaultClock({ limits: [1500, 1000] })
  const { client } = benchOf(createClient, server, { deadlineMs: 1500 }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: down (GET /v1/sandbox/pipelines)',
    status: 503,
    attempts: 2,
    elapsedMs: 500,
  })
  expect(clock.waits).toEqual([500])
})

test('a Retry-After past the deadline ends the call at once with an error that has it', async () => {
  const server = await serve(respond(429, { message: 'slow down' }, { 'retry-after': '5' }))
  const clock = createFaultClock({ limits: [3000] })
  const { client } = benchOf(createClient, server, { deadlineMs: 3000 }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 429: slow down (GET /v1/sandbox/pipelines)',
    retryAfterMs: 5000,
    attempts: 1,
    elapsedMs: 0,
  })
  expect(clock.waits).toEqual([])
})

test('the deadline covers the token', async () => {
  const server = await serve(respond(200, {}))
  const token = () => {
    setImmediate(clock.expire)
    return new Promise<string>(() => {})
  }
  const clock = createFaultClock({ limits: [7000] })
  const { client } = benchOf(createClient, server, { deadlineMs: 7000, token }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 7000 ms (deadline, waiting for token) (GET /v1/sandbox/pipelines)',
    limit: 'deadline',
    phase: 'token',
    attempts: 0,
  })
})

test('the shorter of timeoutMs and the rest of the deadline limits each attempt', async () => {
  const server = await serve(down)
  const clock = createFaultClock({ limits: [8000, 7900] })
  const { client } = benchOf(createClient, server, { timeoutMs: 8000, deadlineMs: 9400 }, clock)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: down (GET /v1/sandbox/pipelines)',
    attempts: 3,
  })
  expect(clock.limits).toEqual([8000, 8000, 7900])
})

test('deadlineMs of a call overrides that of its client', async () => {
  const server = await serve(() => clock.expire())
  const clock = createFaultClock({ limits: [5000] })
  const { client } = benchOf(createClient, server, { deadlineMs: 10_000 }, clock)

  const error = await rejection(client.listPipelines(null, null, { deadlineMs: 5000 }))

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 5000 ms (deadline, waiting for headers) (GET /v1/sandbox/pipelines)',
    limit: 'deadline',
  })
})

test('deadlineMs runs in real time', async () => {
  const server = await serve(silence)
  const client = createClient({ baseUrl: server.baseUrl, token: 'tok', deadlineMs: 150 })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message: /^pipelines\.listPipelines timed out after \d+ ms \(deadline, waiting for headers\) \(GET /,
    limit: 'deadline',
  })
  expect(server.received).toHaveLength(1)
})
