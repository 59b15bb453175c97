import { ApiError, AuthError, createClient, TimeoutError, type TokenRequest } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { type Responder, respond, serve } from '../support/fault-server.ts'

const refused = respond(401, { message: 'token expired' })
const message = 'pipelines.listPipelines failed with 401: token expired (GET /v1/sandbox/pipelines)'

/** Accepts one token, refuses every other. */
const accepting =
  (token: string): Responder =>
  (response, request, number) =>
    (request.headers.authorization === `Bearer ${token}` ? respond(200, { total: number }) : refused)(
      response,
      request,
      number,
    )

/** A token function that returns one token until it is called for a new one, and records its arguments. */
function renewing(first: string, second: string) {
  const asked: TokenRequest[] = []
  let current = first
  const token = async (request: TokenRequest) => {
    asked.push(request)
    await new Promise(setImmediate)
    if (request.refresh) current = second
    return current
  }
  return { asked, token }
}

test('a 401 requests a new token and repeats the call with it, outside the retry count', async () => {
  const server = await serve(accepting('tok-new'))
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client, clock } = benchOf(createClient, server, { token, retry: false })

  const result = await client.listPipelines()

  expect(result).toMatchObject({ data: { total: 2 }, attempts: 1 })
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer tok-old',
    'Bearer tok-new',
  ])
  expect(asked).toEqual([
    { api: 'pipelines', operation: 'listPipelines', refresh: false },
    { api: 'pipelines', operation: 'listPipelines', refresh: true },
  ])
  expect(clock.waits).toEqual([])
})

test('a POST is repeated with its body', async () => {
  const server = await serve(refused, respond(201, {}))
  const { token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' })

  const body = '{"pipeline_role":"sandbox","api_token":"partner-71c0d4aa95"}'
  expect(server.received.map((each) => each.body)).toEqual([body, body])
})

test('50 concurrent calls with an expired token make one refresh and get 50 responses', async () => {
  const server = await serve(accepting('tok-new'))
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  const results = await Promise.all(Array.from({ length: 50 }, () => client.listPipelines()))

  expect(results.every(({ attempts }) => attempts === 1)).toBe(true)
  expect(asked.map(({ refresh }) => refresh)).toEqual([false, true])
  expect(server.received).toHaveLength(100)
})

test('50 calls whose 401s arrive one after another make one refresh', async () => {
  const server = await serve((response, request, number) => {
    const late = request.headers.authorization === 'Bearer tok-old' ? number : 0
    setTimeout(() => accepting('tok-new')(response, request, number), late)
  })
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  await Promise.all(Array.from({ length: 50 }, () => client.listPipelines()))

  expect(asked.map(({ refresh }) => refresh)).toEqual([false, true])
  expect(server.received).toHaveLength(100)
})

test('a 401 for a token that another call has already renewed requests none', async () => {
  let refuseLate = (): void => {}
  const server = await serve(
    (response, request, number) => {
      refuseLate = () => refused(response, request, number)
    },
    refused,
    accepting('tok-new'),
  )
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })
  const slow = client.listPipelines()
  await server.arrived(1)
  await client.listPipelines()

  refuseLate()
  const { data } = await slow

  expect(data).toEqual({ total: 4 })
  expect(asked.map(({ refresh }) => refresh)).toEqual([false, false, true])
})

test('a renewal does not wait for an earlier token call, which returns the old token', async () => {
  const asked: boolean[] = []
  let giveOld = (): void => {}
  let refuse = (): void => {}
  const server = await serve((response, request, number) => {
    if (number > 1) accepting('tok-new')(response, request, number)
    else refuse = () => refused(response, request, number)
  })
  const { client } = benchOf(createClient, server, {
    token({ refresh }) {
      asked.push(refresh)
      if (asked.length !== 2) return refresh ? 'tok-new' : 'tok-old'
      return new Promise<string>((resolve) => {
        giveOld = () => resolve('tok-old')
        refuse()
      })
    },
  })
  const first = client.listPipelines()
  await server.arrived(1)
  const second = client.listPipelines()
  await first

  giveOld()
  const { data } = await second

  expect(data).toEqual({ total: 4 })
  expect(asked).toEqual([false, false, true])
})

