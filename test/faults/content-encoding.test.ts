import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ApiError, createClient, NetworkError, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { caught } from '../support/caught.ts'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const text = JSON.stringify({ total: 1, padding: 'x'.repeat(3000) })
const gzip = gzipSync(text)

/** A copy of a body with some of its bytes flipped. */
function damaged(body: Buffer, at: number) {
  const copy = Buffer.from(body)
  for (let index = at; index < at + 8; index++) copy[index] = (copy[index] ?? 0) ^ 0x5a
  return copy
}

describe('a body that does not match its Content-Encoding is a ResponseError, and is not retried', () => {
  test.each([
    ['plain text as gzip', 'gzip', Buffer.from(text)],
    ['gzip, damaged', 'gzip', damaged(gzip, 15)],
    ['gzip with a wrong checksum', 'gzip', damaged(gzip, gzip.length - 8)],
    ['gzip as brotli', 'br', gzip],
    ['brotli as deflate', 'deflate', brotliCompressSync(text)],
  ])('%s', async (_, encoding, body) => {
    const server = await serve(respond(200, body, { 'content-encoding': encoding }))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message:
        /^pipelines\.listPipelines got 200 application\/json, its content encoding is broken, terminated, .+ \(GET \/v1\/sandbox\/pipelines\)$/,
      status: 200,
      attempts: 1,
    })
    expect(error.cause).toBeInstanceOf(TypeError)
    expect(server.received).toHaveLength(1)
  })
})

test('a wrong Content-Encoding does not hide the status', async () => {
  const server = await serve(respond(404, Buffer.from(text), { 'content-encoding': 'gzip' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 404: Not Found (GET /v1/sandbox/pipelines)',
    status: 404,
    body: undefined,
  })
})

test('gzip that is cut off is a lost connection', async () => {
  const server = await serve((response) => {
    const { length } = gzip
    const type = 'application/json'
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': length })
    response.write(gzip.subarray(0, 20), () => setImmediate(() => response.destroy()))
  })
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message: /^pipelines\.listPipelines was cut off while receiving the response: terminated, /,
    attempts: 3,
  })
})

/** As seen in Bun 1.4.5, Deno 2.9.6, workerd 1.20261117.1; node-fetch 3; Safari. */
const words = [
  ['Bun', 'ZlibError fetching "https://e.org/x". For more information, pass `verbose: true`', 'ZlibError'],
  ['Bun', 'BrotliDecompressionError fetching "https://e.org/x"', 'BrotliDecompressionError'],
  ['Deno', 'Invalid gzip header', undefined],
  ['Deno', 'CRC computed does not match', undefined],
  ['Deno', 'deflate decompression error: invalid code lengths set', undefined],
  ['Deno', 'brotli error', undefined],
  ['workerd', 'Gzip decompression failed.', undefined],
  ['workerd', 'Brotli decompression failed.', undefined],
  [
    'node-fetch',
    'Invalid response body while trying to fetch https://e.org/x: incorrect header check',
    'Z_DATA_ERROR',
  ],
  ['Safari', 'cannot decode raw data', undefined],
] as const

test.each(words)('%s says: %s', async (_, message, code) => {
  let sent = 0
  const fetch = async () => {
    sent += 1
    const body = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new TypeError(message), code && { code })),
    })
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
  const client = createClient({ token: 'token', fetch })

  const error = await caught(() => client.listPipelines())

  expect(error).toBeInstanceOf(ResponseError)
  expect(error).toMatchObject({ message: expect.stringContaining('its content encoding is broken') })
  expect(sent).toBe(1)
})
