import { createClient } from 'sdk/environments'
import { createMock, type EnvironmentsMockOptions } from 'sdk/environments/mocks'
import { describe, expect, it } from 'vitest'
import { createAsk } from '../../support/ask.ts'

const base = '/api/projects/12345/sandbox_environments/'
const id = '497f6eca-6276-4993-bfeb-53cbbbba6f08'
const error = (type: string, code: string, detail: string, attr: string | null = null) => ({
  type,
  code,
  detail,
  attr,
})
const notFound = error('invalid_request', 'not_found', 'Not found.')
const denied = (detail: string) => error('authentication_error', 'permission_denied', detail)

const people: NonNullable<EnvironmentsMockOptions['tokens']> = {
  phx_ada: { user: { id: 1, first_name: 'Ada' } },
  phx_bob: { user: { id: 2, first_name: 'Bob' } },
}

describe('responses', () => {
  const asked = async () => {
    const mock = createMock()
    const ask = createAsk(mock)
    const created = await ask('POST', base, {
      body: { name: '  Release ', environment_variables: { KEY: 'value' } },
    })
    return { mock, ask, created }
  }

  it('to a create are 201 with all fields, defaults filled in, and no variables', async () => {
    const { created } = await asked()

    expect(created.status).toBe(201)
    expect(created.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      name: 'Release',
      network_access_level: 'full',
      allowed_domains: [],
      include_default_domains: false,
      repositories: [],
      has_environment_variables: true,
      private: true,
      internal: false,
      effective_domains: [],
      created_by: {
        id: 42,
        uuid: '095be615-a8ad-4c33-8e9c-c7612fbf6c9f',
        distinct_id: 'qv3kXw2bTz0s',
        first_name: 'Ada',
        last_name: 'Lovelace',
        email: 'ada@example.com',
        is_email_verified: true,
        hedgehog_config: null,
        role_at_organization: 'engineering',
      },
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
    })
  })

  it('to a list have ten fields, also without variables', async () => {
    const { ask } = await asked()

    const { body } = await ask('GET', base)

    const { results } = body as { results: object[] }
    expect(Object.keys(results[0] ?? {})).toEqual([
      'id',
      'name',
      'network_access_level',
      'allowed_domains',
      'repositories',
      'private',
      'internal',
      'created_by',
      'created_at',
      'updated_at',
    ])
  })

  it('to a delete are 204 without a body', async () => {
    const { ask, created, mock } = await asked()

    const reply = await ask('DELETE', `${base}${(created.body as { id: string }).id}/`)

    expect([reply.status, reply.body]).toEqual([204, undefined])
    expect(mock.state.environments).toEqual([])
  })

  it('have microseconds in their times unless they are zero', async () => {
    const times = [1_767_225_600_482, 1_767_225_601_000]
    const clock = { now: () => times.shift() ?? 0, setTimeout: () => () => {} }
    const ask = createAsk(createMock({ clock }))

    const { body } = await ask('POST', base, { body: { name: 'x' } })
    const { body: changed } = await ask('PATCH', `${base}${(body as { id: string }).id}/`)

    expect(body).toMatchObject({ created_at: '2026-01-01T00:00:00.482000Z' })
    expect(changed).toMatchObject({
      created_at: '2026-01-01T00:00:00.482000Z',
      updated_at: '2026-01-01T00:00:01Z',
    })
  })

  it('have no creator once that user is deleted', async () => {
    const mock = createMock({ seed: { environments: [{ id, private: false, created_by: null }] } })

    expect((await createAsk(mock)('GET', `${base}${id}/`)).body).toMatchObject({ created_by: null })
  })

  it('are the same with and without a trailing slash', async () => {
    const ask = createAsk(createMock({ seed: { environments: [{ id }] } }))

    expect((await ask('GET', base.slice(0, -1), { undeclared: true })).status).toBe(200)
    expect((await ask('GET', `${base}${id}`, { undeclared: true })).status).toBe(200)
    expect((await ask('GET', `${base}${id}/`)).status).toBe(200)
  })

  it('to HEAD are those to GET without the body', async () => {
    const reply = await createAsk(createMock())('HEAD', base, { undeclared: true })

    expect([reply.status, reply.body]).toEqual([200, undefined])
  })
})

