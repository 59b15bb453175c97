import { createClient as createEnvironmentsClient } from 'sdk/environments'
import { ConfigError, createClient } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

test('a circular body is a ConfigError, and nothing is sent', async () => {
  const server = await serve(respond(201, {}))
  const { client } = benchOf(createClient, server)
  const body: Record<string, unknown> = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' }
  body.self = body

  const error = await rejection(client.createPipeline(null, body as never))

  expectError(error, ConfigError, {
    code: 'config_error',
    message: 'pipelines.createPipeline was not sent: body is circular (POST /v1/sandbox/pipelines)',
    parameter: 'body',
    attempts: 0,
  })
  expect(server.received).toEqual([])
})

test('a circle inside a secret is a ConfigError, and nothing is sent', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createEnvironmentsClient, server)
  const environment_variables: Record<string, unknown> = { KEY: 'value-1234' }
  environment_variables.SELF = environment_variables

  const error = await rejection(
    client.updateSandboxEnvironment({ project_id: 7, id: 'e1' }, { environment_variables } as never),
  )

  expectError(error, ConfigError, {
    code: 'config_error',
    message:
      'environments.updateSandboxEnvironment was not sent: body is circular (PATCH /api/projects/{project_id}/sandbox_environments/{id}/)',
    attempts: 0,
  })
  expect(server.received).toEqual([])
})
