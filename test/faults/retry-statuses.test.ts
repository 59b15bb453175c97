import { ApiError, ConfigError, createClient, type RetryPolicy } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { type FaultServer, respond, serve } from '../support/fault-server.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const

/** How often a GET and a POST are sent to a server that always responds with one status. */
async function sent(status: number, statuses: NonNullable<RetryPolicy['statuses']>, headers = {}) {
  const clientOf = (server: FaultServer) => benchOf(createClient, server, { retry: { statuses } }).client
  const reader = await serve(respond(status, { message: 'no' }, headers))
  const writer = await serve(respond(status, { message: 'no' }, headers))
  await rejection(clientOf(reader).listPipelines())
  await rejection(clientOf(writer).createPipeline(null, input))
  return { get: reader.received.length, post: writer.received.length }
}

describe('statuses of the policy', () => {
  test.each([
    ['nothing', 409, {}, { get: 1, post: 1 }],
    ['true adds a status, for idempotent methods', 409, { 409: true }, { get: 3, post: 1 }],
    ['true makes no POST of 500 safe', 500, { 500: true }, { get: 3, post: 1 }],
    ['unprocessed adds one for every method', 409, { 409: 'unprocessed' }, { get: 3, post: 3 }],
    ['false removes one', 500, { 500: false }, { get: 1, post: 1 }],
    ['false removes 429', 429, { 429: false }, { get: 1, post: 1 }],
    ['others stay', 503, { 409: true, 500: false }, { get: 3, post: 1 }],
    ['a client error', 404, { 404: true }, { get: 3, post: 1 }],
  ] as const)('%s', async (_, status, statuses, expected) => {
    expect(await sent(status, statuses)).toEqual(expected)
  })

  test.each([
    [
      'the server may forbid what the policy allows',
      409,
      { 409: 'unprocessed' },
      'false',
      { get: 1, post: 1 },
    ],
    ['the server cannot allow what the policy forbids', 500, { 500: false }, 'true', { get: 1, post: 1 }],
  ] as const)('%s', async (_, status, statuses, should, expected) => {
    expect(await sent(status, statuses, { 'x-should-retry': should })).toEqual(expected)
  })

  test('503: false also applies to a 503 with Retry-After', async () => {
    expect(await sent(503, { 503: false }, { 'retry-after': '1' })).toEqual({ get: 1, post: 1 })
  })

  test('those of a call replace those of its client', async () => {
    const server = await serve(respond(409, { message: 'locked' }))
    const { client } = benchOf(createClient, server, { retry: { statuses: { 409: true } } })

    const error = await rejection(client.listPipelines(null, null, { retry: { statuses: {} } }))

    expectError(error, ApiError, {
      code: 'api_error',
      message: 'pipelines.listPipelines failed with 409: locked (GET /v1/sandbox/pipelines)',
      attempts: 1,
    })
  })
})

describe('an invalid status or meaning is a ConfigError', () => {
  test.each([
    [{ 200: true }, '200,true'],
    [{ 600: true }, '600,true'],
    [{ conflict: true }, 'conflict,true'],
    [{ 409: 'yes' }, '409,yes'],
    [{ 409: 1 }, '409,1'],
    [{ 409: null }, '409,'],
  ])('%o', async (statuses, each) => {
    const server = await serve(respond(200, {}))
    const { client } = benchOf(createClient, server)

    const error = await rejection(
      client.listPipelines(null, null, { retry: { statuses: statuses as never } }),
    )

    expectError(error, ConfigError, {
      code: 'config_error',
      message: `pipelines.listPipelines was not sent: statuses has ${each}; use a status with true, false or 'unprocessed' (GET /v1/sandbox/pipelines)`,
      parameter: 'statuses',
    })
    expect(server.received).toEqual([])
  })

  test('anything but an object is a ConfigError', async () => {
    const server = await serve(respond(200, {}))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { retry: { statuses: [409] as never } }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message:
        'pipelines.listPipelines was not sent: statuses is array, not object (GET /v1/sandbox/pipelines)',
    })
  })
})