test('a second 401 ends the call', async () => {
  const server = await serve(refused)
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, { code: 'api_error', message, status: 401, attempts: 1 })
  expect(asked.map(({ refresh }) => refresh)).toEqual([false, true])
  expect(server.received).toHaveLength(2)
})

test('an unchanged token is not sent again', async () => {
  const server = await serve(refused)
  const { asked, token } = renewing('tok-old', 'tok-old')
  const { client } = benchOf(createClient, server, { token })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, { code: 'api_error', message, status: 401, attempts: 1 })
  expect(asked.map(({ refresh }) => refresh)).toEqual([false, true])
  expect(server.received).toHaveLength(1)
})

test('a 401 for a string token ends the call', async () => {
  const server = await serve(refused)
  const { client, events } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, { code: 'api_error', message, status: 401, attempts: 1 })
  expect(server.received).toHaveLength(1)
  expect(events.map(({ type }) => type)).toEqual(['request', 'response', 'error'])
})

test('a retry after a renewal keeps the new token and requests no other', async () => {
  const server = await serve(refused, respond(503, { message: 'busy' }), accepting('tok-new'))
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  const result = await client.listPipelines()

  expect(result).toMatchObject({ data: { total: 3 }, attempts: 2 })
  expect(asked.filter(({ refresh }) => refresh)).toHaveLength(1)
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer tok-old',
    'Bearer tok-new',
    'Bearer tok-new',
  ])
})

test('a failure after a renewal is reported as itself, not as the 401 before it', async () => {
  const server = await serve(refused, respond(503, { message: 'busy' }))
  const { token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: busy (GET /v1/sandbox/pipelines)',
    status: 503,
    attempts: 3,
  })
})

test('calls after a renewal do not renew again', async () => {
  const server = await serve(accepting('tok-new'))
  const { asked, token } = renewing('tok-old', 'tok-new')
  const { client } = benchOf(createClient, server, { token })
  await client.listPipelines()

  await client.listPipelines()

  expect(asked.map(({ refresh }) => refresh)).toEqual([false, true, false])
  expect(server.received).toHaveLength(3)
})

describe('a renewal that fails is an AuthError, and nothing more is sent', () => {
  const cause = new Error('login is down')

  test.each([
    [
      'throws',
      () => {
        throw cause
      },
      'the token function failed',
    ],
    ['rejects', () => Promise.reject(cause), 'the token function failed'],
    ['returns nothing', () => undefined as unknown as string, 'the token is undefined'],
    ['returns an empty token', () => '', 'the token is empty'],
    [
      'returns a token with a line break',
      () => 'tok-\nnew',
      'the token is not one word of ASCII; omit "Bearer"',
    ],
  ])('%s', async (_fault, renew, problem) => {
    const server = await serve(refused)
    const { client } = benchOf(createClient, server, {
      token: ({ refresh }) => (refresh ? renew() : 'tok-old'),
    })

    const error = await rejection(client.listPipelines())

    expectError(error, AuthError, {
      code: 'auth_error',
      message: `pipelines.listPipelines was not repeated: ${problem} (GET /v1/sandbox/pipelines)`,
      attempts: 1,
    })
    expect(error.cause).toBeInstanceOf(Error)
    expect(server.received).toHaveLength(1)
  })
})

test('a renewal that failed is tried again by the next call', async () => {
  const server = await serve(accepting('tok-new'))
  let renewals = 0
  const { client } = benchOf(createClient, server, {
    token({ refresh }) {
      if (!refresh) return 'tok-old'
      if (++renewals === 1) throw new Error('login is down')
      return 'tok-new'
    },
  })
  await rejection(client.listPipelines())

  const { data } = await client.listPipelines()

  expect(data).toEqual({ total: 3 })
})

test('a renewal that never ends is a timeout that names the token', async () => {
  const server = await serve(refused)
  const { client, clock } = benchOf(createClient, server, {
    token({ refresh }) {
      if (!refresh) return 'tok-old'
      setImmediate(clock.expire)
      return new Promise<string>(() => {})
    },
  })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 60000 ms (attempt, waiting for token) (GET /v1/sandbox/pipelines)',
    limit: 'attempt',
    phase: 'token',
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
  expect(clock.open()).toBe(0)
})
