import { createClient as createEnvironmentsClient } from 'sdk/environments'
import { type ClientEvent, connect, createClient, ResponseError, ValidationError } from 'sdk/pipelines'
import { schemas } from 'sdk/pipelines/schemas'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { probe } from '../support/fault-methods.ts'
import { respond, serve } from '../support/fault-server.ts'
import { head, serveRaw, stallAfter } from '../support/fault-socket.ts'

const target = { project_id: 7, id: 'e1' }
const reasons = (events: readonly ClientEvent[]) =>
  events.flatMap((event) => (event.type === 'undeclared' ? [event.reason] : []))
const none = { 'content-type': '' }

test('a declared 204 returns undefined', async () => {
  const server = await serve((response) => response.writeHead(204).end())
  const { client } = benchOf(createEnvironmentsClient, server)

  const { data, response } = await client.deleteSandboxEnvironment(target)

  expect(data).toBeUndefined()
  expect(response.status).toBe(204)
})

test('a 204 with a body returns undefined, and the next call gets its own response', async () => {
  const server = await serveRaw(
    stallAfter(`${head('204 No Content', 'content-length: 13')}{"id":"stray"}`),
    stallAfter(head('204 No Content', 'x-request-id: second')),
  )
  const { client } = benchOf(createEnvironmentsClient, server)

  const first = await client.deleteSandboxEnvironment(target)
  const second = await client.deleteSandboxEnvironment(target)

  expect([first.data, second.data]).toEqual([undefined, undefined])
  expect(second.requestId).toBe('second')
})

test.each([
  ['a 200 with JSON', respond(200, { ok: true }), { ok: true }],
  ['a 200 with a word', respond(200, 'OK', { 'content-type': 'text/plain' }), 'OK'],
  ['an empty 202', respond(202, undefined), undefined],
])('%s when 204 is declared is delivered and reported', async (_, given, data) => {
  const server = await serve(given)
  const { client, events } = benchOf(createEnvironmentsClient, server)

  const result = await client.deleteSandboxEnvironment(target)

  expect(result.data).toEqual(data)
  expect(reasons(events)).toEqual(['status'])
})

describe('a 2xx without its declared body returns undefined, and is reported', () => {
  test.each([
    [204, 'status'],
    [205, 'status'],
    [200, 'body'],
    [202, 'status'],
  ])('%i', async (status, reason) => {
    const server = await serve((response) => response.writeHead(status).end())
    const { client, events } = benchOf(createClient, server)

    const { data } = await client.listPipelines()

    expect(data).toBeUndefined()
    expect(reasons(events)).toEqual([reason])
  })

  test.each([200, 204])('%i, when schemas are strict, is a ValidationError', async (status) => {
    const server = await serve((response) => response.writeHead(status).end())
    const { client } = benchOf(createClient, server, { schemas })

    const error = await rejection(client.listPipelines())

    expectError(error, ValidationError, {
      code: 'validation_error',
      message:
        'pipelines.listPipelines has a response that does not match its schema: expected an object, got nothing (GET /v1/sandbox/pipelines)',
      side: 'response',
      attempts: 1,
    })
  })
})

test.each([201, 202, 203, 206, 207, 226, 299])(
  'an undeclared %i is delivered and reported',
  async (status) => {
    const server = await serve(respond(status, { total: 1 }))
    const { client, events } = benchOf(createClient, server)

    const { data, response } = await client.listPipelines()

    expect(data).toEqual({ total: 1 })
    expect(response.status).toBe(status)
    expect(reasons(events)).toEqual(['status'])
    expect(server.received).toHaveLength(1)
  },
)

test('a POST answered with 200 instead of 201 succeeds', async () => {
  const server = await serve(respond(200, { pipeline_id: 'p' }))
  const { client, events } = benchOf(createClient, server)

  const { data } = await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'partner-71c0' })

  expect(data).toEqual({ pipeline_id: 'p' })
  expect(reasons(events)).toEqual(['status'])
})

