import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { describe, expect, it } from 'vitest'
import { createAsk } from '../../support/ask.ts'

const organization = 'org_4f7c1d2e9ab34c60'

describe('listSandboxes', () => {
  it('returns a bare array, each sandbox with id, name and description', async () => {
    const mock = createMock({
      seed: { sandboxes: [{ sandbox_name: 'dev', description: 'Shared' }, { sandbox_name: 'qa' }] },
    })

    const { status, body } = await createAsk(mock)('GET', '/v1/sandbox')

    expect(status).toBe(200)
    expect(body).toEqual([
      { id: `${organization}_s_dev`, sandbox_name: 'dev', description: 'Shared' },
      { id: `${organization}_s_qa`, sandbox_name: 'qa', description: null },
    ])
  })

  it("shows only the caller's organization", async () => {
    const mock = createMock({ tokens: { a: { organizationId: 'org_a' }, b: { organizationId: 'org_b' } } })
    const ask = createAsk(mock)

    await ask('POST', '/v1/sandbox', { token: 'a', body: { name: 'dev' } })
    await ask('POST', '/v1/sandbox', { token: 'b', body: { name: 'dev' } })

    expect((await ask('GET', '/v1/sandbox', { token: 'b' })).body).toEqual([
      { id: 'org_b_s_dev', sandbox_name: 'dev', description: null },
    ])
  })
})

describe('createSandbox', () => {
  it('returns 201, renames name to sandbox_name and keeps the description', async () => {
    const ask = createAsk(createMock())

    const { status, body } = await ask('POST', '/v1/sandbox', { body: { name: 'dev', description: '**x**' } })

    expect([status, body]).toEqual([
      201,
      { id: `${organization}_s_dev`, sandbox_name: 'dev', description: '**x**' },
    ])
  })

  it.each([
    ['Dev', 'dev'],
    ['my dev box', 'my_dev_box'],
    ['a  b__c', 'a_b_c'],
    ['Größe-1', 'gre1'],
    ['abcdefghijklmnop', 'abcdefghijkl'],
    ['???', 'env'],
  ])('gives %j an id with the slug %j', async (name, slug) => {
    const { body } = await createAsk(createMock())('POST', '/v1/sandbox', { body: { name } })

    expect(body).toMatchObject({ id: `${organization}_s_${slug}`, sandbox_name: name })
  })

  it.each([
    [{}, [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required', input: {} }]],
    [
      { name: 7, description: 8 },
      [
        { type: 'string_type', loc: ['body', 'name'], msg: 'Input should be a valid string', input: 7 },
        {
          type: 'string_type',
          loc: ['body', 'description'],
          msg: 'Input should be a valid string',
          input: 8,
        },
      ],
    ],
    [
      [],
      [
        {
          type: 'model_attributes_type',
          loc: ['body'],
          msg: 'Input should be a valid dictionary or object to extract fields from',
          input: [],
        },
      ],
    ],
    [
      '{"name":',
      [
        {
          type: 'json_invalid',
          loc: ['body', 0],
          msg: 'JSON decode error',
          input: {},
          ctx: { error: 'Expecting value' },
        },
      ],
    ],
    [undefined, [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }]],
  ])("returns 422 in FastAPI's format for %j", async (body, detail) => {
    expect(await createAsk(createMock())('POST', '/v1/sandbox', { body })).toMatchObject({
      status: 422,
      body: { detail },
    })
  })

  it('refuses a name that is taken, and one whose id is taken', async () => {
    const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }] } })
    const ask = createAsk(mock)

    const same = await ask('POST', '/v1/sandbox', { body: { name: 'dev' } })
    const alike = await ask('POST', '/v1/sandbox', { body: { name: 'DEV' } })

    expect(same.status).toBe(422)
    expect(same.body).toEqual({
      detail: [
        {
          type: 'value_error',
          loc: ['body', 'name'],
          msg: "Value error, a sandbox named 'dev' exists already",
          input: 'dev',
        },
      ],
    })
    expect(alike.status).toBe(422)
    expect(mock.state.sandboxes).toHaveLength(1)
  })

  it('accepts a null description and ignores unknown fields', async () => {
    const body = { name: 'dev', description: null, id: 'mine' }

    expect((await createAsk(createMock())('POST', '/v1/sandbox', { body })).body).toEqual({
      id: `${organization}_s_dev`,
      sandbox_name: 'dev',
      description: null,
    })
  })

  it('can be slow enough to reach time limits', async () => {
    const mock = createMock({ latencyMs: { createSandbox: Number.POSITIVE_INFINITY } })
    const client = createClient({ fetch: mock.fetch, token: 'any', timeoutMs: 20 })

    await expect(client.createSandbox(null, { name: 'dev' })).rejects.toMatchObject({ code: 'timeout' })
    expect((await client.listSandboxes()).data).toEqual([])
  })
})

