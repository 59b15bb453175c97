import { ApiError, connect, createClient, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { probe } from '../support/fault-methods.ts'
import { respond, serve } from '../support/fault-server.ts'

const mark = [0xef, 0xbb, 0xbf]
/** `“Käse” 5 €` */
const windows1252 = [0x93, 0x4b, 0xe4, 0x73, 0x65, 0x94, 0x20, 0x35, 0x20, 0x80]
/** `Käse` */
const latin1 = [0x4b, 0xe4, 0x73, 0x65]

const bytesOf = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('text is read in the charset of its content type', () => {
  test.each([
    ['windows-1252', 'text/plain; charset=windows-1252', bytesOf(windows1252), '“Käse” 5 €'],
    ['in quotes', 'text/plain; charset="windows-1252"', bytesOf(windows1252), '“Käse” 5 €'],
    ['in odd case', 'text/plain; Charset=ISO-8859-1', bytesOf(latin1), 'Käse'],
    ['before other parameters', 'text/plain;charset=iso-8859-1;format=flowed', bytesOf(latin1), 'Käse'],
    ['Shift JIS', 'text/csv; charset=Shift_JIS', bytesOf([0x83, 0x60, 0x81, 0x5b, 0x83, 0x59]), 'チーズ'],
    ['UTF-16', 'text/plain; charset=utf-16le', Buffer.from('\ufeffKäse', 'utf16le'), 'Käse'],
    ['none', 'text/plain', bytesOf('Käse 🧀'), 'Käse 🧀'],
    ['UTF-8', 'text/plain; charset=UTF-8', bytesOf('Käse 🧀'), 'Käse 🧀'],
    ['with a byte order mark', 'text/plain; charset=utf-8', bytesOf(mark, 'Käse'), 'Käse'],
    ['against its byte order mark', 'text/plain; charset=iso-8859-1', bytesOf(mark, 'Käse'), 'Käse'],
    ['unknown', 'text/plain; charset=klingon', bytesOf('Käse'), 'Käse'],
    ['empty', 'text/plain; charset=', bytesOf('Käse'), 'Käse'],
    ['an empty body', 'text/plain; charset=windows-1252', bytesOf(), ''],
  ])('%s', async (_, type, body, text) => {
    const server = await serve(respond(200, body, { 'content-type': type }))
    const { client } = benchOf(connect, server)

    const { data } = await client.call(probe('GET', { responses: { 200: 'text' } }))

    expect(data).toBe(text)
  })
})

test('JSON is read in the charset of its content type', async () => {
  const body = bytesOf('{"results":[{"sandbox_org_name":"', latin1, '"}]}')
  const server = await serve(respond(200, body, { 'content-type': 'application/json;charset=ISO-8859-1' }))
  const { client } = benchOf(createClient, server)

  const { data } = await client.listPipelines()

  expect(data.results?.[0]?.sandbox_org_name).toBe('Käse')
})

test('an error is read in the charset of its content type', async () => {
  const body = bytesOf('{"message":"', latin1, '"}')
  const server = await serve(respond(400, body, { 'content-type': 'application/json;charset=ISO-8859-1' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: Käse (GET /v1/sandbox/pipelines)',
    body: { message: 'Käse' },
  })
})

test('the snippet of a wrong response is read in the charset of its content type', async () => {
  const server = await serve(
    respond(200, bytesOf('<html>', latin1), { 'content-type': 'text/html; charset=latin1' }),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 text/html; charset=latin1, an HTML page: <html>Käse (GET /v1/sandbox/pipelines)',
    snippet: '<html>Käse',
  })
})

test('an unknown charset does not excuse invalid UTF-8', async () => {
  const server = await serve(
    respond(200, bytesOf('{"a":"', latin1, '"}'), { 'content-type': 'application/json; charset=klingon' }),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, { code: 'invalid_response', message: /, not valid JSON: / })
})
