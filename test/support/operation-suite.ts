import * as environments from 'sdk/environments'
import { createMocks, type Mocks } from 'sdk/mocks'
import * as pipelines from 'sdk/pipelines'
import * as sandbox from 'sdk/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caught } from './caught.ts'
import { type CheckedFetch, checkedFetch, type Fetch } from './checked-fetch.ts'

/** How the clients of the suite reach the mocks. */
export interface Transport {
  /** Base URL of each group. */
  readonly baseUrls: { readonly sandbox: string; readonly environments: string; readonly pipelines: string }
  /** The fetch of each group; the platform's if there is none. */
  readonly fetch?: { readonly sandbox: Fetch; readonly environments: Fetch; readonly pipelines: Fetch }
  close(): Promise<void> | void
}

/** Tokens that the suite uses. */
const tokens = {
  sandbox: { admin: {}, member: { administrator: false } },
  environments: {
    phx_ada: { user: { id: 1, email: 'ada@example.com' } },
    phx_bob: { user: { id: 2, email: 'bob@example.com' } },
    phx_reader: { user: { id: 3, email: 'eve@example.com' }, scopes: ['task:read'] },
  },
  pipelines: {
    production: { organizationId: '54321', organizationName: 'Production' },
    sandbox: { organizationId: '12345', organizationName: 'Sandbox' },
  },
}

/**
 * Every operation of every group, success and error, called with the real clients over one transport. Each request
 * and response is checked against its spec. The state is reset before each test.
 */
