import { ApiError, createClient, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const
const problem = 'a redirect, which is not followed'

describe.each([301, 302, 303, 307, 308])('a %i', (status) => {
  test('to the same origin is a ResponseError and is not followed', async () => {
    const server = await serve(
      respond(status, 'Moved', { location: '/v1/sandbox/pipelines/', 'content-type': 'text/plain' }),
      respond(200, {}),
    )
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines())

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message: `pipelines.listPipelines got ${status} text/plain, ${problem} (GET /v1/sandbox/pipelines)`,
      status,
      contentType: 'text/plain',
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
  })

  test('of a POST to another origin sends neither token nor body there', async () => {
    const other = await serve(respond(201, {}))
    const server = await serve(
      respond(status, undefined, { location: `${other.baseUrl}/v1/sandbox/pipelines` }),
    )
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.createPipeline(null, input))

    expectError(error, ResponseError, {
      code: 'invalid_response',
      message: `pipelines.createPipeline got ${status} application/json, ${problem} (POST /v1/sandbox/pipelines)`,
      status,
      attempts: 1,
    })
    expect(server.received).toHaveLength(1)
    expect(other.received).toEqual([])
  })
})

test('a redirect with a body of 64 KiB on a connection that closes ends the call', async () => {
  const server = await serve(
    respond(302, 'x'.repeat(65_536), { location: '/login', connection: 'close' }),
    respond(200, { total: 1 }),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())
  const { data } = await client.listPipelines()

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines got 302 application/json, ${problem} (GET /v1/sandbox/pipelines)`,
  })
  expect(data).toEqual({ total: 1 })
})

test('a redirect whose body stalls ends the call and closes its connection', async () => {
  let closed = (): void => {}
  const gone = new Promise<void>((resolve) => {
    closed = resolve
  })
  const server = await serve((response) => {
    response.on('close', closed)
    response.writeHead(307, { location: '/login' }).write('Moved')
  })
  const { client, clock } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: new RegExp(`^pipelines\\.listPipelines got 307 ?, ${problem} \\(GET `),
    status: 307,
  })
  expect(clock.open()).toBe(0)
  await gone
})

test('a redirect that a browser hides is a ResponseError with status 0', async () => {
  const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
  const { client } = benchOf(
    createClient,
    { baseUrl: 'https://api.test' },
    { fetch: () => Promise.resolve(opaque) },
  )

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: new RegExp(`^pipelines\\.listPipelines got 0 ?, ${problem} \\(GET `),
    status: 0,
  })
})

test.each([
  [300, 'Multiple Choices'],
  [304, 'Not Modified'],
])('a %i is an ApiError', async (status, text) => {
  const server = await serve((response) => response.writeHead(status, { location: '/elsewhere' }).end())
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: `pipelines.listPipelines failed with ${status}: ${text} (GET /v1/sandbox/pipelines)`,
    status,
    attempts: 1,
  })
  expect(server.received).toHaveLength(1)
})
