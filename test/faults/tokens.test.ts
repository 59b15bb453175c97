import { inspect } from 'node:util'
import { AuthError, authorize, ConfigError, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const secret = 'tok-9d3b7716c2'

describe('a token that cannot be sent is an AuthError that does not print it', () => {
  test.each([
    ['a line feed', `${secret}\n`, 'the token is not one word of ASCII; omit "Bearer"'],
    ['an extra header', `${secret}\r\nx-admin: 1`, 'the token is not one word of ASCII; omit "Bearer"'],
    ['a NUL', `${secret}\0`, 'the token is not one word of ASCII; omit "Bearer"'],
    ['a space', `${secret} `, 'the token is not one word of ASCII; omit "Bearer"'],
    ['a character beyond ASCII', `${secret}ü`, 'the token is not one word of ASCII; omit "Bearer"'],
    ['nothing', '', 'the token is empty'],
    ['undefined', undefined, 'the token is undefined'],
    ['null', null, 'the token is object'],
    ['an object', { access_token: secret }, 'the token is object'],
  ])('%s', async (_fault, given, problem) => {
    const server = await serve(respond(200, {}))
    const { client } = benchOf(createClient, server, { token: () => given as string })

    const error = await rejection(client.listPipelines())

    expectError(error, AuthError, {
      code: 'auth_error',
      message: `pipelines.listPipelines was not sent: ${problem} (GET /v1/sandbox/pipelines)`,
      attempts: 0,
    })
    expect(error.cause).toBeInstanceOf(Error)
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(secret)
    expect(server.received).toEqual([])
  })
})

test('a token function that throws is an AuthError with its cause', async () => {
  const server = await serve(respond(200, {}))
  const cause = new Error('login is down')
  const token = () => {
    throw cause
  }
  const { client } = benchOf(createClient, server, { token })

  const error = await rejection(client.listPipelines())

  expectError(error, AuthError, {
    code: 'auth_error',
    message: 'pipelines.listPipelines was not sent: the token function failed (GET /v1/sandbox/pipelines)',
    attempts: 0,
  })
  expect(error.cause).toBe(cause)
  expect(server.received).toEqual([])
})

test('a token function that fails is called once for concurrent calls, and again by the next one', async () => {
  const server = await serve(respond(200, { total: 1 }))
  let asked = 0
  const token = async () => {
    if (++asked === 1) throw new Error('login is down')
    return secret
  }
  const { client } = benchOf(createClient, server, { token })
  const failed = await Promise.all([1, 2, 3].map(() => rejection(client.listPipelines())))

  const { data } = await client.listPipelines()

  expect(failed.every((error) => error instanceof AuthError)).toBe(true)
  expect(data).toEqual({ total: 1 })
  expect(asked).toBe(2)
})

test('concurrent calls share one running token call, later calls make their own', async () => {
  const server = await serve(respond(200, {}))
  let asked = 0
  const token = async () => {
    asked++
    await new Promise(setImmediate)
    return secret
  }
  const { client } = benchOf(createClient, server, { token })

  await Promise.all(Array.from({ length: 20 }, () => client.listPipelines()))
  await client.listPipelines()

  expect(asked).toBe(2)
})

test('no token is an AuthError that says what to do', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server, { token: undefined })

  const error = await rejection(client.listPipelines())

  expectError(error, AuthError, {
    code: 'auth_error',
    message:
      'pipelines.listPipelines has no token: set the token option or call authorize(client, token) (GET /v1/sandbox/pipelines)',
    attempts: 0,
  })
  expect(server.received).toEqual([])
})

test('a call that started before authorize keeps its token', async () => {
  const server = await serve(respond(503), respond(200, {}))
  const { client } = benchOf(createClient, server, { token: 'tok-first' })
  const call = client.listPipelines()

  authorize(client, 'tok-second')
  await call
  await client.listPipelines()

  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer tok-first',
    'Bearer tok-first',
    'Bearer tok-second',
  ])
})

test('a token is not sent in plain text to another machine', async () => {
  let sent = 0
  const fetch = async () => {
    sent++
    return Response.json({})
  }
  const { client } = benchOf(createClient, { baseUrl: 'http://api.test' }, { fetch })

  const error = await rejection(client.listPipelines())

  expectError(error, ConfigError, {
    code: 'config_error',
    message:
      'pipelines.listPipelines was not sent: baseUrl is http and would expose a secret; use https, or add api.test:80 to allowHttp (GET /v1/sandbox/pipelines)',
    parameter: 'baseUrl',
    attempts: 0,
  })
  expect(sent).toBe(0)
})