describe('visibility', () => {
  const options = (): EnvironmentsMockOptions => ({
    tokens: people,
    seed: {
      environments: [
        { name: 'of Ada', created_by: { id: 1 } },
        {
          id,
          name: 'of Bob',
          created_by: { id: 2 },
        },
        { name: 'of the team', private: false },
        { name: 'internal', private: false, internal: true, id: '11111111-1111-4111-8111-111111111111' },
        { name: 'elsewhere', private: false, project_id: 2 },
      ],
    },
  })
  const names = (body: unknown) => (body as { results: { name: string }[] }).results.map(({ name }) => name)

  it("lists your own private rows and the team's, without internal ones", async () => {
    const ask = createAsk(createMock(options()))

    expect(names((await ask('GET', base, { token: 'phx_ada' })).body)).toEqual(['of Ada', 'of the team'])
    expect(names((await ask('GET', base, { token: 'phx_bob' })).body)).toEqual(['of Bob', 'of the team'])
  })

  it("hides another user's private row from reads, updates and deletes", async () => {
    const ask = createAsk(createMock(options()))

    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect(await ask(method, `${base}${id}/`, { token: 'phx_ada' })).toMatchObject({
        status: 404,
        body: notFound,
      })
    }
  })

  it('finds internal rows by id', async () => {
    const ask = createAsk(createMock(options()))

    const reply = await ask('GET', `${base}11111111-1111-4111-8111-111111111111/`, { token: 'phx_ada' })

    expect(reply.body).toMatchObject({ name: 'internal', internal: true })
  })

  it('hides rows of another project, unknown ids and ids that are not UUIDs', async () => {
    const mock = createMock({ seed: { environments: [{ id, project_id: 2 }] } })
    const ask = createAsk(mock)

    for (const each of [id, '22222222-2222-4222-8222-222222222222', 'no-uuid']) {
      expect(await ask('GET', `${base}${each}/`)).toMatchObject({ status: 404, body: notFound })
    }
  })

  it('lets anybody update a team row, which others no longer see once it turns private', async () => {
    const mock = createMock({ tokens: people })
    const ask = createAsk(mock)
    const { body } = await ask('POST', base, { token: 'phx_ada', body: { name: 'x', private: false } })
    const path = `${base}${(body as { id: string }).id}/`

    const changed = await ask('PATCH', path, { token: 'phx_bob', body: { private: true } })

    expect(changed.status).toBe(200)
    expect((await ask('GET', path, { token: 'phx_bob' })).status).toBe(404)
    expect((await ask('GET', path, { token: 'phx_ada' })).status).toBe(200)
  })
})

describe('updates', () => {
  it('change the fields that are sent, replace all variables and set updated_at', async () => {
    const mock = createMock({
      seed: { environments: [{ id, name: 'x', environment_variables: { A: '1', B: '2' } }] },
    })
    const ask = createAsk(mock)

    const replaced = await ask('PATCH', `${base}${id}/`, { body: { environment_variables: { C: '3' } } })

    expect(replaced.body).toMatchObject({
      name: 'x',
      has_environment_variables: true,
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:01Z',
    })
    expect(mock.state.environments[0]?.environment_variables).toEqual({ C: '3' })
  })

  it('clear the variables with {}', async () => {
    const ask = createAsk(createMock({ seed: { environments: [{ id, environment_variables: { A: '1' } }] } }))

    const { body } = await ask('PATCH', `${base}${id}/`, { body: { environment_variables: {} } })

    expect(body).toMatchObject({ has_environment_variables: false })
  })

  it('ignore unknown and read-only fields', async () => {
    const ask = createAsk(createMock())

    const { body } = await ask('POST', base, {
      body: { name: 'x', id, internal: true, effective_domains: ['a'], created_by: null, nonsense: 1 },
    })

    expect(body).toMatchObject({ internal: false, effective_domains: [], created_by: { id: 42 } })
    expect(body).not.toHaveProperty('nonsense')
    expect((body as { id: string }).id).not.toBe(id)
  })

  it('create a second row when a create is repeated', async () => {
    const mock = createMock()
    const ask = createAsk(mock)

    await ask('POST', base, { body: { name: 'x' } })
    await ask('POST', base, { body: { name: 'x' } })

    expect(new Set(mock.state.environments.map((row) => row.id)).size).toBe(2)
  })
})

describe('effective_domains', () => {
  const trusted = ['posthog.com', '*.posthog.com', 'github.com', 'api.github.com']

  it.each([
    [{ network_access_level: 'full', allowed_domains: ['a.example'] }, []],
    [{ network_access_level: 'trusted', allowed_domains: ['a.example'] }, trusted],
    [
      { network_access_level: 'custom', allowed_domains: ['b.example', 'a.example'] },
      ['b.example', 'a.example'],
    ],
    [{ network_access_level: 'custom' }, []],
    [
      {
        network_access_level: 'custom',
        allowed_domains: ['github.com', 'a.example'],
        include_default_domains: true,
      },
      ['github.com', 'a.example', 'posthog.com', '*.posthog.com', 'api.github.com'],
    ],
  ])('of %j are %j', async (fields, effective_domains) => {
    const { body } = await createAsk(createMock())('POST', base, { body: { name: 'x', ...fields } })

    expect(body).toMatchObject({ effective_domains })
  })
})