describe('the other operations', () => {
  const seeded = () => createMock({ seed: { sandboxes: [{ sandbox_name: 'dev', users: ['usr_1'] }] } })

  it('refresh keeps the id and drops manually added users', async () => {
    const mock = seeded()

    const { body } = await createAsk(mock)('POST', '/v1/sandbox/dev/refresh')

    expect(body).toMatchObject({ id: `${organization}_s_dev` })
    expect(mock.state.sandboxes[0]?.users).toEqual([])
  })

  it('refresh keeps the users when the mock is configured to', async () => {
    const mock = createMock({
      refreshKeepsUsers: true,
      seed: { sandboxes: [{ sandbox_name: 'dev', users: ['usr_1'] }] },
    })

    await createAsk(mock)('POST', '/v1/sandbox/dev/refresh')

    expect(mock.state.sandboxes[0]?.users).toEqual(['usr_1'])
  })

  it('delete returns 200 with JSON, not 204', async () => {
    const mock = seeded()

    const { status, body, headers } = await createAsk(mock)('DELETE', '/v1/sandbox/dev')

    expect([status, body, headers.get('content-type')]).toEqual([200, {}, 'application/json'])
    expect(mock.state.sandboxes).toEqual([])
  })

  it('users are added once each, by id or address', async () => {
    const mock = seeded()
    const body = { users: ['usr_1', 'usr_2', 'ada@example.com', 'usr_2'] }

    const reply = await createAsk(mock)('POST', '/v1/sandbox/dev/users', { body })

    expect(reply.body).toEqual({ added_users: ['usr_2', 'ada@example.com'] })
    expect(mock.state.sandboxes[0]?.users).toEqual(['usr_1', 'usr_2', 'ada@example.com'])
  })

  it('users are removed by the body of a DELETE', async () => {
    const mock = seeded()

    const reply = await createAsk(mock)('DELETE', '/v1/sandbox/dev/users', { body: { users: ['usr_1'] } })

    expect([reply.status, reply.body]).toEqual([200, { removed_users: ['usr_1'] }])
    expect(mock.state.sandboxes[0]?.users).toEqual([])
  })

  it.each([
    [{}, { type: 'missing', loc: ['body', 'users'], msg: 'Field required', input: {} }],
    [
      { users: 'usr_1' },
      { type: 'list_type', loc: ['body', 'users'], msg: 'Input should be a valid list', input: 'usr_1' },
    ],
    [
      { users: ['a', 42] },
      { type: 'string_type', loc: ['body', 'users', 1], msg: 'Input should be a valid string', input: 42 },
    ],
  ])('users %j are answered with 422', async (body, problem) => {
    const ask = createAsk(seeded())

    for (const method of ['POST', 'DELETE']) {
      expect(await ask(method, '/v1/sandbox/dev/users', { body })).toMatchObject({
        status: 422,
        body: { detail: [problem] },
      })
    }
  })

  it('a DELETE of users that lost its body on the way is answered with 422', async () => {
    const reply = await createAsk(seeded())('DELETE', '/v1/sandbox/dev/users')

    expect(reply.status).toBe(422)
  })

  it('push returns any JSON, and 404 for an app that does not exist', async () => {
    const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev', apps: ['crm'] }] } })
    const ask = createAsk(mock)

    const pushed = await ask('POST', '/v1/sandbox/dev/app/crm/push?target=org_x')
    const missing = await ask('POST', '/v1/sandbox/dev/app/erp/push')

    expect([pushed.status, pushed.body]).toEqual([200, {}])
    expect([missing.status, missing.body]).toEqual([404, { detail: "App 'erp' not found" }])
    expect(mock.state.pushes).toEqual([
      { organization_id: organization, sandbox_name: 'dev', app_name: 'crm', target: 'org_x' },
    ])
  })

  it.each([
    ['POST', '/v1/sandbox/gone/refresh', undefined],
    ['DELETE', '/v1/sandbox/gone', undefined],
    ['POST', '/v1/sandbox/gone/users', { users: [] }],
    ['DELETE', '/v1/sandbox/gone/users', { users: [] }],
    ['POST', '/v1/sandbox/gone/app/crm/push', undefined],
  ])('%s %s returns 404 for an unknown sandbox', async (method, path, body) => {
    expect(await createAsk(createMock())(method, path, { body })).toMatchObject({
      status: 404,
      body: { detail: "Sandbox 'gone' not found" },
    })
  })

  it('there is no GET for one sandbox', async () => {
    const reply = await createAsk(seeded())('GET', '/v1/sandbox/dev', { undeclared: true })

    expect([reply.status, reply.body]).toEqual([405, { detail: 'Method Not Allowed' }])
  })
})

