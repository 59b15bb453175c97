import { ApiError, createClient } from 'sdk/pipelines'
import { test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'

const missing = respond(404, { error: 'no such pipeline' })
const address = 'DELETE /v1/sandbox/pipelines/{pipeline_id}'

test('a DELETE that gets a 404 at once reports it', async () => {
  const server = await serve(missing)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.deletePipeline({ pipeline_id: 'p' }))

  expectError(error, ApiError, {
    code: 'api_error',
    message: `pipelines.deletePipeline failed with 404: no such pipeline (${address})`,
    status: 404,
    attempts: 1,
  })
})

test('a DELETE that gets a 404 on a retry says that the first attempt may have worked', async () => {
  const server = await serve(hangUp, missing)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.deletePipeline({ pipeline_id: 'p' }))

  expectError(error, ApiError, {
    code: 'api_error',
    message: `pipelines.deletePipeline failed with 404: no such pipeline; an earlier attempt may have deleted it (${address})`,
    status: 404,
    attempts: 2,
  })
})

test('a GET that gets a 404 on a retry does not', async () => {
  const server = await serve(hangUp, missing)
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.getPipeline({ pipeline_id: 'p' }))

  expectError(error, ApiError, {
    code: 'api_error',
    message:
      'pipelines.getPipeline failed with 404: no such pipeline (GET /v1/sandbox/pipelines/{pipeline_id})',
    attempts: 2,
  })
})
