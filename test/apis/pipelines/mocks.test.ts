import { createClient } from 'sdk/pipelines'
import { createMock } from 'sdk/pipelines/mocks'
import { describe, expect, it } from 'vitest'
import { createAsk } from '../../support/ask.ts'

const all = '/v1/sandbox/pipelines'
const request = {
  fullname: 'John Doe',
  company_name: 'Company Name',
  position: 'Software Engineer',
  email: 'user@example.com',
  sandbox_usecase: 'Build a payment integration',
  connected_to_existing_epilot_customer: true,
  sandbox_request_category: 'APP_DEVELOPER_ACCOUNT',
} as const

describe('pipelines', () => {
  it('are returned as results and total, without pages', async () => {
    const mock = createMock()
    mock.seed.pipelines(Array.from({ length: 300 }, () => ({})))

    const { body } = await createAsk(mock)('GET', all)

    expect(body).toMatchObject({ total: 300 })
    expect((body as { results: unknown[] }).results).toHaveLength(300)
  })

  it('are created with 201 and the ids of the sandbox and production organizations', async () => {
    const body = { pipeline_role: 'sandbox', api_token: 'eyJhbGciOiJIUzI1NiIs...' }

    const reply = await createAsk(createMock())('POST', all, { body })

    expect([reply.status, reply.body]).toEqual([
      201,
      {
        pipeline_role: 'sandbox',
        pipeline_id: '12345::54321',
        sandbox_org_id: '12345',
        sandbox_org_name: 'Sandbox',
        production_org_id: '54321',
        production_org_name: 'Production',
        created_at: '2026-01-01T00:00:00.000Z',
      },
    ])
  })

  it('swap their ends when the other organization is in production', async () => {
    const body = { pipeline_role: 'production', api_token: 'x' }

    const reply = await createAsk(createMock())('POST', all, { body })

    expect(reply.body).toMatchObject({ pipeline_role: 'production', pipeline_id: '54321::12345' })
  })

  it('show each caller the role of the other organization', async () => {
    const ask = createAsk(createMock())
    const body = { pipeline_role: 'sandbox', api_token: 'token-of-the-sandbox' }
    await ask('POST', all, { body })

    const ours = await ask('GET', `${all}/12345::54321`)
    const theirs = await ask('GET', `${all}/12345::54321`, { token: 'token-of-the-sandbox' })

    expect(ours.body).toMatchObject({ pipeline_role: 'sandbox' })
    expect(theirs.body).toEqual({ ...(ours.body as object), pipeline_role: 'production' })
  })

  it('are found by an id with encoded colons', async () => {
    const mock = createMock({ seed: { pipelines: [{}] } })
    const ask = createAsk(mock)

    expect((await ask('GET', `${all}/12345%3A%3A54321`)).status).toBe(200)
    expect((await ask('GET', `${all}/12345::54321`)).status).toBe(200)
    expect(mock.calls.map(({ params }) => params.pipeline_id)).toEqual(['12345::54321', '12345::54321'])
  })

  it('are returned when they are deleted', async () => {
    const mock = createMock({ seed: { pipelines: [{ pipeline_id: 'example' }] } })
    const ask = createAsk(mock)

    const deleted = await ask('DELETE', `${all}/example`)
    const again = await ask('DELETE', `${all}/example`)

    expect(deleted).toMatchObject({ status: 200, body: { pipeline_id: 'example', pipeline_role: 'sandbox' } })
    expect([again.status, again.body]).toEqual([404, { status: 404, error: 'Not Found' }])
  })

  it('of other organizations are not found', async () => {
    const mock = createMock({ seed: { pipelines: [{ sandbox_org_id: '1', production_org_id: '2' }] } })
    const ask = createAsk(mock)

    expect((await ask('GET', all)).body).toEqual({ results: [], total: 0 })
    expect((await ask('GET', `${all}/1::2`)).status).toBe(404)
    expect((await ask('DELETE', `${all}/1::2`)).status).toBe(404)
    expect((await ask('GET', `${all}/1::2/token`)).status).toBe(404)
  })

  it('stay unchanged when they are created again', async () => {
    const mock = createMock()
    const ask = createAsk(mock)
    const body = { pipeline_role: 'sandbox', api_token: 'x' }

    const first = await ask('POST', all, { body })
    const second = await ask('POST', all, { body })

    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(mock.state.pipelines).toHaveLength(1)
  })

  it('issue a token of the other organization', async () => {
    const mock = createMock({ seed: { pipelines: [{ pipeline_id: 'example' }] } })
    const ask = createAsk(mock)

    const { body } = await ask('GET', `${all}/example/token`)
    const { pipeline_token: token } = body as { pipeline_token: string }
    const seen = await ask('GET', `${all}/example`, { token })

    expect(seen.body).toMatchObject({ pipeline_role: 'production' })
  })

  it('issue a JWT that names the organization', async () => {
    const mock = createMock({
      seed: { pipelines: [{ pipeline_id: 'example', sandbox_org_id: 'für Ada ✓' }] },
    })

    const { body } = await createAsk(mock)('GET', `${all}/example/token`)
    const [head, claims] = (body as { pipeline_token: string }).pipeline_token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString())

    expect(head).toBe('{"alg":"none","typ":"JWT"}')
    expect(claims).toBe('{"custom:org_id":"für Ada ✓","jti":"pipeline_1"}')
  })

  it.each([
    [{ pipeline_role: 'other', api_token: 'x' }, 'pipeline_role is none of sandbox, production'],
    [{ pipeline_role: 'sandbox' }, 'api_token is not a string'],
    [{ pipeline_role: 'sandbox', api_token: '' }, 'api_token is not a string'],
    [[], 'the body is not an object'],
    ['{', 'the body is not JSON'],
    [undefined, 'the body is missing'],
  ])('are not created from %j', async (body, details) => {
    expect(await createAsk(createMock())('POST', all, { body })).toMatchObject({
      status: 400,
      body: { status: 400, error: 'Bad Request', details },
    })
  })
})

