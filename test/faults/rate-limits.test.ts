import { ApiError, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { callerOf } from '../support/fault-methods.ts'
import { respond, serve } from '../support/fault-server.ts'

/** The time of the test clock, in seconds since the epoch. */
const now = 1_795_435_200
const limited = { message: 'slow down' }
const done = respond(200, {})

describe('without Retry-After, a retry after 429 waits until the rate limit resets', () => {
  test.each([
    ['Discord', { 'x-ratelimit-reset-after': '1.25', 'x-ratelimit-reset': `${now + 99}` }, 1250],
    ['GitHub', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${now + 7}` }, 7000],
    ['an epoch with a fraction', { 'x-ratelimit-reset': `${now + 7}.5` }, 7500],
    ['an epoch in milliseconds', { 'x-ratelimit-reset': `${now + 7}250` }, 7250],
    ['X, Okta', { 'x-rate-limit-reset': `${now + 7}` }, 7000],
    ['the drafts up to 7', { 'ratelimit-remaining': '0', 'ratelimit-reset': '7' }, 7000],
    ['draft 7, one field', { ratelimit: 'limit=100, remaining=0, reset=7' }, 7000],
    ['the drafts from 8', { ratelimit: '"default";r=0;t=7' }, 7000],
    ['with spaces', { ratelimit: '"15-in-1min"; r=0; t=7' }, 7000],
    ['of two policies, the exhausted one', { ratelimit: '"burst";r=8;t=1, "day";r=0;t=7' }, 7000],
  ])('%s: %o', async (_, headers, waitMs) => {
    const server = await serve(respond(429, limited, headers), done)
    const { client, clock } = benchOf(createClient, server, { timeoutMs: 90_000 })

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([waitMs])
  })
})

test('Retry-After wins over the reset of a rate limit', async () => {
  const headers = { 'retry-after': '2', 'x-ratelimit-reset-after': '30' }
  const server = await serve(respond(429, limited, headers), done)
  const { client, clock } = benchOf(createClient, server)

  await client.listPipelines()

  expect(clock.waits).toEqual([2000])
})

describe('a value that names no future time falls back to the backoff', () => {
  test.each([
    ['zero', { 'ratelimit-reset': '0' }],
    ['past', { 'x-ratelimit-reset': `${now - 1}` }],
    ['negative', { 'x-ratelimit-reset-after': '-1' }],
    ['words', { 'x-ratelimit-reset': 'soon' }],
    ['a policy with something left', { ratelimit: '"default";r=5;t=30' }],
  ])('%s: %o', async (_, headers) => {
    const server = await serve(respond(429, limited, headers), done)
    const { client, clock } = benchOf(createClient, server)

    await client.listPipelines()

    expect(clock.waits).toEqual([500])
  })
})

test('a 503 with nothing left of the limit is retried after the reset, also for a POST', async () => {
  const server = await serve(
    respond(503, limited, { 'ratelimit-remaining': '0', 'ratelimit-reset': '3' }),
    respond(201, {}),
  )
  const { call, clock } = callerOf('POST', server)

  const { attempts } = await call()

  expect(attempts).toBe(2)
  expect(clock.waits).toEqual([3000])
})

describe('when something is left, the limit is not the reason, and its reset is ignored', () => {
  const headers = { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': `${now + 2400}` }

  test.each([429, 503])('%i', async (status) => {
    const server = await serve(respond(status, limited, headers), done)
    const { client, clock } = benchOf(createClient, server)

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([500])
  })

  test('a POST is not retried after 503', async () => {
    const server = await serve(respond(503, limited, headers))
    const { call } = callerOf('POST', server)

    expect(await rejection(call())).toMatchObject({ status: 503, attempts: 1, retryAfterMs: undefined })
  })

  test('nor after a 503 that does not say what is left', async () => {
    const server = await serve(respond(503, limited, { 'ratelimit-reset': '3' }))
    const { call } = callerOf('POST', server)

    expect(await rejection(call())).toMatchObject({ status: 503, attempts: 1, retryAfterMs: undefined })
  })
})

test.each([400, 401, 404, 409, 500, 502])(
  'after %i, the reset of a rate limit is ignored',
  async (status) => {
    const server = await serve(
      respond(status, limited, { 'ratelimit-reset': '3', 'x-ratelimit-remaining': '0' }),
    )
    const { client } = benchOf(createClient, server, { retry: false })

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ status, retryAfterMs: undefined, shouldRetry: undefined })
  },
)

describe('a 403', () => {
  test('is a rate limit when nothing is left of it', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${now + 7}` }
    const server = await serve(respond(403, limited, headers), done)
    const { client, clock } = benchOf(createClient, server)

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(clock.waits).toEqual([7000])
  })

  test('ends the call at once when the limit resets in more than 60 s', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${now + 3600}` }
    const server = await serve(respond(403, limited, headers))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ApiError, {
      code: 'api_error',
      message: 'pipelines.listPipelines failed with 403: slow down (GET /v1/sandbox/pipelines)',
      retryAfterMs: 3_600_000,
      shouldRetry: true,
      attempts: 1,
    })
  })

  test.each([
    ['when something is left', { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': `${now + 7}` }],
    ['when it is unknown what is left', { 'x-ratelimit-reset': `${now + 7}` }],
    ['when the end of the limit is unknown', { 'x-ratelimit-remaining': '0' }],
  ])('is final %s', async (_, headers) => {
    const server = await serve(respond(403, limited, headers))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ status: 403, attempts: 1, retryAfterMs: undefined, shouldRetry: undefined })
  })
})
