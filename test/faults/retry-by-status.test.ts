import { ApiError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { expectError, rejection } from '../support/fault-errors.ts'
import { callerOf, type Method } from '../support/fault-methods.ts'
import { respond, serve } from '../support/fault-server.ts'

const transient = [
  [408, 'Request Timeout'],
  [425, 'Too Early'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
  // From Cloudflare, overloaded services and proxies; Node has no text for them.
  [520, 'unknown'],
  [521, 'unknown'],
  [522, 'unknown'],
  [523, 'unknown'],
  [524, 'unknown'],
  [529, 'unknown'],
  [530, 'unknown'],
  [598, 'unknown'],
  [599, 'unknown'],
] as const
const lasting = [
  [400, 'Bad Request'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [413, 'Payload Too Large'],
  [422, 'Unprocessable Entity'],
  [501, 'Not Implemented'],
  [505, 'HTTP Version Not Supported'],
  [507, 'Insufficient Storage'],
  [511, 'Network Authentication Required'],
  [525, 'unknown'],
  [526, 'unknown'],
  [528, 'unknown'],
  [597, 'unknown'],
] as const
const idempotent: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']
const unsafe: readonly Method[] = ['POST', 'PATCH']
const success: Record<Method, number> = {
  GET: 200,
  HEAD: 200,
  OPTIONS: 200,
  PUT: 200,
  DELETE: 200,
  POST: 201,
  PATCH: 200,
}

describe.each(idempotent)('%s', (method) => {
  test.each(transient)('is retried after %i', async (status) => {
    const server = await serve(respond(status), respond(success[method], {}))
    const { call, clock } = callerOf(method, server)

    const { attempts } = await call()

    expect(attempts).toBe(2)
    expect(server.received.map((each) => each.method)).toEqual([method, method])
    expect(clock.waits).toEqual([500])
  })

  test.each(transient)('gives up after two more responses of %i', async (status, text) => {
    const server = await serve(respond(status))
    const { call, clock, name, address } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, ApiError, {
      code: 'api_error',
      message: `${name} failed with ${status}: ${text} (${address})`,
      status,
      attempts: 3,
      elapsedMs: 1500,
    })
    expect(server.received).toHaveLength(3)
    expect(clock.waits).toEqual([500, 1000])
  })
})

describe.each(unsafe)('%s', (method) => {
  test.each([
    [429, {}],
    [429, { 'retry-after': '2' }],
    [503, { 'retry-after': '2' }],
  ] as const)('is retried after %i with %o', async (status, headers) => {
    const server = await serve(respond(status, undefined, headers), respond(success[method], {}))
    const { call } = callerOf(method, server)

    const { attempts } = await call()

    expect(attempts).toBe(2)
    expect(server.received[1]).toEqual(server.received[0])
  })

  test.each(transient.filter(([status]) => status !== 429))('is sent once after %i', async (status, text) => {
    const server = await serve(respond(status))
    const { call, clock, name, address } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, ApiError, {
      code: 'api_error',
      message: `${name} failed with ${status}: ${text} (${address})`,
      status,
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
    expect(clock.waits).toEqual([])
  })

  test.each([500, 502, 504, 408, 425])('is sent once after %i with Retry-After', async (status) => {
    const server = await serve(respond(status, { message: 'busy' }, { 'retry-after': '1' }))
    const { call, name, address } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, ApiError, {
      code: 'api_error',
      message: `${name} failed with ${status}: busy (${address})`,
      retryAfterMs: 1000,
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
  })
})

describe.each([...idempotent, ...unsafe])('%s', (method) => {
  test.each(lasting)('is sent once after %i', async (status, text) => {
    const server = await serve(respond(status))
    const { call, clock, name, address } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, ApiError, {
      code: 'api_error',
      message: `${name} failed with ${status}: ${text} (${address})`,
      status,
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
    expect(clock.waits).toEqual([])
  })
})
