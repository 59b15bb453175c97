import { ApiError, createClient } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { errorBodyTimeoutMs } from '../../src/runtime/config/defaults.ts'
import { benchOf, token } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { type Responder, serve } from '../support/fault-server.ts'

/** A clock that soon ends the wait for an error body. */
const quick = () => createFaultClock({ errorBodyMs: 50 })

const stalled =
  (status: number): Responder =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-7' })
    response.write('{"detail":')
  }

const pipelines: Responder = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end('{"results":[],"total":0}')
}

test.each([409, 422, 500])('a body of %i that never ends is abandoned after a short time', async (status) => {
  const server = await serve(stalled(status))
  const { client, clock } = benchOf(createClient, server, { retry: false }, quick())
  const startedAt = clock.now()

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: `pipelines.listPipelines failed with ${status}: {"detail": (GET /v1/sandbox/pipelines)`,
    status,
    body: '{"detail":',
    requestId: 'req-7',
    attempts: 1,
  })
  expect(clock.now() - startedAt).toBe(errorBodyTimeoutMs)
  expect(clock.open()).toBe(0)
})

test('a shorter limit of the attempt ends the body but keeps the status', async () => {
  const server = await serve(stalled(500))
  const clock = createFaultClock({ limits: [400] })
  const { client } = benchOf(createClient, server, { timeoutMs: 400, retry: false }, clock)

  const error = await rejection(client.listPipelines())

  expect(error).toMatchObject({ code: 'api_error', status: 500, body: '{"detail":' })
  expect(clock.open()).toBe(0)
})

test('an abort still ends it at once', async () => {
  const server = await serve(stalled(500))
  const { client, clock } = benchOf(createClient, server)
  const controller = new AbortController()
  setTimeout(() => controller.abort('enough'), 50)

  const reason = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

  expect(reason).toBe('enough')
  expect(clock.open()).toBe(0)
})

test('an abort leaves no timer, even if the body ignores that it is cancelled', async () => {
  const clock = createFaultClock()
  const controller = new AbortController()
  const body = {
    getReader: () => ({
      read: () => new Promise<never>(() => queueMicrotask(() => controller.abort('enough'))),
      cancel() {},
    }),
  }
  const client = createClient({
    token: 'tok',
    clock,
    fetch: async () => ({ status: 500, ok: false, statusText: '', headers: new Headers(), body }) as never,
  })

  const reason = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

  expect(reason).toBe('enough')
  await expect.poll(() => clock.open()).toBe(0)
})

test('the status decides what follows: a GET is retried after 503, a POST is not', async () => {
  const server = await serve(stalled(503), pipelines)
  const { client } = benchOf(createClient, server, {}, quick())

  const { attempts } = await client.listPipelines()
  expect(attempts).toBe(2)

  const other = await serve(stalled(503))
  const { client: creating } = benchOf(createClient, other, {}, quick())
  const error = await rejection(creating.createPipeline(null, { name: 'one', product_id: 'p1' } as never))

  expect(error).toMatchObject({ code: 'api_error', status: 503, attempts: 1 })
  expect(other.received).toHaveLength(1)
})

test('a 401 whose body never ends still requests a new token', async () => {
  const server = await serve(stalled(401), pipelines)
  const asked: boolean[] = []
  const renewing = ({ refresh }: { refresh: boolean }) => {
    asked.push(refresh)
    return refresh ? 'fresh-token' : token
  }
  const { client } = benchOf(createClient, server, { token: renewing }, quick())

  await client.listPipelines()

  expect(asked).toEqual([false, true])
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${token}`,
    'Bearer fresh-token',
  ])
})