describe('pages', () => {
  const url = 'https://us.posthog.com/api/projects/12345/sandbox_environments/'
  const page = async (query: string, count = 5) => {
    const mock = createMock()
    mock.seed.environments(Array.from({ length: count }, () => ({})))
    const { body } = await createAsk(mock)('GET', `${base}${query}`)
    const { results, ...rest } = body as { results: { name: string }[] }
    return [results.length, rest]
  }

  it.each([
    ['?limit=2', 2, { count: 5, next: `${url}?limit=2&offset=2`, previous: null }],
    ['?limit=2&offset=2', 2, { count: 5, next: `${url}?limit=2&offset=4`, previous: `${url}?limit=2` }],
    ['?offset=4&limit=2', 1, { count: 5, next: null, previous: `${url}?limit=2&offset=2` }],
    ['?limit=2&offset=1', 2, { count: 5, next: `${url}?limit=2&offset=3`, previous: `${url}?limit=2` }],
    ['?limit=2&offset=9', 0, { count: 5, next: null, previous: `${url}?limit=2&offset=7` }],
    ['', 5, { count: 5, next: null, previous: null }],
    ['?limit=0', 5, { count: 5, next: null, previous: null }],
    ['?limit=-1&offset=-3', 5, { count: 5, next: null, previous: null }],
    ['?limit=x&offset=y', 5, { count: 5, next: null, previous: null }],
  ])('%j contain %i rows', async (query, length, links) => {
    expect(await page(query)).toEqual([length, links])
  })

  it('contain 100 rows by default, and more with a higher limit', async () => {
    expect(await page('', 120)).toEqual([
      100,
      { count: 120, next: `${url}?limit=100&offset=100`, previous: null },
    ])
    expect(await page('?limit=110', 120)).toMatchObject([110, {}])
  })

  it('link to the address of the request, and keep other parameters', async () => {
    const mock = createMock({ baseUrl: 'http://localhost:8000/posthog' })
    mock.seed.environments([{}, {}])

    const { body } = await createAsk(mock)('GET', `${base}?z=1&limit=1`, { undeclared: true })

    expect(body).toMatchObject({
      next: `http://localhost:8000/posthog${base}?limit=1&offset=1&z=1`,
    })
  })
})

