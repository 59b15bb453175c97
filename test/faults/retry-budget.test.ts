import { ApiError, createClient } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const down = respond(503, { message: 'down' })

test('an outage is not tripled: 300 failing calls are sent 400 times', async () => {
  const server = await serve(down)
  const { client } = benchOf(createClient, server)

  for (let calls = 0; calls < 300; calls++) await rejection(client.listPipelines())

  expect(server.received).toHaveLength(400)
})

test('a spent budget ends a call with its first error', async () => {
  const server = await serve(down)
  const { client } = benchOf(createClient, server)
  for (let calls = 0; calls < 50; calls++) await rejection(client.listPipelines())

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 503: down (GET /v1/sandbox/pipelines)',
    attempts: 1,
  })
})

test('five successes pay for one more retry', async () => {
  let up = false
  const server = await serve((...given) => (up ? respond(200, {}) : down)(...given))
  const { client } = benchOf(createClient, server)
  for (let calls = 0; calls < 50; calls++) await rejection(client.listPipelines())
  up = true
  for (let calls = 0; calls < 5; calls++) await client.listPipelines()
  up = false
  const before = server.received.length

  await rejection(client.listPipelines())
  await rejection(client.listPipelines())

  expect(server.received.length - before).toBe(3)
})

test('retries that help cost nothing', async () => {
  const server = await serve((response, request, number) =>
    (number % 2 ? down : respond(200, {}))(response, request, number),
  )
  const { client } = benchOf(createClient, server)

  for (let calls = 0; calls < 150; calls++) await client.listPipelines()

  expect(server.received).toHaveLength(300)
})

test('each client has its own budget', async () => {
  const server = await serve(down)
  const { client } = benchOf(createClient, server)
  const { client: other } = benchOf(createClient, server)
  for (let calls = 0; calls < 60; calls++) await rejection(client.listPipelines())

  const error = await rejection(other.listPipelines())

  expect(error).toMatchObject({ attempts: 3 })
})
