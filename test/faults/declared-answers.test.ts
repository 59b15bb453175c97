import { createClient as createEnvironmentsClient } from 'sdk/environments'
import { connect, createClient, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { probe } from '../support/fault-methods.ts'
import { answer, serve } from '../support/fault-server.ts'
import { head, serveRaw, stallAfter } from '../support/fault-socket.ts'

const target = { project_id: 7, id: 'e1' }
const none = { 'content-type': '' }

test('a declared 204 gives undefined', async () => {
  const server = await serve((response) => response.writeHead(204).end())
  const { client } = benchOf(createEnvironmentsClient, server)

  const { data, response } = await client.deleteSandboxEnvironment(target)

  expect(data).toBeUndefined()
  expect(response.status).toBe(204)
})

test('a 204 that carries a body all the same gives undefined, and the next call its own answer', async () => {
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

test('a 200 where 204 is declared is a ResponseError', async () => {
  const server = await serve(answer(200, { ok: true }))
  const { client } = benchOf(createEnvironmentsClient, server)

  const error = await rejection(client.deleteSandboxEnvironment(target))

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'environments.deleteSandboxEnvironment was answered by 200 application/json, not declared (204): {"ok":true} (DELETE /api/projects/{project_id}/sandbox_environments/{id}/)',
    status: 200,
    contentType: 'application/json',
    snippet: '{"ok":true}',
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
})

describe('a 2xx without the body that is declared is a ResponseError', () => {
  test.each([
    [204, 'not declared (200)'],
    [205, 'not declared (200)'],
    [200, 'empty'],
    [202, 'not declared (200)'],
  ])('%i', async (status, problem) => {
    const server = await serve((response) => response.writeHead(status).end())
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message: new RegExp(
        `^pipelines\\.listPipelines was answered by ${status}, ${problem.replaceAll(/[()]/g, '\\$&')} \\(GET /v1/sandbox/pipelines\\)$`,
      ),
      status,
      contentType: undefined,
      attempts: 1,
    })
  })
})

test.each([201, 202, 203, 206, 207, 226, 299])('an undeclared %i is a ResponseError', async (status) => {
  const server = await serve(answer(status, { total: 1 }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines was answered by ${status} application/json, not declared (200): {"total":1} (GET /v1/sandbox/pipelines)`,
    status,
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
})

describe('JSON under a content type that', () => {
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
    '%j is a ResponseError',
    async (type) => {
      const server = await serve(answer(200, '{"total":1}', { 'content-type': type }))
      const { client } = benchOf(createClient, server)

      const error = await rejection(client.listPipelines())

      expectError(error, ResponseError, {
        code: 'invalid_response',
        message: `pipelines.listPipelines was answered by 200 ${type}, not JSON: {"total":1} (GET /v1/sandbox/pipelines)`,
        contentType: type,
      })
    },
  )
})

test('a body of blanks is a ResponseError', async () => {
  const server = await serve(answer(200, '   '))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: /^pipelines\.listPipelines was answered by 200 application\/json, not valid json: +\(GET /,
  })
})

test('the snippet ends after 200 characters', async () => {
  const page = `<html>${'x'.repeat(500)}`
  const server = await serve(answer(200, page, { 'content-type': 'text/html' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines was answered by 200 text/html, not JSON: <html>${'x'.repeat(194)} (GET /v1/sandbox/pipelines)`,
    snippet: `<html>${'x'.repeat(194)}`,
  })
})

test.each([
  ['200', 200],
  ['2XX', 207],
  ['default', 202],
])('an answer that is declared as %s is delivered with status %i', async (declared, status) => {
  const server = await serve(answer(status, { n: 1 }))
  const { client } = benchOf(connect, server)

  const { data } = await client.call(probe('GET', { responses: { [declared]: 'json' } }))

  expect(data).toEqual({ n: 1 })
})

test('text and bytes are delivered where they are declared', async () => {
  const server = await serve(answer(200, 'plain', none), answer(200, Buffer.from([0, 255]), none))
  const { client } = benchOf(connect, server)

  const text = await client.call(probe('GET', { responses: { 200: 'text' } }))
  const bytes = await client.call(probe('GET', { responses: { 200: 'binary' } }))

  expect(text.data).toBe('plain')
  expect(bytes.data).toEqual(new Uint8Array([0, 255]))
})

test('an interim answer is not the answer', async () => {
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
