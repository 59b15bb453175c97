import { AuthError, ConfigError, createClient, NetworkError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { expectError, rejection } from '../support/fault-errors.ts'

const unreadable = () => {
  throw new Error('not readable here')
}

const withGetter = (name: string, error: Error) => Object.defineProperty(error, name, { get: unreadable })

class LazyCause extends Error {
  override get cause(): never {
    return unreadable() as never
  }
}

const failing = (error: unknown) =>
  createClient({
    token: 'tok-4f9c2d7e81b3',
    baseUrl: 'https://api.test',
    retry: false,
    fetch: () => Promise.reject(error),
  })

test.each([
  ['own', withGetter('cause', new Error('socket tok-4f9c2d7e81b3 broke'))],
  ['inherited', new LazyCause('socket tok-4f9c2d7e81b3 broke')],
])('an error of fetch with an %s cause that throws when it is read keeps its message', async (_, error) => {
  const seen = await rejection(failing(error).listPipelines())

  expectError(seen, ConfigError, {
    code: 'config_error',
    message:
      'pipelines.listPipelines got no response: fetch failed, not the network: socket [redacted] broke (GET /v1/sandbox/pipelines)',
    parameter: 'fetch',
  })
  expect(seen).toMatchObject({ cause: { message: 'socket [redacted] broke' } })
})

test('a deeper cause that throws is left out', async () => {
  const cause = withGetter('cause', Object.assign(new Error('reset'), { code: 'ECONNRESET' }))

  const error = await rejection(failing(new TypeError('fetch failed', { cause })).listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      'pipelines.listPipelines got no response: fetch failed, reset, ECONNRESET (GET /v1/sandbox/pipelines)',
  })
})

test('an object that has no text is an error of fetch', async () => {
  const error = await rejection(failing(Object.create(null)).listPipelines())

  expectError(error, ConfigError, {
    code: 'config_error',
    message: /^pipelines\.listPipelines got no response: fetch failed, not the network: /,
    parameter: 'fetch',
  })
})

test('an error of the token function with a cause that throws is an AuthError', async () => {
  const client = createClient({
    token: () => Promise.reject(withGetter('cause', new Error('no login'))),
    baseUrl: 'https://api.test',
    fetch: () => Promise.reject(new Error('unused')),
  })

  const error = await rejection(client.listPipelines())

  expectError(error, AuthError, {
    code: 'auth_error',
    message: 'pipelines.listPipelines was not sent: the token function failed (GET /v1/sandbox/pipelines)',
  })
  expect(error).toMatchObject({ cause: { message: 'no login' } })
})