export function operationSuite(title: string, open: (mocks: Mocks) => Promise<Transport> | Transport): void {
  describe(title, () => {
    const mocks = createMocks({
      sandbox: { tokens: tokens.sandbox },
      environments: { tokens: tokens.environments },
      pipelines: { tokens: tokens.pipelines },
    })
    let transport: Transport
    let checks: Record<'sandbox' | 'environments' | 'pipelines', CheckedFetch>

    beforeAll(async () => {
      transport = await open(mocks)
      const check = (name: keyof typeof tokens) =>
        checkedFetch(name, transport.baseUrls[name], transport.fetch?.[name])
      checks = {
        sandbox: check('sandbox'),
        environments: check('environments'),
        pipelines: check('pipelines'),
      }
    })
    afterAll(() => transport?.close())
    beforeEach(() => mocks.reset())

    const config = (name: keyof typeof tokens, token: string | undefined) => ({
      baseUrl: transport.baseUrls[name],
      fetch: checks[name].fetch,
      retry: false as const,
      ...(token !== undefined && { token }),
    })
    const valstorm = (token: keyof typeof tokens.sandbox | 'nobody' = 'admin') =>
      sandbox.createClient(config('sandbox', token))
    const posthog = (token: keyof typeof tokens.environments | 'nobody' = 'phx_ada') =>
      environments.createClient(config('environments', token))
    const epilot = (token?: keyof typeof tokens.pipelines | 'nobody') =>
      pipelines.createClient(config('pipelines', token))
    const failure = async (call: Promise<unknown>) => {
      const error = await caught(() => call)
      return sandbox.isApiError(error) ? [error.status, error.body] : error
    }

    it('sandbox: creates, lists, refreshes and deletes', async () => {
      const client = valstorm()

      const created = await client.createSandbox(null, { name: 'dev', description: 'Shared' })
      const listed = await client.listSandboxes()
      const refreshed = await client.refreshSandbox({ name: 'dev' })
      const deleted = await client.deleteSandbox({ name: 'dev' })
      const left = await client.listSandboxes()

      const dev = { id: 'org_4f7c1d2e9ab34c60_s_dev', sandbox_name: 'dev', description: 'Shared' }
      expect([created.response.status, created.data]).toEqual([201, dev])
      expect(listed.data).toEqual([dev])
      expect(refreshed.data).toEqual(dev)
      expect([deleted.response.status, deleted.data]).toEqual([200, {}])
      expect(left.data).toEqual([])
    })

    it('sandbox: adds and removes users, the latter by a DELETE with a body', async () => {
      const client = valstorm()
      mocks.sandbox.seed.sandboxes([{ sandbox_name: 'dev' }])

      const added = await client.addUsersToSandbox({ name: 'dev' }, { users: ['usr_1', 'ada@example.com'] })
      const removed = await client.removeUsersFromSandbox({ name: 'dev' }, { users: ['usr_1', 'usr_9'] })

      expect(added.data).toEqual({ added_users: ['usr_1', 'ada@example.com'] })
      expect(removed.data).toEqual({ removed_users: ['usr_1'] })
      expect(mocks.sandbox.state.sandboxes[0]?.users).toEqual(['ada@example.com'])
    })

    it('sandbox: pushes an app, with and without a target', async () => {
      const client = valstorm('member')
      mocks.sandbox.seed.sandboxes([{ sandbox_name: 'dev' }])

      await client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'crm', target: 'org_x' })
      const { data } = await client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'my app/2' })

      expect(data).toEqual({})
      expect(mocks.sandbox.state.pushes.map(({ app_name, target }) => [app_name, target])).toEqual([
        ['crm', 'org_x'],
        ['my app/2', 'org_4f7c1d2e9ab34c60'],
      ])
    })

    it('sandbox: refuses with 401, 403, 404 and 422', async () => {
      mocks.sandbox.seed.sandboxes([{ sandbox_name: 'dev' }])

      const refusals = await Promise.all([
        failure(valstorm('nobody').listSandboxes()),
        failure(valstorm('member').listSandboxes()),
        failure(valstorm().refreshSandbox({ name: 'gone' })),
        failure(valstorm().deleteSandbox({ name: 'gone' })),
        failure(valstorm().createSandbox(null, { name: 'dev' })),
      ])

      expect(refusals).toEqual([
        [401, { detail: 'Could not validate credentials' }],
        [403, { detail: 'Only administrators of the production organization may do this' }],
        [404, { detail: "Sandbox 'gone' not found" }],
        [404, { detail: "Sandbox 'gone' not found" }],
        [422, expect.objectContaining({ detail: [expect.objectContaining({ loc: ['body', 'name'] })] })],
      ])
    })

    it('environments: creates, reads, updates and deletes', async () => {
      const client = posthog()
      const project_id = 12345

      const { data: created } = await client.createSandboxEnvironment(
        { project_id },
        { name: 'Release', environment_variables: { A: 'b' } },
      )
      const at = { project_id, id: created.id }
      const { data: read } = await client.getSandboxEnvironment(at)
      const { data: changed } = await client.updateSandboxEnvironment(at, {
        network_access_level: 'custom',
        allowed_domains: ['a.example'],
        environment_variables: {},
      })
      const deleted = await client.deleteSandboxEnvironment(at)

      expect(read).toEqual(created)
      expect(created).toMatchObject({ name: 'Release', private: true, has_environment_variables: true })
      expect(changed).toMatchObject({ effective_domains: ['a.example'], has_environment_variables: false })
      expect([deleted.response.status, deleted.data]).toEqual([204, undefined])
      expect(await failure(client.getSandboxEnvironment(at))).toEqual([
        404,
        { type: 'invalid_request', code: 'not_found', detail: 'Not found.', attr: null },
      ])
    })

    it('environments: returns every row once when paged through', async () => {
      const client = posthog()
      const { id } = (await client.createSandboxEnvironment({ project_id: 1 }, { name: 'mine' })).data
      mocks.environments.seed.environments(
        Array.from({ length: 7 }, () => ({ project_id: 1, private: false })),
      )

      const pages: (typeof client.listSandboxEnvironments extends (...args: never) => Promise<infer R>
        ? R
        : never)[] = []
      let offset = 0
      for (let next: string | null = 'first'; next; ) {
        const page = await client.listSandboxEnvironments({ project_id: 1, limit: 3, offset })
        pages.push(page)
        next = page.data.next
        offset = Number(new URL(next ?? 'http://end/?offset=0').searchParams.get('offset'))
      }

      const rows = pages.flatMap(({ data }) => data.results)
      expect(pages.map(({ data }) => data.results.length)).toEqual([3, 3, 2])
      expect(new Set(rows.map((row) => row.id)).size).toBe(8)
      expect(rows[0]?.id).toBe(id)
      expect(pages[0]?.data.next).toBe(
        `${transport.baseUrls.environments}/api/projects/1/sandbox_environments/?limit=3&offset=3`,
      )
    })

    it('environments: hides private rows of other users', async () => {
      const { id } = (
        await posthog().createSandboxEnvironment({ project_id: '@current' }, { name: 'secret' })
      ).data

      const { data } = await posthog('phx_bob').listSandboxEnvironments({ project_id: '@current' })
      const refusals = await Promise.all([
        failure(posthog('phx_bob').getSandboxEnvironment({ project_id: '@current', id })),
        failure(posthog('phx_bob').updateSandboxEnvironment({ project_id: '@current', id }, { name: 'x' })),
        failure(posthog('phx_bob').deleteSandboxEnvironment({ project_id: '@current', id })),
      ])

      expect(data.count).toBe(0)
      expect(refusals.map((each) => Array.isArray(each) && each[0])).toEqual([404, 404, 404])
    })

    it('environments: refuses with 401, 403 and 404', async () => {
      const refusals = await Promise.all([
        failure(posthog('nobody').listSandboxEnvironments({ project_id: 1 })),
        failure(posthog('phx_reader').createSandboxEnvironment({ project_id: 1 }, { name: 'x' })),
        failure(posthog().listSandboxEnvironments({ project_id: 'no-number' })),
      ])

      expect(refusals).toEqual([
        [
          401,
          {
            type: 'authentication_error',
            code: 'authentication_failed',
            detail: 'Personal API key found in request Authorization header is invalid.',
            attr: null,
          },
        ],
        [
          403,
          {
            type: 'authentication_error',
            code: 'permission_denied',
            detail: "API key missing required scope 'task:write'",
            attr: null,
          },
        ],
        [404, { type: 'invalid_request', code: 'not_found', detail: 'Project not found.', attr: null }],
      ])
    })

    it('pipelines: connects two organizations, each of which sees the other', async () => {
      const { data: created } = await epilot('production').createPipeline(null, {
        pipeline_role: 'sandbox',
        api_token: 'sandbox',
      })
      const { data: ours } = await epilot('production').listPipelines()
      const { data: theirs } = await epilot('sandbox').getPipeline({ pipeline_id: '12345::54321' })
      const deleted = await epilot('sandbox').deletePipeline({ pipeline_id: '12345::54321' })

      expect(created).toMatchObject({ pipeline_id: '12345::54321', pipeline_role: 'sandbox' })
      expect(ours).toEqual({ results: [created], total: 1 })
      expect(theirs.pipeline_role).toBe('production')
      expect([deleted.response.status, deleted.data]).toEqual([200, theirs])
    })

    it('pipelines: issues a token of the other organization', async () => {
      mocks.pipelines.seed.pipelines([{ pipeline_id: 'example' }])

      const { data } = await epilot('production').generatePipelineToken({ pipeline_id: 'example' })

      expect(data.pipeline_token).toMatch(/^eyJ/)
    })

    it('pipelines: accepts sandbox requests without a token and lists them with one', async () => {
      const request = {
        fullname: 'John Doe',
        company_name: 'Company Name',
        position: 'Software Engineer',
        email: 'user@example.com',
        sandbox_usecase: 'Build a payment integration',
        connected_to_existing_epilot_customer: true,
      }

      const created = await epilot().requestSandbox(null, request)
      mocks.pipelines.decide(String(created.data.id), 'created')
      const { data } = await epilot('sandbox').listSandboxRequests()

      expect([created.response.status, created.data]).toEqual([
        201,
        { ...request, id: '12345', status: 'pending', requested_at: '2026-01-01T00:00:00.000Z' },
      ])
      expect(data).toEqual({ results: [{ ...created.data, status: 'created' }], total: 1 })
    })

    it('pipelines: refuses with 400, 401 and 404', async () => {
      const refusals = await Promise.all([
        failure(
          epilot('production').createPipeline(null, { pipeline_role: 'sandbox', api_token: 'unknown' }),
        ),
        failure(epilot('nobody').listPipelines()),
        failure(epilot('production').getPipeline({ pipeline_id: 'gone' })),
      ])

      expect(refusals).toEqual([
        [400, { status: 400, error: 'Bad Request', details: 'api_token is not valid' }],
        [401, { status: 401, error: 'Unauthorized: Invalid or expired token' }],
        [404, { status: 404, error: 'Not Found' }],
      ])
    })

    it('follows the specs in every request and response', () => {
      const { sandbox, environments, pipelines } = checks

      // Two requests are invalid on purpose: a project that is neither a number nor @current, and a blank name.
      expect([...sandbox.violations, ...environments.violations, ...pipelines.violations]).toEqual([])
    })
  })
}
