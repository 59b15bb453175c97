import { authorize, createSdk, isApiError, isSdkError, paginate, type Sdk, sdk } from 'sdk'
import { defineConfig } from 'sdk/config'
import * as environments from 'sdk/environments'
import * as environmentsMocks from 'sdk/environments/mocks'
import { createMocks, type Mocks } from 'sdk/mocks'
import { type MockServer, serve } from 'sdk/mocks/server'
import * as pipelines from 'sdk/pipelines'
import * as pipelinesMocks from 'sdk/pipelines/mocks'
import * as runtime from 'sdk/runtime'
import { connect, createSandbox, getClient, listSandboxes, type SandboxResponse } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'

export const set: Sdk = createSdk({ token: 'token', timeoutMs: 1000, environments: { server: 'eu' } })

export const config = defineConfig({
  documents: ['a.yaml', { document: 'b.json', name: 'b' }],
  out: 'src/api',
})
export const generated: runtime.Connection<'own'> = runtime.open({ name: 'own', servers: {} })

export async function calls(): Promise<string | undefined> {
  const client = authorize(getClient(), async ({ refresh }) => (refresh ? 'new' : 'old'))
  const { data, response, attempts } = await client.createSandbox(null, { name: 'dev' }, { retry: false })
  const made: SandboxResponse = (await createSandbox(connect(), null, { name: 'dev' })).data
  const { data: all } = await listSandboxes(connect({ token: 'token' }))
  const one: environments.SandboxEnvironment = (
    await environments.environments.getSandboxEnvironment({ project_id: 1, id: 'a' })
  ).data
  // @ts-expect-error sandbox_nam is not a parameter, unless everything were any
  sdk.sandbox.deleteSandbox({ sandbox_nam: 'dev' })
  // @ts-expect-error name is a string, unless everything were any
  const wrong: number = one.name
  return data.sandbox_name ?? made.id ?? all[0]?.id ?? `${response.status + attempts} ${wrong}`
}

export async function lists(): Promise<number> {
  const pages = paginate(environments.getClient().listSandboxEnvironments, { project_id: '@current' })
  let found = 0
  for await (const { name } of pages) found += name.length
  // @ts-expect-error this operation does not page
  paginate(pipelines.getClient().getPipeline, { pipeline_id: 'a' })
  return found + (await pages.toArray({ max: 10 })).length
}

export function errors(error: unknown): string | undefined {
  if (isApiError(error, createSandbox, 422)) {
    const [problem] = error.body.detail ?? []
    return problem?.msg
  }
  if (isApiError(error, 404)) return `${error.status satisfies 404} ${error.issues.length}`
  if (!isSdkError(error)) return undefined
  if (error.code === 'timeout') return error.phase
  if (error.code === 'validation_error') return error.side
  // @ts-expect-error the code is one of a few strings
  return error.code === 'no_such_code' ? undefined : error.message
}

export async function fakes(): Promise<MockServer> {
  const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }] } })
  mock.fail('listSandboxes', 503, { times: 1 })
  // @ts-expect-error the operation of another group
  mock.fail('listPipelines', 503)
  const first: string | undefined = mock.state.sandboxes[0]?.sandbox_name
  const mocks: Mocks = createMocks({ sandbox: { latencyMs: 5 } })
  pipelines.createClient({ fetch: pipelinesMocks.createMock().fetch, token: first ?? 'any' })
  environments.createClient({ fetch: environmentsMocks.createMock().fetch, token: 'any' })
  const server = await serve({ mocks })
  const url: string = server.baseUrls.pipelines
  // @ts-expect-error no such group
  server.baseUrls.nothing
  return url ? server : await serve({ mocks: [mock] })
}
