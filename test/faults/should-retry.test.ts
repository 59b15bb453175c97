import { ApiError, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { callerOf } from '../support/fault-methods.ts'
import { respond, serve } from '../support/fault-server.ts'

const success = { GET: 200, POST: 201 }
const names = ['x-should-retry', 'should-retry', 'stripe-should-retry']

describe.each(names)('%s', (name) => {
  test.each(['GET', 'POST'] as const)('true: a %s is retried after any status', async (method) => {
    const server = await serve(
      respond(409, { message: 'locked' }, { [name]: 'true' }),
      respond(success[method], {}),
    )
    const { call, clock } = callerOf(method, server)

    const { attempts } = await call()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([500])
  })

  test.each(['GET', 'POST'] as const)('false: a %s is never retried', async (method) => {
    const server = await serve(respond(429, { message: 'no' }, { [name]: 'false', 'retry-after': '1' }))
    const { call, name: operation, address } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, ApiError, {
      code: 'api_error',
      message: `${operation} failed with 429: no (${address})`,
      shouldRetry: false,
      retryAfterMs: 1000,
      attempts: 1,
    })
  })
})

test('the wait is the one that the server asks for', async () => {
  const headers = { 'x-should-retry': 'true', 'retry-after': '3' }
  const server = await serve(respond(409, { message: 'locked' }, headers), respond(200, {}))
  const { client, clock } = benchOf(createClient, server)

  await client.listPipelines()

  expect(clock.waits).toEqual([3000])
})

test('the retry counts like any other', async () => {
  const server = await serve(respond(409, { message: 'locked' }, { 'x-should-retry': 'true' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expect(error).toMatchObject({ status: 409, shouldRetry: true, attempts: 3 })
})

test.each(['', 'maybe', '1'])('anything else is ignored: %o', async (value) => {
  const server = await serve(respond(500, { message: 'down' }, { 'x-should-retry': value }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expect(error).toMatchObject({ status: 500, shouldRetry: undefined, attempts: 3 })
})
