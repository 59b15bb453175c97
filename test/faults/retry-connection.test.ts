import { createServer } from 'node:http'
import { createClient, NetworkError, TimeoutError } from 'sdk/pipelines'
import { describe, expect, onTestFinished, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { callerOf, type Method } from '../support/fault-methods.ts'
import { freePort, hangUp, listen, respond, serve } from '../support/fault-server.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const
const idempotent: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']

test.each(idempotent)('a %s is retried after the connection closed without a response', async (method) => {
  const server = await serve(hangUp, respond(200, {}))
  const { call, clock } = callerOf(method, server)

  const { attempts } = await call()

  expect(attempts).toBe(2)
  expect(clock.waits).toEqual([500])
})

test.each<Method>(['POST', 'PATCH'])(
  'a %s is sent once when the connection closed without a response',
  async (method) => {
    const server = await serve(hangUp)
    const { call, clock, name } = callerOf(method, server)

    const error = await rejection(call())

    expectError(error, NetworkError, {
      code: 'network_error',
      message: new RegExp(
        `^${name} got no response: fetch failed, other side closed, UND_ERR_SOCKET \\(${method} `,
      ),
      unsent: false,
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
    expect(clock.waits).toEqual([])
  },
)

test('a POST whose connection was refused is sent when the server is up', async () => {
  const port = await freePort()
  const bodies: string[] = []
  const server = createServer((request, response) => {
    request.on('data', (chunk) => bodies.push(`${chunk}`))
    request.on('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end('{}'))
  })
  onTestFinished(() => void server.close())
  const clock = createFaultClock({ onWait: () => listen(server, port) })
  const { client } = benchOf(createClient, { baseUrl: `http://127.0.0.1:${port}` }, {}, clock)

  const { attempts } = await client.createPipeline(null, input)

  expect(attempts).toBe(2)
  expect(bodies).toEqual(['{"pipeline_role":"sandbox","api_token":"partner-71c0d4aa95"}'])
})

test('a connection that stays refused is a NetworkError after two more attempts', async () => {
  const port = await freePort()
  const { client, clock } = benchOf(createClient, { baseUrl: `http://127.0.0.1:${port}` })

  const error = await rejection(client.createPipeline(null, input))

  expectError(error, NetworkError, {
    code: 'network_error',
    message: `pipelines.createPipeline got no response: fetch failed, connect ECONNREFUSED 127.0.0.1:${port}, ECONNREFUSED (POST /v1/sandbox/pipelines)`,
    unsent: true,
    attempts: 3,
    requestId: undefined,
  })
  expect(clock.waits).toEqual([500, 1000])
})

const fetchFailed = (message: string, code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })

describe('a POST is retried when the connection was never made, in the words of each platform', () => {
  test.each([
    ['Node, refused', fetchFailed('', 'ECONNREFUSED')],
    ['Node, unknown host', fetchFailed('getaddrinfo ENOTFOUND api.test', 'ENOTFOUND')],
    ['Node, DNS down', fetchFailed('getaddrinfo EAI_AGAIN api.test', 'EAI_AGAIN')],
    ['Bun', Object.assign(new Error('Unable to connect.'), { code: 'ConnectionRefused' })],
    [
      'Deno',
      new TypeError(
        'error sending request for url (https://api.test/): client error (Connect): tcp connect error: Connection refused (os error 111)',
      ),
    ],
  ])('%s', async (_platform, failure) => {
    let sent = 0
    const fetch = async () => {
      if (++sent === 1) throw failure
      return Response.json({}, { status: 201 })
    }
    const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch })

    const { attempts } = await client.createPipeline(null, input)

    expect(attempts).toBe(2)
  })
})

describe('a POST is not retried when the connection broke, in the words of each platform', () => {
  test.each([
    ['Node', fetchFailed('read ECONNRESET', 'ECONNRESET'), 'fetch failed, read ECONNRESET, ECONNRESET'],
    ['Bun', Object.assign(new Error('closed.'), { code: 'ECONNRESET' }), 'closed., ECONNRESET'],
    [
      'Deno',
      new TypeError('connection closed before message completed'),
      'connection closed before message completed',
    ],
    ['workerd', new Error('Network connection lost.'), 'Network connection lost.'],
    ['Chromium', new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['Safari', new TypeError('Load failed'), 'Load failed'],
  ])('%s', async (_platform, failure, reason) => {
    let sent = 0
    const fetch = async () => {
      sent++
      throw failure
    }
    const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch })

    const error = await rejection(client.createPipeline(null, input))

    expectError(error, NetworkError, {
      code: 'network_error',
      message: `pipelines.createPipeline got no response: ${reason} (POST /v1/sandbox/pipelines)`,
      unsent: false,
      attempts: 1,
      cause: failure,
    })
    expect(sent).toBe(1)
  })
})

test('nor when the refusal comes with the body', async () => {
  let sent = 0
  const failure = fetchFailed('', 'ECONNREFUSED')
  const fetch = async () => {
    sent++
    return new Response(new ReadableStream({ pull: (controller) => controller.error(failure) }), {
      status: 201,
    })
  }
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch })

  const error = await rejection(client.createPipeline(null, input))

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      'pipelines.createPipeline was cut off while receiving the response: fetch failed, ECONNREFUSED (POST /v1/sandbox/pipelines)',
    unsent: false,
  })
  expect(sent).toBe(1)
})

test('a connect timeout of the platform lets a POST be retried, and ends as a TimeoutError', async () => {
  const failure = fetchFailed('Connect Timeout Error', 'UND_ERR_CONNECT_TIMEOUT')
  const fetch = () => Promise.reject(failure)
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch })

  const error = await rejection(client.createPipeline(null, input))

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.createPipeline timed out after 1500 ms (attempt, waiting for connect) (POST /v1/sandbox/pipelines)',
    limit: 'attempt',
    phase: 'connect',
    attempts: 3,
    cause: failure,
  })
})

test('a fetch that throws something other than an error is a NetworkError', async () => {
  const fetch = () => Promise.reject(undefined)
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch, retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message: /^pipelines\.listPipelines got no response: .* ?\(GET \/v1\/sandbox\/pipelines\)$/,
  })
})

test('a failure with a circular chain of causes ends the call', async () => {
  const failure = new TypeError('fetch failed')
  failure.cause = failure
  const fetch = () => Promise.reject(failure)
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch, retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message: /^pipelines\.listPipelines got no response: fetch failed.*\(GET \/v1\/sandbox\/pipelines\)$/,
    cause: failure,
  })
})
