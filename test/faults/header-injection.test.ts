import { ConfigError, configure, connect, createClient } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const problem = 'cannot be sent'
const owned = 'is set by the token option'

describe('a header that cannot be sent is a ConfigError, and nothing is sent', () => {
  test.each([
    ['a line break in the value', 'x-note', 'a\r\nx-admin: 1', problem],
    ['a line feed', 'x-note', 'a\nb', problem],
    ['a carriage return', 'x-note', 'a\rb', problem],
    ['a NUL', 'x-note', 'a\0b', problem],
    ['a letter beyond Latin-1', 'x-note', 'a\u0142', problem],
    ['a line break in the name', 'x-note\r\nx-admin', '1', problem],
    ['a space in the name', 'x note', '1', problem],
    ['a colon in the name', 'x-note:', '1', problem],
    ['a name that is reserved for the token', 'authorization', 'Bearer other', owned],
    ['the same in capitals', 'Authorization', 'Bearer other', owned],
  ])('%s', async (_fault, name, value, problem) => {
    const server = await serve(respond(200, {}))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { headers: { [name]: value } }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message: `pipelines.listPipelines was not sent: header ${name.replace('\r\n', ' ')} ${problem} (GET /v1/sandbox/pipelines)`,
      parameter: `header ${name}`,
      attempts: 0,
    })
    expect(server.received).toEqual([])
  })
})

test('a client cannot be configured with one', async () => {
  const client = createClient()

  const error = await rejection(
    Promise.resolve().then(() => configure(client, { headers: { 'x-a': 'b\r\nc: d' } })),
  )

  expectError(error, ConfigError, {
    code: 'config_error',
    message: `pipelines is not configured: header x-a ${problem}`,
    parameter: 'header x-a',
    attempts: 0,
  })
})

test('headers that can be sent arrive as they are', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server, { headers: { 'x-team': 'core', 'x-drop': '1' } })

  await client.listPipelines(null, null, { headers: { 'x-note': 'caf\u00e9\ttoday', 'x-drop': null } })

  const { headers } = server.received[0] ?? expect.unreachable()
  expect(headers).toMatchObject({ 'x-team': 'core', 'x-note': 'caf\u00e9\ttoday' })
  expect(headers['x-drop']).toBeUndefined()
})

test('a line break in a path parameter is percent-encoded', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)

  await client.getPipeline({ pipeline_id: 'a\r\nx-admin: 1 HTTP/1.1' })

  expect(server.received[0]?.path).toBe('/v1/sandbox/pipelines/a%0D%0Ax-admin%3A%201%20HTTP%2F1.1')
  expect(server.received[0]?.headers['x-admin']).toBeUndefined()
})

test.each([
  'https://user:pass@api.test',
  'https://api.test/?a=1',
  'https://api.test/#a',
  'ftp://api.test',
  'javascript:alert(1)',
  'api.test',
  '',
])('a connection to %j is a ConfigError', async (baseUrl) => {
  const error = await rejection(Promise.resolve().then(() => connect({ baseUrl })))

  expectError(error, ConfigError, {
    code: 'config_error',
    message: 'pipelines is not configured: baseUrl must be an http(s) URL without user, query or fragment',
    parameter: 'baseUrl',
    attempts: 0,
  })
})