describe('tokens', () => {
  const tokens = {
    ours: { organizationId: '1', organizationName: 'One' },
    theirs: { organizationId: '2', organizationName: 'Two' },
    guest: { organizationId: '3', administrator: false },
  }

  it('identify the configured organizations', async () => {
    const ask = createAsk(createMock({ tokens }))

    const { body } = await ask('POST', all, {
      token: 'ours',
      body: { pipeline_role: 'sandbox', api_token: 'theirs' },
    })

    expect(body).toMatchObject({
      pipeline_id: '2::1',
      sandbox_org_name: 'Two',
      production_org_name: 'One',
    })
  })

  it.each([
    [
      'guest',
      403,
      { status: 403, error: 'Forbidden', details: 'api_token does not hold the administrator role' },
    ],
    ['ours', 400, { status: 400, error: 'Bad Request', details: 'api_token is of the same organization' }],
    ['other', 400, { status: 400, error: 'Bad Request', details: 'api_token is not valid' }],
  ])('%j as api_token is refused with %i', async (api_token, status, body) => {
    const ask = createAsk(createMock({ tokens }))

    expect(
      await ask('POST', all, { token: 'ours', body: { pipeline_role: 'sandbox', api_token } }),
    ).toMatchObject({ status, body })
  })

  it('that are JWTs identify the organization in their claims', async () => {
    const jwt = `e30.${btoa(JSON.stringify({ 'custom:org_id': '777', name: '???>>>' }))}.x`
    const ask = createAsk(createMock())

    const { body } = await ask('POST', all, { body: { pipeline_role: 'sandbox', api_token: jwt } })

    expect(body).toMatchObject({ pipeline_id: '777::54321' })
    expect((await ask('GET', all, { token: jwt })).body).toMatchObject({ total: 1 })
  })

  it('that are unknown as api_token each identify a new organization', async () => {
    const ask = createAsk(createMock())

    await ask('POST', all, { body: { pipeline_role: 'sandbox', api_token: 'a' } })
    const { body } = await ask('POST', all, { body: { pipeline_role: 'sandbox', api_token: 'b' } })

    expect(body).toMatchObject({ pipeline_id: '12346::54321' })
  })

  it('are required, and must be valid', async () => {
    const ask = createAsk(createMock({ token: 'right' }))
    const unauthorized = { status: 401, error: 'Unauthorized: Invalid or expired token' }

    expect(await ask('GET', all, { token: null })).toMatchObject({ status: 401, body: unauthorized })
    expect(await ask('GET', all, { token: 'wrong' })).toMatchObject({ status: 401, body: unauthorized })
    expect((await ask('GET', all, { token: 'right' })).status).toBe(200)
  })
})