describe('callers', () => {
  it('need a token', async () => {
    const reply = await createAsk(createMock())('GET', '/v1/sandbox', { token: null })

    expect([reply.status, reply.body]).toEqual([401, { detail: 'Not authenticated' }])
  })

  it('need the right token when one is set', async () => {
    const ask = createAsk(createMock({ token: 'right' }))

    expect((await ask('GET', '/v1/sandbox', { token: 'right' })).status).toBe(200)
    expect(await ask('GET', '/v1/sandbox', { token: 'wrong' })).toMatchObject({
      status: 401,
      body: { detail: 'Could not validate credentials' },
    })
  })

  it('can use a JWT or a personal access token', async () => {
    const ask = createAsk(createMock())

    expect((await ask('GET', '/v1/sandbox', { token: 'eyJhbGciOiJIUzI1NiJ9.e30.x' })).status).toBe(200)
    expect((await ask('GET', '/v1/sandbox', { token: 'pat_1' })).status).toBe(200)
  })

  it('must be administrators of the production organization, except to push', async () => {
    const mock = createMock({
      tokens: { member: { administrator: false }, inside: { organizationId: `${organization}_s_dev` } },
      seed: { sandboxes: [{ sandbox_name: 'dev' }] },
    })
    const ask = createAsk(mock)

    for (const token of ['member', 'inside']) {
      expect((await ask('GET', '/v1/sandbox', { token })).status).toBe(403)
      expect((await ask('POST', '/v1/sandbox', { token, body: { name: 'x' } })).status).toBe(403)
      expect((await ask('POST', '/v1/sandbox/dev/refresh', { token })).status).toBe(403)
      expect((await ask('DELETE', '/v1/sandbox/dev', { token })).status).toBe(403)
      expect((await ask('POST', '/v1/sandbox/dev/users', { token, body: { users: [] } })).status).toBe(403)
      expect((await ask('DELETE', '/v1/sandbox/dev/users', { token, body: { users: [] } })).status).toBe(403)
      expect((await ask('POST', '/v1/sandbox/dev/app/crm/push', { token })).status).toBe(200)
    }
  })
})
