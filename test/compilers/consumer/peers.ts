import { sdk } from 'sdk'
import * as environments from 'sdk/environments'
import { schemas as environmentsSchemas } from 'sdk/environments/schemas'
import { traceCalls } from 'sdk/otel'
import * as pipelines from 'sdk/pipelines'
import { schemas as pipelinesSchemas } from 'sdk/pipelines/schemas'
import * as sandbox from 'sdk/sandbox'
import { SandboxCreateRequest, schemas } from 'sdk/sandbox/schemas'
import * as z from 'zod/mini'

export const body: z.infer<typeof SandboxCreateRequest> = SandboxCreateRequest.parse({ name: 'dev' })
export const composed = z.object({ sandbox: SandboxCreateRequest, count: z.number() })
export const name: string = composed.parse({}).sandbox.name

sandbox.createClient({ schemas, validate: { request: 'strict', response: 'warn' } })
environments.createClient({ schemas: environmentsSchemas, validate: 'warn' })
pipelines.createClient({ schemas: pipelinesSchemas })
// @ts-expect-error no such validation mode
pipelines.createClient({ schemas: pipelinesSchemas, validate: 'loud' })

sdk.configure({ onEvent: traceCalls() })
// @ts-expect-error a tracer is an object
traceCalls({ tracer: 'tracer' })
