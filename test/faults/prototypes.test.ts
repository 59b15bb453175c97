import { createClient as createEnvironmentsClient } from 'sdk/environments'
import { ApiError, ConfigError, createClient } from 'sdk/pipelines'
import { afterEach, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

const hostile = '{"__proto__":{"polluted":true,"message":"m"},"constructor":{"prototype":{"polluted":true}}}'

test('__proto__ in a response is an ordinary field of the data', async () => {
  const server = await serve(respond(200, hostile))
  const { client } = benchOf(createClient, server)

  const { data } = await client.listPipelines()

  expect(Object.keys(data)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
})

test('__proto__ in an error body adds neither message nor field to the error', async () => {
  const server = await serve(respond(400, hostile))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: Bad Request (GET /v1/sandbox/pipelines)',
    issues: [],
  })
  expect(Object.getPrototypeOf(error)).toBe(ApiError.prototype)
  expect(Object.getPrototypeOf(JSON.parse(JSON.stringify(error)).body)).toBe(Object.prototype)
})

test('a body that names fields of an error changes none of them', async () => {
  const server = await serve(
    respond(400, { message: 'no', code: 'config_error', attempts: 99, name: 'x', stack: 'y' }),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 400: no (GET /v1/sandbox/pipelines)',
    attempts: 1,
    name: 'ApiError',
  })
})

test('__proto__ in a request body is sent unchanged', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createEnvironmentsClient, server)

  await client.updateSandboxEnvironment(
    { project_id: 7, id: 'e1' },
    JSON.parse('{"name":"dev","__proto__":{"polluted":true}}'),
  )

  expect(server.received[0]?.body).toBe('{"name":"dev","__proto__":{"polluted":true}}')
})

test.each(['__proto__', 'constructor', 'toString'])('%s is not a parameter or option name', async (name) => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)
  const unknown = JSON.parse(`{"pipeline_id":"p","${name}":{"polluted":true}}`)
  const option = JSON.parse(`{"${name}":{"polluted":true}}`)

  const errors = [
    await rejection(client.getPipeline(unknown)),
    await rejection(client.getPipeline({ pipeline_id: 'p' }, null, option)),
    await rejection(client.getPipeline({ pipeline_id: 'p' }, null, { retry: option })),
  ]

  for (const error of errors) {
    expectError(error, ConfigError, {
      code: 'config_error',
      message: new RegExp(`^pipelines\\.getPipeline was not sent: ${name} is unknown; .+ \\(GET `),
      parameter: name,
      attempts: 0,
    })
  }
  expect(server.received).toEqual([])
})

test('parameters are read as own properties', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.getPipeline(Object.create({ pipeline_id: 'inherited' })))

  expectError(error, ConfigError, {
    code: 'config_error',
    message:
      'pipelines.getPipeline was not sent: pipeline_id is missing (GET /v1/sandbox/pipelines/{pipeline_id})',
    parameter: 'pipeline_id',
  })
})

test('options are read as own properties', async () => {
  const sent: { url: string; headers: Record<string, string> }[] = []
  const fetch = async (url: string, { headers }: RequestInit) => {
    sent.push({ url, headers: Object.fromEntries(new Headers(headers)) })
    return Response.json({})
  }
  const inherited = {
    baseUrl: 'https://evil.test',
    server: 'dev',
    token: 'tok-inherited',
    headers: { 'x-inherited': '1' },
  }
  const client = createClient(Object.assign(Object.create(inherited), { token: 'tok-own', fetch }))

  await client.listPipelines(null, null, Object.create(inherited))

  expect(sent).toEqual([
    {
      url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines',
      headers: { accept: 'application/json', authorization: 'Bearer tok-own' },
    },
  ])
})

test('options without a prototype are read', async () => {
  const server = await serve(respond(500), respond(200, { total: 1 }))
  const { client } = benchOf(createClient, server)
  const bare = (fields: object) => Object.assign(Object.create(null), fields)

  const { data } = await client.listPipelines(
    null,
    null,
    bare({ headers: bare({ 'x-note': 'bare' }), retry: bare({ retries: 1 }) }),
  )

  expect(data).toEqual({ total: 1 })
  expect(server.received[0]?.headers['x-note']).toBe('bare')
})

test('parameters without a prototype are read', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server)

  await client.getPipeline(Object.assign(Object.create(null), { pipeline_id: 'p1' }))

  expect(server.received[0]?.path).toBe('/v1/sandbox/pipelines/p1')
})
