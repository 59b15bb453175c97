import * as environments from 'sdk/environments'
import type { Definition, Operation, Result } from 'sdk/pipelines'
import * as pipelines from 'sdk/pipelines'
import { ownResponse } from '../../src/runtime/reading/own-response.ts'
import { type Bench, benchOf } from './fault-client.ts'
import type { FaultClock } from './fault-clock.ts'

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'PUT' | 'DELETE' | 'POST' | 'PATCH'

export interface Caller {
  /** Name and URL of the operation, as printed in its errors. */
  readonly name: string
  readonly address: string
  readonly clock: FaultClock
  call(): Promise<Result<unknown>>
}

const pipelineId = 'sandbox:11:production:12'

/** A call with one method: an operation of the APIs, or a hand-made one if they have none. */
export function callerOf(method: Method, server: { readonly baseUrl: string }): Caller {
  switch (method) {
    case 'GET':
      return of(
        benchOf(pipelines.createClient, server),
        'pipelines.listPipelines',
        'GET /v1/sandbox/pipelines',
        (client) => client.listPipelines(),
      )
    case 'DELETE':
      return of(
        benchOf(pipelines.createClient, server),
        'pipelines.deletePipeline',
        'DELETE /v1/sandbox/pipelines/{pipeline_id}',
        (client) => client.deletePipeline({ pipeline_id: pipelineId }),
      )
    case 'POST':
      return of(
        benchOf(pipelines.createClient, server),
        'pipelines.createPipeline',
        'POST /v1/sandbox/pipelines',
        (client) =>
          client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' }),
      )
    case 'PATCH':
      return of(
        benchOf(environments.createClient, server),
        'environments.updateSandboxEnvironment',
        'PATCH /api/projects/{project_id}/sandbox_environments/{id}/',
        (client) => client.updateSandboxEnvironment({ project_id: 7, id: 'e1' }, { name: 'dev' }),
      )
    default:
      return of(benchOf(pipelines.connect, server), 'pipelines.probe', `${method} /probe`, (connection) =>
        connection.call(probe(method)),
      )
  }
}

/** A hand-made operation without parameters. */
export function probe(method: string, changes: Partial<Definition> = {}): Operation {
  const kind = method === 'HEAD' ? 'empty' : 'json'
  const { pipelinesApi: api } = pipelines
  const kinds = Object.values(changes.responses ?? {})
  const encoders = kinds.some((each) => each === 'text' || each === 'binary') ? [ownResponse] : []
  return {
    encoders,
    definition: { api, id: 'probe', method, path: '/probe', responses: { '2XX': kind }, ...changes },
  } as Operation
}

function of<Client>(
  { client, clock }: Bench<Client>,
  name: string,
  address: string,
  call: (client: Client) => Promise<Result<unknown>>,
): Caller {
  return { name, address, clock, call: () => call(client) }
}
