import { gzipSync } from 'node:zlib'
import { ApiError, createClient, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { type Responder, respond, serve } from '../support/fault-server.ts'

const gzip = { 'content-encoding': 'gzip' }

/** Responds with an endless body; `closed` resolves when the client disconnects. */
function endless(status: number, piece: string): { answer: Responder; closed: Promise<void> } {
  let close = (): void => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return {
    closed,
    answer(response) {
      response.on('close', close)
      response.writeHead(status, { 'content-type': 'application/json' })
      const pour = () => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', pour)
      pour()
    },
  }
}

test('a response of exactly maxResponseBytes is delivered', async () => {
  const server = await serve(respond(200, '{"total":1}'))
  const { client } = benchOf(createClient, server, { maxResponseBytes: 11 })

  const { data } = await client.listPipelines()

  expect(data).toEqual({ total: 1 })
})

test('a response that is one byte longer is a ResponseError', async () => {
  const server = await serve(respond(200, '{"total":12}'))
  const { client } = benchOf(createClient, server, { maxResponseBytes: 11 })

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 application/json, longer than maxResponseBytes (11): {"total":12} (GET /v1/sandbox/pipelines)',
    status: 200,
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
})

test('a gzip bomb is a ResponseError with 200 characters of it', async () => {
  const server = await serve(respond(200, gzipSync(Buffer.alloc(64 * 2 ** 20, 'a')), gzip))
  const { client } = benchOf(createClient, server, { maxResponseBytes: 2 ** 20 })
  const before = process.memoryUsage().arrayBuffers

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines got 200 application/json, longer than maxResponseBytes (1048576): ${'a'.repeat(200)} (GET /v1/sandbox/pipelines)`,
    snippet: 'a'.repeat(200),
  })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 2 ** 20)
})

test('a gzip bomb in an error is read to 1 MiB', async () => {
  const server = await serve(respond(400, gzipSync(Buffer.alloc(64 * 2 ** 20, 'a')), gzip))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: /^pipelines\.listPipelines failed with 400: a{200,500} \(GET \/v1\/sandbox\/pipelines\)$/,
  })
  expect(error.body).toHaveLength(1_048_576)
})

test('an endless response is a ResponseError, and its connection is closed', async () => {
  const { answer, closed } = endless(200, 'x'.repeat(65_536))
  const server = await serve(answer)
  const { client } = benchOf(createClient, server, { maxResponseBytes: 300_000 })

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines got 200 application/json, longer than maxResponseBytes (300000): ${'x'.repeat(200)} (GET /v1/sandbox/pipelines)`,
  })
  await closed
})

test('an endless error is read to 1 MiB, and its connection is closed', async () => {
  const { answer, closed } = endless(422, 'x'.repeat(65_536))
  const server = await serve(answer)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: /^pipelines\.listPipelines failed with 422: x{200,500} \(GET \/v1\/sandbox\/pipelines\)$/,
    status: 422,
  })
  expect(error.body).toHaveLength(1_048_576)
  await closed
})

test('maxResponseBytes does not shorten errors', async () => {
  const server = await serve(respond(400, { message: 'the name is taken' }))
  const { client } = benchOf(createClient, server, { maxResponseBytes: 4 })

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: the name is taken (GET /v1/sandbox/pipelines)',
    body: { message: 'the name is taken' },
  })
})

test('maxResponseBytes of a call overrides that of its client', async () => {
  const server = await serve(respond(200, '{"total":12}'))
  const { client } = benchOf(createClient, server, { maxResponseBytes: 4 })

  const { data } = await client.listPipelines(null, null, { maxResponseBytes: 12 })

  expect(data).toEqual({ total: 12 })
})

test('a body of 64 KiB on a connection that closes is drained before the next attempt', async () => {
  const server = await serve(
    respond(503, 'x'.repeat(65_536), { connection: 'close' }),
    respond(200, { total: 1 }),
  )
  const { client } = benchOf(createClient, server)

  const { attempts } = await client.listPipelines()

  expect(attempts).toBe(2)
})

test('gzip that is cut short is a ResponseError', async () => {
  const whole = gzipSync(JSON.stringify({ results: Array.from({ length: 2000 }, (_, id) => ({ id })) }))
  const server = await serve(respond(200, whole.subarray(0, 2000), gzip))
  const { client } = benchOf(createClient, server, { retry: false })

  const error = await rejection(client.listPipelines())

  expect(error).toMatchObject({ code: expect.stringMatching(/^(invalid_response|network_error)$/) })
})