describe('invalid input', () => {
  const invalid = (code: string, detail: string, attr: string | null) =>
    error('validation_error', code, detail, attr)
  const noText = (attr: string) => invalid('invalid_input', 'Not a valid string.', attr)
  const badKey = (key: string) =>
    invalid(
      'invalid_input',
      `Invalid environment variable key: ${key}. Must match [A-Za-z_][A-Za-z0-9_]*`,
      'environment_variables',
    )

  it.each([
    [{}, invalid('required', 'This field is required.', 'name')],
    [undefined, invalid('required', 'This field is required.', 'name')],
    [{ name: '' }, invalid('blank', 'This field may not be blank.', 'name')],
    [{ name: '  ' }, invalid('blank', 'This field may not be blank.', 'name')],
    [{ name: null }, invalid('null', 'This field may not be null.', 'name')],
    [{ name: true }, noText('name')],
    [
      { name: 'x'.repeat(256) },
      invalid('max_length', 'Ensure this field has no more than 255 characters.', 'name'),
    ],
    [
      { network_access_level: 'x' },
      invalid('invalid_choice', '"x" is not a valid choice.', 'network_access_level'),
    ],
    [
      { allowed_domains: 'a' },
      invalid('not_a_list', 'Expected a list of items but got type "str".', 'allowed_domains'),
    ],
    [
      { allowed_domains: { a: 1 } },
      invalid('not_a_list', 'Expected a list of items but got type "dict".', 'allowed_domains'),
    ],
    [{ allowed_domains: ['a', []] }, noText('allowed_domains__1')],
    [{ allowed_domains: [''] }, invalid('blank', 'This field may not be blank.', 'allowed_domains__0')],
    [
      { repositories: 5 },
      invalid('not_a_list', 'Expected a list of items but got type "int".', 'repositories'),
    ],
    [
      { include_default_domains: 'maybe' },
      invalid('invalid_input', 'Must be a valid boolean.', 'include_default_domains'),
    ],
    [{ private: 'maybe' }, invalid('invalid_input', 'Must be a valid boolean.', 'private')],
    [{ private: null }, invalid('null', 'This field may not be null.', 'private')],
    [
      { environment_variables: null },
      invalid('null', 'This field may not be null.', 'environment_variables'),
    ],
    [{ environment_variables: { 'LOG-LEVEL': 'x' } }, badKey("'LOG-LEVEL'")],
    [{ environment_variables: { "it's": 'x' } }, badKey(`"it's"`)],
    [{ environment_variables: { '1A': 'x' } }, badKey("'1A'")],
    [{ environment_variables: 'A B' }, badKey("' '")],
    [{ environment_variables: ['A', 'B C'] }, badKey("'B C'")],
    [[], invalid('invalid_input', 'Invalid data. Expected a dictionary, but got list.', null)],
  ])('%j is answered with its first problem', async (body, problem) => {
    const named = body && !Array.isArray(body) && Object.keys(body).length ? { name: 'x', ...body } : body

    const reply = await createAsk(createMock())('POST', base, { body: named })

    expect([reply.status, reply.body]).toEqual([400, problem])
  })

  it('reports only the first problem, in the order of the fields', async () => {
    const body = { private: 'maybe', allowed_domains: 1, network_access_level: 'x', name: '' }

    expect((await createAsk(createMock())('POST', base, { body })).body).toMatchObject({ attr: 'name' })
  })

  it('in an update is checked only if it is sent', async () => {
    const ask = createAsk(createMock({ seed: { environments: [{ id }] } }))

    expect((await ask('PATCH', `${base}${id}/`, { body: {} })).status).toBe(200)
    expect((await ask('PATCH', `${base}${id}/`)).status).toBe(200)
    expect((await ask('PATCH', `${base}${id}/`, { body: { name: ' ' } })).body).toMatchObject({
      code: 'blank',
    })
  })

  it('that the server never checks is accepted, or crashes it', async () => {
    const ask = createAsk(createMock())
    const variables = (environment_variables: unknown) =>
      ask('POST', base, { body: { name: 'x', environment_variables } })

    for (const empty of ['', [], 0, false]) {
      expect(await variables(empty)).toMatchObject({
        status: 201,
        body: { has_environment_variables: false },
      })
    }
    for (const crash of [5, [1]]) {
      expect(await variables(crash)).toMatchObject({
        status: 500,
        body: error('server_error', 'error', 'A server error occurred.'),
      })
    }
  })

  it('of a type that the framework converts is converted', async () => {
    const body = { name: 12, private: 'no', include_default_domains: 1, repositories: [3] }

    expect((await createAsk(createMock())('POST', base, { body })).body).toMatchObject({
      name: '12',
      private: false,
      include_default_domains: true,
      repositories: ['3'],
    })
  })

  it('that is not JSON is a parse error, as for the published curl sample', async () => {
    const reply = await createAsk(createMock())('POST', base, { body: 'name="string"' })

    expect([reply.status, reply.body]).toEqual([
      400,
      error('invalid_request', 'parse_error', 'JSON parse error - Expecting value: line 1 column 1 (char 0)'),
    ])
  })

  it('of another media type is answered with 415', async () => {
    const reply = await createAsk(createMock())('POST', base, {
      body: 'name=x',
      headers: { 'content-type': 'text/plain' },
    })

    expect([reply.status, reply.body]).toEqual([
      415,
      error('invalid_request', 'unsupported_media_type', 'Unsupported media type "text/plain" in request.'),
    ])
  })

  it('sent with PUT is answered with 405', async () => {
    const ask = createAsk(createMock({ seed: { environments: [{ id }] } }))

    const reply = await ask('PUT', `${base}${id}/`, { body: { name: 'x' }, undeclared: true })

    expect([reply.status, reply.body]).toEqual([
      405,
      error('invalid_request', 'method_not_allowed', 'Method "PUT" not allowed.'),
    ])
  })
})

