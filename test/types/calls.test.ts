import * as environments from 'sdk/environments'
import * as pipelines from 'sdk/pipelines'
import {
  addUsersToSandbox,
  authorize,
  type CallOptions,
  connect,
  createClient,
  createSandbox,
  getClient,
  listSandboxes,
  type Result,
  type SandboxClient,
  type SandboxResponse,
} from 'sdk/sandbox'
import { describe, expectTypeOf, it } from 'vitest'

/** Contains calls that are compiled but never made: only the compiler's errors count. */
const compiled = (_: () => unknown) => {}

const client = createClient()
const project = environments.createClient()
const epilot = pipelines.createClient()

describe('an invalid call is a type error', () => {
  it('with a wrong parameter name', () => {
    compiled(() => [
      // @ts-expect-error the parameter is called name
      client.deleteSandbox({ sandbox_name: 'dev' }),
      // @ts-expect-error names
      client.deleteSandbox({ name: 'dev', names: 'dev' }),
      // @ts-expect-error the parameter is called sandbox_name here
      client.pushAppFromSandbox({ name: 'dev', app_name: 'crm' }),
      // @ts-expect-error page_size
      project.listSandboxEnvironments({ project_id: 1, page_size: 5 }),
      // @ts-expect-error this operation takes none
      client.createSandbox({ name: 'dev' }, { name: 'dev' }),
      // @ts-expect-error this operation takes none
      client.listSandboxes({}),
    ])
  })

  it('without a required parameter', () => {
    compiled(() => [
      // @ts-expect-error name is missing
      client.deleteSandbox({}),
      // @ts-expect-error all are missing
      client.deleteSandbox(),
      // @ts-expect-error null is only for calls that require nothing
      client.deleteSandbox(null),
      // @ts-expect-error undefined is not a name
      client.deleteSandbox({ name: undefined }),
      // @ts-expect-error id is missing
      project.getSandboxEnvironment({ project_id: 1 }),
    ])
  })

  it('with a parameter of the wrong type', () => {
    compiled(() => [
      // @ts-expect-error a name is a string
      client.deleteSandbox({ name: 5 }),
      // @ts-expect-error null is not a string
      client.deleteSandbox({ name: null }),
      // @ts-expect-error a limit is a number
      project.listSandboxEnvironments({ project_id: 1, limit: '5' }),
      // @ts-expect-error a project is a string or a number
      project.listSandboxEnvironments({ project_id: true }),
    ])
  })

  it('without a required field of the body', () => {
    compiled(() => [
      // @ts-expect-error name is missing
      client.createSandbox(null, {}),
      // @ts-expect-error the body is missing
      client.createSandbox(null),
      // @ts-expect-error the body is missing
      client.createSandbox(),
      // @ts-expect-error users are missing
      client.addUsersToSandbox({ name: 'dev' }, {}),
      // @ts-expect-error api_token is missing
      epilot.createPipeline(null, { pipeline_role: 'sandbox' }),
    ])
  })

  it('with an unknown field of the body', () => {
    compiled(() => [
      // @ts-expect-error nam
      client.createSandbox(null, { name: 'dev', nam: 'dev' }),
      // @ts-expect-error domains
      project.createSandboxEnvironment({ project_id: 1 }, { name: 'x', domains: [] }),
      // @ts-expect-error this operation takes no body
      client.refreshSandbox({ name: 'dev' }, {}),
    ])
  })

  it('with a read-only field in the body', () => {
    const wanted = {
      fullname: 'John Doe',
      company_name: 'Company',
      position: 'Engineer',
      email: 'user@example.com',
      sandbox_usecase: 'Test',
      connected_to_existing_epilot_customer: false,
    }
    compiled(() => [
      // @ts-expect-error epilot sets id
      epilot.requestSandbox(null, { ...wanted, id: '12345' }),
      // @ts-expect-error epilot sets status
      epilot.requestSandbox(null, { ...wanted, status: 'pending' }),
      // @ts-expect-error epilot sets requested_at
      epilot.requestSandbox(null, { ...wanted, requested_at: '2022-01-01T00:00:00Z' }),
      // @ts-expect-error PostHog computes it
      project.createSandboxEnvironment({ project_id: 1 }, { name: 'x', effective_domains: [] }),
      // @ts-expect-error PostHog sets it
      project.updateSandboxEnvironment({ project_id: 1, id: 'a' }, { internal: true }),
    ])
  })

  it('with a value that is not in the enum of a request', () => {
    compiled(() => [
      // @ts-expect-error staging
      epilot.createPipeline(null, { pipeline_role: 'staging', api_token: 'x' }),
      // @ts-expect-error open
      project.createSandboxEnvironment({ project_id: 1 }, { name: 'x', network_access_level: 'open' }),
    ])
  })

  it('with an option that does not exist or has the wrong type', () => {
    compiled(() => [
      // @ts-expect-error timeout
      client.listSandboxes(null, null, { timeout: 5 }),
      // @ts-expect-error milliseconds are a number
      client.listSandboxes(null, null, { timeoutMs: '5' }),
      // @ts-expect-error retry is a number, false or a policy
      client.listSandboxes(null, null, { retry: true }),
      // @ts-expect-error the server is of another API
      createClient({ server: 'eu' }),
      // @ts-expect-error baseURL
      createClient({ baseURL: 'https://example.org' }),
      // @ts-expect-error a token is a string or a function
      authorize(getClient(), 5),
    ])
  })

  it('with the connection of another API', () => {
    compiled(() => [
      // @ts-expect-error a connection of the sandbox API
      environments.getSandboxEnvironment(connect(), { project_id: 1, id: 'a' }),
      // @ts-expect-error a connection of the environments API
      listSandboxes(environments.connect()),
      // @ts-expect-error a client is not a connection
      listSandboxes(getClient()),
      // @ts-expect-error a connection comes first
      listSandboxes(),
    ])
  })

  it('as a single operation, too', () => {
    compiled(() => [
      // @ts-expect-error names
      addUsersToSandbox(connect(), { names: 'dev' }, { users: [] }),
      // @ts-expect-error name is missing
      createSandbox(connect(), null, {}),
      // @ts-expect-error an item is a string
      addUsersToSandbox(connect(), { name: 'dev' }, { users: [5] }),
    ])
  })
})

