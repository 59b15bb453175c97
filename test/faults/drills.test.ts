import { inspect } from 'node:util'
import { ApiError, ConfigError, createClient, NetworkError, ResponseError, TimeoutError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf, token } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'
import { cutAfter, head, serveRaw, stallAfter, whole } from '../support/fault-socket.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const
const halfBody = `${head('200 OK', 'content-type: application/json', 'content-length: 40')}{"results":[`

test('1 a body that stalls after the headers is a TimeoutError within the timeout', async () => {
  const server = await serveRaw(stallAfter(halfBody))
  const { client } = benchOf(createClient, server, { timeoutMs: 400, retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 400 ms (attempt, waiting for body) (GET /v1/sandbox/pipelines)',
    limit: 'attempt',
    phase: 'body',
    attempts: 1,
    elapsedMs: 400,
  })
})

test('2 a socket cut in the middle of a body is a NetworkError', async () => {
  const server = await serveRaw(cutAfter(halfBody))
  const { client } = benchOf(createClient, server, { retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      /^pipelines\.listPipelines was cut off while receiving the response: terminated, .+ \(GET \/v1\/sandbox\/pipelines\)$/,
    unsent: false,
    attempts: 1,
  })
  expect(error.cause).toBeInstanceOf(TypeError)
})

test('3 a GET whose body is cut is retried', async () => {
  const server = await serveRaw(cutAfter(halfBody), whole('{"total":3}'))
  const { client, clock } = benchOf(createClient, server)

  const result = await client.listPipelines()

  expect(result).toMatchObject({ data: { total: 3 }, attempts: 2 })
  expect(server.received).toHaveLength(2)
  expect(clock.waits).toEqual([500])
})

test('4 an abort during a Retry-After wait rejects at once with its reason and sends nothing more', async () => {
  const server = await serve(respond(503, { message: 'later' }, { 'retry-after': '3' }))
  const controller = new AbortController()
  const reason = { stopped: 'by the caller' }
  const clock = createFaultClock({
    onWait() {
      controller.abort(reason)
      return new Promise(() => {})
    },
  })
  const { client } = benchOf(createClient, server, {}, clock)

  const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

  expect(error).toBe(reason)
  expect(clock.waits).toEqual([3000])
  expect(clock.open()).toBe(0)
  expect(server.received).toHaveLength(1)
})

test('5 a POST answered with 500 is sent once', async () => {
  const server = await serve(respond(500, { message: 'down' }))
  const { client, clock } = benchOf(createClient, server)

  const error = await rejection(client.createPipeline(null, input))

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.createPipeline failed with 500: down (POST /v1/sandbox/pipelines)',
    status: 500,
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
  expect(clock.waits).toEqual([])
})

test('6 a 200 with an HTML page is a ResponseError that names status and content type', async () => {
  const page = '<!doctype html><title>Sign in</title>'
  const server = await serve(respond(200, page, { 'content-type': 'text/html; charset=utf-8' }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 text/html; charset=utf-8, an HTML page: <!doctype html><title>Sign in</title> (GET /v1/sandbox/pipelines)',
    status: 200,
    contentType: 'text/html; charset=utf-8',
    snippet: page,
  })
  expect(server.received).toHaveLength(1)
})

test('7 a 200 labelled JSON that is not is a ResponseError', async () => {
  const server = await serve(respond(200, '{"results": oops}'))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 application/json, not valid JSON: {"results": oops} (GET /v1/sandbox/pipelines)',
    status: 200,
    contentType: 'application/json',
    snippet: '{"results": oops}',
  })
  expect(error.cause).toBeInstanceOf(SyntaxError)
})

test('8 a 400 with an empty body is an ApiError with the status and its standard text', async () => {
  const server = await serve(respond(400))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: Bad Request (GET /v1/sandbox/pipelines)',
    status: 400,
    body: undefined,
    issues: [],
    attempts: 1,
  })
})

test('9 neither the printed error, its JSON nor the printed client shows the token', async () => {
  const server = await serve(respond(403, { message: `${token} may not` }))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 403: [redacted] may not (GET /v1/sandbox/pipelines)',
  })
  for (const shown of [
    inspect(error),
    JSON.stringify(error),
    inspect(client, { depth: 20, showHidden: true }),
  ]) {
    expect(shown).not.toContain(token)
  }
})

test.each(['..', '.', '%2e%2e', '%2E', '%252e%252e', '../tokens', 'a/../../b', '..\\b', 'a%2f..'])(
  '10 the path parameter %j is a ConfigError and nothing is sent',
  async (id) => {
    const server = await serve(respond(200, {}))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.getPipeline({ pipeline_id: id }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message:
        'pipelines.getPipeline was not sent: pipeline_id is a dot segment, which is not allowed in a path parameter (GET /v1/sandbox/pipelines/{pipeline_id})',
      parameter: 'pipeline_id',
      attempts: 0,
    })
    expect(server.received).toEqual([])
  },
)

test("11 the path parameter '' is a ConfigError and nothing is sent", async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.getPipeline({ pipeline_id: '' }))

  expectError(error, ConfigError, {
    code: 'config_error',
    message:
      'pipelines.getPipeline was not sent: pipeline_id is empty, which is not allowed in a path parameter (GET /v1/sandbox/pipelines/{pipeline_id})',
    parameter: 'pipeline_id',
    attempts: 0,
  })
  expect(server.received).toEqual([])
})

test('12 an undefined path parameter is a type error and a ConfigError, and nothing is sent', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)

  const errors = [
    // @ts-expect-error
    await rejection(client.getPipeline({ pipeline_id: undefined })),
    // @ts-expect-error
    await rejection(client.getPipeline({})),
    // @ts-expect-error
    await rejection(client.getPipeline()),
  ]

  for (const error of errors) {
    expectError(error, ConfigError, {
      code: 'config_error',
      message:
        'pipelines.getPipeline was not sent: pipeline_id is missing (GET /v1/sandbox/pipelines/{pipeline_id})',
      parameter: 'pipeline_id',
      attempts: 0,
    })
  }
  expect(server.received).toEqual([])
})
