import { ApiError, createClient, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const invalid = Buffer.from('7b22746f74616c223a22ff227d', 'hex')

test('a byte order mark is not part of the JSON', async () => {
  const server = await serve(respond(200, '\ufeff{"total":1}'))
  const { client } = benchOf(createClient, server)

  const { data } = await client.listPipelines()

  expect(data).toEqual({ total: 1 })
})

test('a byte order mark is not part of the JSON of an error', async () => {
  const server = await serve(respond(400, '\ufeff{"message":"no"}'))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: no (GET /v1/sandbox/pipelines)',
    body: { message: 'no' },
  })
})

test('JSON that is not valid UTF-8 is a ResponseError', async () => {
  const server = await serve(respond(200, invalid))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 application/json, not valid JSON: {"total":"\ufffd"} (GET /v1/sandbox/pipelines)',
    status: 200,
    snippet: '{"total":"\ufffd"}',
  })
  expect(error.cause).toBeInstanceOf(TypeError)
})

test('UTF-16 is a ResponseError', async () => {
  const server = await serve(respond(200, Buffer.from('\ufeff{"total":1}', 'utf16le')))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: /^pipelines\.listPipelines got 200 application\/json, not valid JSON: /,
  })
})

test('an error body that is not valid UTF-8 is read as far as possible', async () => {
  const server = await serve(respond(400, Buffer.concat([Buffer.from('no '), Buffer.from([0xff])])))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: no \ufffd (GET /v1/sandbox/pipelines)',
    body: 'no \ufffd',
  })
})

test('a character that is split across two chunks is decoded', async () => {
  const bytes = Buffer.from('{"total":1,"results":[{"sandbox_org_name":"Käse 🧀"}]}')
  const server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const at = bytes.indexOf(Buffer.from('🧀')) + 2
    response.write(bytes.subarray(0, at), () => setImmediate(() => response.end(bytes.subarray(at))))
  })
  const { client } = benchOf(createClient, server)

  const { data } = await client.listPipelines()

  expect(data.results?.[0]?.sandbox_org_name).toBe('Käse 🧀')
})