describe('a valid call compiles', () => {
  it('with null, undefined or nothing when nothing is required', () => {
    compiled(() => [
      client.listSandboxes(),
      client.listSandboxes(null),
      client.listSandboxes(undefined, undefined, { retry: false }),
      client.createSandbox(undefined, { name: 'dev' }),
      client.createSandbox(null, { name: 'dev' }, { headers: { 'x-a': null, 'x-b': undefined } }),
      client.deleteSandbox({ name: 'dev' }, null, { timeoutMs: 5 }),
      project.updateSandboxEnvironment({ project_id: '@current', id: 'a' }),
      project.listSandboxEnvironments({ project_id: 1, limit: 5, offset: 0 }),
    ])
  })

  it('with a token as a string or a function, with or without its argument', () => {
    compiled(() => [
      authorize(getClient(), 'token'),
      authorize(getClient(), () => 'token'),
      authorize(connect(), async ({ api, operation, refresh }) => `${api}${operation}${refresh}`),
    ])
    expectTypeOf(authorize(createClient(), 'token')).toEqualTypeOf<SandboxClient>()
  })

  it('in wrappers that users write', () => {
    const list = (options?: CallOptions): Promise<Result<SandboxResponse[]>> =>
      getClient().listSandboxes(null, null, options)
    expectTypeOf(list).returns.resolves.toHaveProperty('data')
    expectTypeOf<Parameters<SandboxClient['createSandbox']>[1]>().toEqualTypeOf<
      Parameters<typeof createSandbox>[2]
    >()
  })
})