test('strict schemas check an undeclared response against the declared one', async () => {
  const server = await serve(respond(201, { total: 'many' }), respond(201, { total: 'many' }))
  const { client, events } = benchOf(createClient, server, { schemas })

  const error = await rejection(client.listPipelines())
  const { data } = await client.listPipelines(null, null, { validate: 'warn' })

  expect(error).toMatchObject({ code: 'validation_error', side: 'response' })
  expect(data).toEqual({ total: 'many' })
  expect(events.map(({ type }) => type)).toContain('validation')
})

describe('a page is a ResponseError', () => {
  test.each([
    ['of a login', 200, '<!doctype html><title>Sign in</title>', 'text/html'],
    ['of a captive portal, under another type', 200, '\n<HTML><head>', 'application/json'],
    ['with another 2xx', 203, '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">', 'text/html'],
  ])('%s', async (_, status, page, type) => {
    const server = await serve(respond(status, page, { 'content-type': type }))
    const { client, events } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message:
        `pipelines.listPipelines got ${status} ${type}, an HTML page: ${page} (GET /v1/sandbox/pipelines)`.replace(
          /\s+</,
          ' <',
        ),
      status,
      attempts: 1,
    })
    expect(reasons(events)).toEqual([])
  })

  test('when only a 204 is declared', async () => {
    const server = await serve(respond(200, '<html>', { 'content-type': 'text/html' }))
    const { client } = benchOf(createEnvironmentsClient, server)

    const error = await rejection(client.deleteSandboxEnvironment(target))

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message: /got 200 text\/html, an HTML page: <html>/,
      status: 200,
    })
  })
})

describe('JSON with the content type', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/problem+json',
    'application/vnd.api+json;v=2',
    'text/json',
    '',
  ])('%j is delivered', async (type) => {
    const server = await serve((response) => {
      if (type) response.setHeader('content-type', type)
      response.end('{"total":1}')
    })
    const { client } = benchOf(createClient, server)

    const { data } = await client.listPipelines()

    expect(data).toEqual({ total: 1 })
  })

  test.each(['text/html', 'text/plain', 'application/jsonp', 'application/octet-stream', 'image/png'])(
    '%j is delivered',
    async (type) => {
      const server = await serve(respond(200, '{"total":1}', { 'content-type': type }))
      const { client, events } = benchOf(createClient, server)

      const { data } = await client.listPipelines()

      expect(data).toEqual({ total: 1 })
      expect(reasons(events)).toEqual([])
    },
  )
})

test('a body of whitespace is a ResponseError', async () => {
  const server = await serve(respond(200, '   '))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: /^pipelines\.listPipelines got 200 application\/json, not valid JSON: +\(GET /,
  })
})

test('the snippet ends after 200 characters', async () => {
  const page = `<html>${'x'.repeat(500)}`
  const server = await serve(respond(200, page, { 'content-type': 'text/html' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines got 200 text/html, an HTML page: <html>${'x'.repeat(194)} (GET /v1/sandbox/pipelines)`,
    snippet: `<html>${'x'.repeat(194)}`,
  })
})

test.each([
  ['200', 200],
  ['2XX', 207],
  ['default', 202],
])('a response that is declared as %s is delivered with status %i', async (declared, status) => {
  const server = await serve(respond(status, { n: 1 }))
  const { client } = benchOf(connect, server)

  const { data } = await client.call(probe('GET', { responses: { [declared]: 'json' } }))

  expect(data).toEqual({ n: 1 })
})

test('text and bytes are delivered when they are declared', async () => {
  const server = await serve(respond(200, 'plain', none), respond(200, Buffer.from([0, 255]), none))
  const { client } = benchOf(connect, server)

  const text = await client.call(probe('GET', { responses: { 200: 'text' } }))
  const bytes = await client.call(probe('GET', { responses: { 200: 'binary' } }))

  expect(text.data).toBe('plain')
  expect(bytes.data).toEqual(new Uint8Array([0, 255]))
})

test('an interim response is not taken for the final one', async () => {
  const json = '{"total":1}'
  const server = await serveRaw(
    stallAfter(
      `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${head('200 OK', 'content-type: application/json', 'content-length: 11')}${json}`,
    ),
  )
  const { client } = benchOf(createClient, server)

  const { data } = await client.listPipelines()

  expect(data).toEqual({ total: 1 })
})
