import { ApiError, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

// The clock is at Mon, 23 Nov 2026 12:00:00 GMT.
describe('a wait that the server requests is respected', () => {
  test.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['zero', { 'retry-after': '0' }, 0],
    ['seconds with a fraction', { 'retry-after': '1.5' }, 1500],
    ['seconds as Shopify writes them', { 'retry-after': '2.0' }, 2000],
    ['seconds since the epoch', { 'retry-after': '1795435207' }, 7000],
    ['the limit of 60 s', { 'retry-after': '60' }, 60_000],
    ['an IMF-fixdate', { 'retry-after': 'Mon, 23 Nov 2026 12:00:07 GMT' }, 7000],
    ['an RFC 850 date', { 'retry-after': 'Monday, 23-Nov-26 12:00:07 GMT' }, 7000],
    ['an asctime date', { 'retry-after': 'Mon Nov 23 12:00:07 2026' }, 7000],
    ['milliseconds', { 'retry-after-ms': '250' }, 250],
    ['a fraction of a millisecond', { 'retry-after-ms': '12.5' }, 12.5],
    ['milliseconds before seconds', { 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    ['seconds when the milliseconds are garbage', { 'retry-after-ms': 'soon', 'retry-after': '7' }, 7000],
  ])('%s: %o', async (_form, headers, waitMs) => {
    const server = await serve(respond(429, { message: 'slow down' }, headers), respond(200, { total: 1 }))
    const { client, clock } = benchOf(createClient, server, { timeoutMs: 90_000 })

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([waitMs])
  })
})

describe('a value that is not a wait falls back to the backoff', () => {
  test.each([
    ['negative', { 'retry-after': '-5' }],
    ['negative milliseconds', { 'retry-after-ms': '-5' }],
    ['a date in the past', { 'retry-after': 'Mon, 23 Nov 2026 11:59:59 GMT' }],
    ['an RFC 850 date in the past', { 'retry-after': 'Sunday, 06-Nov-94 08:49:37 GMT' }],
    ['words', { 'retry-after': 'soon' }],
    ['empty', { 'retry-after': '' }],
    ['a fraction without a number', { 'retry-after': '.5' }],
    ['an epoch in the past', { 'retry-after': '1795435199' }],
    ['two values', { 'retry-after': '1, 2' }],
    ['hexadecimal', { 'retry-after': '0x10' }],
    ['an exponent', { 'retry-after': '1e3' }],
    ['a date in another format', { 'retry-after': '2026-11-23T12:00:07Z' }],
    ['an ISO date without a zone', { 'retry-after': '2026-11-23 12:00:07' }],
    ['a bare date', { 'retry-after': '2027-01-01' }],
    ['a date without a day', { 'retry-after': 'Mon, 99 Nov 2026 12:00:07 GMT' }],
  ])('%s: %o', async (_form, headers) => {
    const server = await serve(respond(503, { message: 'busy' }, headers), respond(200, { total: 1 }))
    const { client, clock } = benchOf(createClient, server)

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([500])
  })
})

describe('a wait beyond 60 s ends the call at once with an error that has it', () => {
  test.each([
    ['seconds', { 'retry-after': '61' }, 61_000],
    ['milliseconds', { 'retry-after-ms': '60001' }, 60_001],
    ['a date', { 'retry-after': 'Mon, 23 Nov 2026 12:05:00 GMT' }, 300_000],
    ['years', { 'retry-after': '99999999' }, 99_999_999_000],
  ])('%s: %o', async (_form, headers, retryAfterMs) => {
    const server = await serve(respond(429, { message: 'slow down' }, headers))
    const { client, clock } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ApiError, {
      code: 'api_error',
      message: 'pipelines.listPipelines failed with 429: slow down (GET /v1/sandbox/pipelines)',
      status: 429,
      retryAfterMs,
      attempts: 1,
    })
    expect(clock.waits).toEqual([])
    expect(server.received).toHaveLength(1)
  })
})

test('an error that is not retried has the wait too', async () => {
  const server = await serve(respond(400, { message: 'no' }, { 'retry-after': '7' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: no (GET /v1/sandbox/pipelines)',
    retryAfterMs: 7000,
  })
})