describe('keys', () => {
  it('are required', async () => {
    const reply = await createAsk(createMock())('GET', base, { token: null })

    expect([reply.status, reply.body]).toEqual([
      401,
      error('authentication_error', 'not_authenticated', 'Authentication credentials were not provided.'),
    ])
    expect(reply.headers.get('www-authenticate')).toBeNull()
  })

  it('must be known', async () => {
    const reply = await createAsk(createMock({ token: 'phx_right' }))('GET', base, { token: 'phx_wrong' })

    expect([reply.status, reply.body]).toEqual([
      401,
      error(
        'authentication_error',
        'authentication_failed',
        'Personal API key found in request Authorization header is invalid.',
      ),
    ])
  })

  it('are read from the header, else the body, else the query; only the first is tried, and none is recorded', async () => {
    const mock = createMock({ token: 'phx_right' })
    const ask = createAsk(mock)
    const path = `${base}?personal_api_key=phx_right`
    const body = { name: 'x', personal_api_key: 'phx_right' }

    expect((await ask('GET', path, { token: null })).status).toBe(200)
    expect((await ask('POST', base, { token: null, body })).status).toBe(201)
    expect((await ask('GET', path, { token: 'phx_wrong' })).status).toBe(401)
    expect(JSON.stringify(mock.calls)).not.toContain('phx_')
  })

  it.each([
    [{ scopes: [] }, 'GET', "API key missing required scope 'task:read'"],
    [{ scopes: ['task:read'] }, 'POST', "API key missing required scope 'task:write'"],
    [{ scopes: ['task:read'], projects: [] }, 'POST', "API key missing required scope 'task:write'"],
    [{ keyProjects: [1] }, 'GET', 'API key does not have access to the requested project: ID 12345.'],
    [{ projects: [1] }, 'GET', "You don't have access to the project."],
    [{ invited: false }, 'GET', 'You need a valid invite code to access this feature.'],
  ])('with %j are refused for %s', async (caller, method, detail) => {
    const ask = createAsk(createMock({ tokens: { phx_a: caller } }))

    const reply = await ask(method, base, { token: 'phx_a', ...(method === 'POST' && { body: {} }) })

    expect([reply.status, reply.body]).toEqual([403, denied(detail)])
  })

  it.each([[['task:write']], [['*']], [['task:read']]])('with the scopes %j can read', async (scopes) => {
    const ask = createAsk(createMock({ tokens: { phx_a: { scopes } } }))

    expect((await ask('GET', base, { token: 'phx_a' })).status).toBe(200)
  })

  it('are refused for projects that are unknown or not a number', async () => {
    const ask = createAsk(createMock({ projects: [1] }))
    const reply = { status: 404, body: error('invalid_request', 'not_found', 'Project not found.') }

    expect(await ask('GET', base)).toMatchObject(reply)
    expect(await ask('GET', base.replace('12345', 'x'))).toMatchObject(reply)
    expect((await ask('GET', base.replace('12345', '1'))).status).toBe(200)
  })

  it('reach the current project as @current', async () => {
    const mock = createMock({ tokens: { phx_a: { currentProject: 7 } } })
    const ask = createAsk(mock)

    await ask('POST', base.replace('12345', '@current'), { token: 'phx_a', body: { name: 'x' } })
    await ask('POST', base.replace('12345', '%40current'), { token: 'phx_a', body: { name: 'x' } })

    expect(mock.state.environments.map((row) => row.project_id)).toEqual([7, 7])
  })
})

describe('throttling', () => {
  it('is a 429 with whole seconds in the header and the text', async () => {
    const mock = createMock()
    mock.fail('*', { type: 'rate-limit', retryAfterSeconds: 12 }, { times: 1 })
    mock.fail('*', 'rate-limit', { times: 1 })
    const ask = createAsk(mock)

    const twelve = await ask('GET', base)
    const one = await ask('GET', base)

    expect([twelve.status, twelve.body, twelve.headers.get('retry-after')]).toEqual([
      429,
      error('throttled_error', 'throttled', 'Request was throttled. Expected available in 12 seconds.'),
      '12',
    ])
    expect(one.body).toMatchObject({ detail: 'Request was throttled. Expected available in 1 second.' })
  })
})

describe('the published sample calls', () => {
  it('work, with the body as JSON', async () => {
    const mock = createMock({ seed: { environments: [{ id, private: false }] } })
    const client = createClient({ fetch: mock.fetch, token: 'phx_any' })
    const at = { project_id: 'string-of-the-sample' }

    await expect(client.listSandboxEnvironments(at)).rejects.toMatchObject({ status: 404 })
    await client.listSandboxEnvironments({ project_id: 12345, limit: 100, offset: 0 })
    await client.getSandboxEnvironment({ project_id: 12345, id })
    await client.updateSandboxEnvironment({ project_id: 12345, id }, { name: 'string' })
    await client.deleteSandboxEnvironment({ project_id: 12345, id })
    const { data } = await client.createSandboxEnvironment({ project_id: 12345 }, { name: 'string' })

    expect(data.name).toBe('string')
  })
})
