import { ApiError, createClient, NetworkError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'

test.each([
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apigw-requestid',
  'x-correlation-id',
  'cf-ray',
])('the id of the request is read from %s', async (name) => {
  const server = await serve(respond(200, {}, { [name]: 'id-1' }), respond(400, {}, { [name]: 'id-2' }))
  const { client } = benchOf(createClient, server)

  const { requestId } = await client.listPipelines()
  const error = await rejection(client.listPipelines())

  expect(requestId).toBe('id-1')
  expect(error).toMatchObject({ requestId: 'id-2' })
})

test('the id comes from the last response', async () => {
  const server = await serve(
    respond(503, {}, { 'x-request-id': 'id-1' }),
    respond(503, {}, { 'x-request-id': 'id-2' }),
    respond(200, {}, { 'x-request-id': 'id-3' }),
  )
  const { client } = benchOf(createClient, server)

  const { requestId } = await client.listPipelines()

  expect(requestId).toBe('id-3')
})

test('an error after a retry has the id of its own response', async () => {
  const server = await serve(
    respond(503, {}, { 'x-request-id': 'id-1' }),
    respond(404, {}, { 'x-request-id': 'id-2' }),
  )
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ApiError, {
    code: 'api_error',
    message: 'pipelines.listPipelines failed with 404: Not Found (GET /v1/sandbox/pipelines)',
    requestId: 'id-2',
  })
})

test('an error without a response has the id of the last one', async () => {
  const server = await serve(respond(503, {}, { 'x-request-id': 'id-1' }), hangUp)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      'pipelines.listPipelines got no response: fetch failed, other side closed, UND_ERR_SOCKET (GET /v1/sandbox/pipelines)',
    requestId: 'id-1',
    attempts: 3,
  })
})
