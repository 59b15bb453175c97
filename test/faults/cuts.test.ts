import type { Socket } from 'node:net'
import { ApiError, createClient, NetworkError, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { chunk, cutAfter, head, serveRaw, whole } from '../support/fault-socket.ts'

const json = 'content-type: application/json'
const chunked = head('200 OK', json, 'transfer-encoding: chunked')
const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const

const resetAfter = (text: string) => (socket: Socket) =>
  void socket.write(text, () => setImmediate(() => socket.resetAndDestroy()))

describe.each([
  ['closed', cutAfter],
  ['reset', resetAfter],
] as const)('a connection that is %s', (_way, cut) => {
  describe.each([
    ['before the headers', '', 'got no response'],
    ['in the status line', 'HTTP/1.1 20', 'got no response'],
    ['in a header', `HTTP/1.1 200 OK\r\n${json}\r\nx-requ`, 'got no response'],
    [
      'after the headers',
      head('200 OK', json, 'content-length: 40'),
      'was cut off while receiving the response',
    ],
    [
      'in the body',
      `${head('200 OK', json, 'content-length: 40')}{"results":[`,
      'was cut off while receiving the response',
    ],
    ['before the first chunk', chunked, 'was cut off while receiving the response'],
    [
      'in the length of a chunk',
      `${chunked}${chunk('{"total":1}')}1`,
      'was cut off while receiving the response',
    ],
    ['in a chunk', `${chunked}40\r\n{"results":[`, 'was cut off while receiving the response'],
    [
      'after a complete chunk',
      `${chunked}${chunk('{"total":1}')}`,
      'was cut off while receiving the response',
    ],
    [
      'at 64 KiB',
      head('200 OK', json, 'content-length: 65537') + ' '.repeat(65_536),
      'was cut off while receiving the response',
    ],
  ])('%s', (_stage, text, problem) => {
    test('is a NetworkError', async () => {
      const server = await serveRaw(cut(text))
      const { client } = benchOf(createClient, server, { retry: false })

      const error = await rejection(client.createPipeline(null, input))

      expectError(error, NetworkError, {
        code: 'network_error',
        // How much of the response arrives before a reset depends on the platform: a reset drops what is still
        // unread.
        message: new RegExp(
          `^pipelines\\.createPipeline (${cut === resetAfter ? 'got no response|' : ''}${problem}): (fetch failed|terminated), .+ \\(POST /v1/sandbox/pipelines\\)$`,
        ),
        unsent: false,
        attempts: 1,
      })
    })

    test('is retried when the method is GET', async () => {
      const server = await serveRaw(cut(text), whole('{"total":1}'))
      const { client, clock } = benchOf(createClient, server)

      const result = await client.listPipelines()

      expect(result).toMatchObject({ data: { total: 1 }, attempts: 2 })
      expect(clock.waits).toEqual([500])
    })

    test('is sent once when the method is POST', async () => {
      const server = await serveRaw(cut(text))
      const { client } = benchOf(createClient, server)

      await rejection(client.createPipeline(null, input))

      expect(server.received).toHaveLength(1)
    })
  })
})

test.each([
  ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
  ['has a chunk without a length', `${chunked}zz\r\n{}\r\n0\r\n\r\n`],
  ['has two lengths', head('200 OK', json, 'content-length: 2', 'content-length: 3')],
  ['has a broken header', 'HTTP/1.1 200 OK\r\nx bad\r\n\r\n'],
])('a response that %s is a NetworkError', async (_fault, text) => {
  const server = await serveRaw(cutAfter(text))
  const { client } = benchOf(createClient, server, { retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      /^pipelines\.listPipelines (got no response|was cut off while receiving the response): (fetch failed|terminated), .+ \(GET \/v1\/sandbox\/pipelines\)$/,
    unsent: false,
    attempts: 1,
  })
})

test('an error body that is cut does not hide the status', async () => {
  const server = await serveRaw(
    cutAfter(`${head('422 Unprocessable Entity', json, 'content-length: 90')}{"detail":[`),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.createPipeline(null, input))

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.createPipeline failed with 422: Unprocessable Entity (POST /v1/sandbox/pipelines)',
    status: 422,
    body: undefined,
    issues: [],
    attempts: 1,
  })
  expect(error.cause).toBeInstanceOf(TypeError)
})

test('a body that ends with its connection and is incomplete is a ResponseError', async () => {
  const server = await serveRaw(cutAfter(`${head('200 OK', json, 'connection: close')}{"results":[`))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 application/json, not valid JSON: {"results":[ (GET /v1/sandbox/pipelines)',
    snippet: '{"results":[',
  })
})