describe('sandbox requests', () => {
  it('need no token, have a literal colon in their path and start as pending', async () => {
    const reply = await createAsk(createMock())('POST', '/v1/sandbox:request', { token: null, body: request })

    expect([reply.status, reply.body]).toEqual([
      201,
      { ...request, id: '12345', status: 'pending', requested_at: '2026-01-01T00:00:00.000Z' },
    ])
  })

  it('ignore read-only fields, as in the published sample', async () => {
    const body = { id: 12345, status: 'created', requested_at: '2022-01-01T00:00:00Z', ...request }

    const reply = await createAsk(createMock())('POST', '/v1/sandbox:request', { body })

    expect(reply.body).toMatchObject({ status: 'pending', requested_at: '2026-01-01T00:00:00.000Z' })
  })

  it('are created or rejected by the test', async () => {
    const mock = createMock({ seed: { requests: [{}, {}, {}] } })

    mock.decide('12345', 'created')
    mock.decide('12346', 'rejected')

    const { body } = await createAsk(mock)('GET', '/v1/sandbox/requests')
    const { results, total } = body as { results: { status: string }[]; total: number }
    expect([results.map(({ status }) => status), total]).toEqual([['created', 'rejected', 'pending'], 3])
    expect(() => mock.decide('1', 'created')).toThrow('there is no sandbox request 1')
  })

  it('need a token to be listed', async () => {
    const reply = await createAsk(createMock())('GET', '/v1/sandbox/requests', { token: null })

    expect(reply.status).toBe(401)
  })

  it.each([
    [{ fullname: 1 }, 'fullname is not a string'],
    [{ company_name: undefined }, 'company_name is not a string'],
    [{ position: null }, 'position is not a string'],
    [{ sandbox_usecase: [] }, 'sandbox_usecase is not a string'],
    [{ email: 'nobody' }, 'email is not an email address'],
    [
      { connected_to_existing_epilot_customer: 'yes' },
      'connected_to_existing_epilot_customer is not a boolean',
    ],
    [
      { sandbox_request_category: 'X' },
      'sandbox_request_category is none of APP_DEVELOPER_ACCOUNT, BLUEPRINT_SANDBOX, OTHER',
    ],
  ])('with %j are refused', async (wrong, details) => {
    const reply = await createAsk(createMock())('POST', '/v1/sandbox:request', {
      body: { ...request, ...wrong },
    })

    expect([reply.status, reply.body]).toEqual([400, { status: 400, error: 'Bad Request', details }])
  })
})

describe('error bodies', () => {
  it.each([
    ['GET', all, null, 401, { message: 'Unauthorized' }],
    ['GET', `${all}/gone`, 'any', 404, { message: 'Not Found' }],
  ])('%s %s can have the format of a gateway', async (method, path, token, status, body) => {
    const reply = await createAsk(createMock({ errorForm: 'message' }))(method, path, { token })

    expect([reply.status, reply.body]).toEqual([status, body])
  })

  it('of 429 include a whole number of seconds to wait', async () => {
    const mock = createMock()
    mock.fail('listPipelines', { type: 'rate-limit', retryAfterSeconds: 30 })

    const reply = await createAsk(mock)('GET', all)

    expect([reply.status, reply.body, reply.headers.get('retry-after')]).toEqual([
      429,
      { status: 429, error: 'Too many requests. Try again later.' },
      '30',
    ])
  })

  it('of unsupported methods are those of unknown paths', async () => {
    const reply = await createAsk(createMock())('PUT', all, { undeclared: true })

    expect([reply.status, reply.body]).toEqual([404, { status: 404, error: 'Not Found' }])
  })
})

describe('the published sample calls', () => {
  it('work as written', async () => {
    const mock = createMock({ seed: { pipelines: [{ pipeline_id: 'example' }] } })
    const client = createClient({ fetch: mock.fetch, token: 'any' })

    await client.listPipelines()
    await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'eyJhbGciOiJIUzI1NiIs...' })
    await client.getPipeline({ pipeline_id: 'example' })
    await client.generatePipelineToken({ pipeline_id: 'example' })
    await client.deletePipeline({ pipeline_id: 'example' })
    const { data } = await client.requestSandbox(null, {
      // @ts-expect-error read-only fields are refused by the types, not by the mock
      id: 12345,
      status: 'pending',
      requested_at: '2022-01-01T00:00:00Z',
      ...request,
    })
    await client.listSandboxRequests()

    expect(data).toMatchObject({ status: 'pending' })
    expect(mock.calls.map(({ status }) => status)).toEqual([200, 201, 200, 200, 200, 201, 200])
  })
})
