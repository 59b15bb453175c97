import {
  ApiError,
  connect,
  createClient,
  createPipeline,
  deletePipeline,
  generatePipelineToken,
  getPipeline,
  listPipelines,
  listSandboxRequests,
  type Pipeline,
  type PipelineList,
  type PipelineTokenResponse,
  requestSandbox,
  type SandboxRequest,
  type SandboxRequestList,
} from 'sdk/pipelines'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { vendorServer } from '../support/vendor-server.ts'

const answer = vendorServer()
const client = createClient({ token: 'epilot-jwt', retry: false })
const connection = connect({ token: 'epilot-jwt', retry: false })

const pipeline = {
  pipeline_role: 'sandbox',
  pipeline_id: '12345::54321',
  sandbox_org_id: '12345',
  sandbox_org_name: 'Sandbox',
  production_org_id: '54321',
  production_org_name: 'Production',
  created_at: '1970-01-01T00:00:00.000Z',
}
const wanted = {
  fullname: 'John Doe',
  company_name: 'Company Name',
  position: 'Software Engineer',
  email: 'user@example.com',
  sandbox_usecase: 'Build a payment integration',
  connected_to_existing_epilot_customer: true,
  sandbox_request_category: 'APP_DEVELOPER_ACCOUNT',
} as const
const all = 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines'
const one = `${all}/12345%3A%3A54321`

const badRequest = [400, 'Bad Request'] as const
const unauthorized = [401, 'Unauthorized: Invalid or expired token'] as const
const forbidden = [403, 'Forbidden'] as const
const notFound = [404, 'Not Found'] as const
const tooMany = [429, 'Too many requests. Try again later.'] as const

describe('listPipelines', () => {
  it('gets results and total', async () => {
    const arrived = answer(all, 200, { results: [pipeline], total: 1 })

    const { data } = await client.listPipelines()

    expectTypeOf(data).toEqualTypeOf<PipelineList>()
    expect(data).toEqual({ results: [pipeline], total: 1 })
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(all, 200, { results: [], total: 0 })

    const { data } = await listPipelines(connection)

    expect(data.total).toBe(0)
    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer epilot-jwt' }])
  })

  it.each([unauthorized, forbidden, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(all, status, { status, error: text })

    const error = await caught(() => client.listPipelines())

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'api_error',
      status,
      body: { status, error: text },
      message: `pipelines.listPipelines failed with ${status}: ${text} (GET /v1/sandbox/pipelines)`,
    })
  })
})

describe('createPipeline', () => {
  it('posts the role and the token of the other organization', async () => {
    const arrived = answer(all, 201, pipeline)

    const { data } = await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'other-token' })

    expectTypeOf(data).toEqualTypeOf<Pipeline>()
    expect(data.pipeline_id).toBe('12345::54321')
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"pipeline_role":"sandbox","api_token":"other-token"}',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(all, 201, pipeline)

    await createPipeline(connection, null, { pipeline_role: 'production', api_token: 'other-token' })

    expect(arrived).toMatchObject([
      { method: 'POST', body: '{"pipeline_role":"production","api_token":"other-token"}' },
    ])
  })

  it.each([badRequest, unauthorized, forbidden, tooMany])(
    'throws an ApiError for %i',
    async (status, text) => {
      answer(all, status, { status, error: text })

      const error = await caught(() =>
        client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'other-token' }),
      )

      expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
    },
  )
})

describe('getPipeline', () => {
  it('gets one by its id, with encoded colons', async () => {
    const arrived = answer(one, 200, pipeline)

    const { data } = await client.getPipeline({ pipeline_id: '12345::54321' })

    expectTypeOf(data).toEqualTypeOf<Pipeline>()
    expect(data.production_org_name).toBe('Production')
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines/12345%3A%3A54321',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(one, 200, pipeline)

    await getPipeline(connection, { pipeline_id: '12345::54321' })

    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer epilot-jwt' }])
  })

  it.each([unauthorized, forbidden, notFound, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(one, status, { status, error: text })

    const error = await caught(() => client.getPipeline({ pipeline_id: '12345::54321' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
  })
})

describe('deletePipeline', () => {
  it('deletes, and returns the deleted pipeline', async () => {
    const arrived = answer(one, 200, pipeline)

    const { data } = await client.deletePipeline({ pipeline_id: '12345::54321' })

    expectTypeOf(data).toEqualTypeOf<Pipeline>()
    expect(data.pipeline_id).toBe('12345::54321')
    expect(arrived).toEqual([
      {
        method: 'DELETE',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines/12345%3A%3A54321',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(one, 200, pipeline)

    await deletePipeline(connection, { pipeline_id: '12345::54321' })

    expect(arrived).toMatchObject([{ method: 'DELETE', authorization: 'Bearer epilot-jwt' }])
  })

  it.each([unauthorized, forbidden, notFound, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(one, status, { status, error: text })

    const error = await caught(() => client.deletePipeline({ pipeline_id: '12345::54321' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
  })
})

describe('generatePipelineToken', () => {
  it('gets a token', async () => {
    const arrived = answer(`${one}/token`, 200, { pipeline_token: 'fresh-token' })

    const { data } = await client.generatePipelineToken({ pipeline_id: '12345::54321' })

    expectTypeOf(data).toEqualTypeOf<PipelineTokenResponse>()
    expect(data.pipeline_token).toBe('fresh-token')
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines/12345%3A%3A54321/token',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(`${one}/token`, 200, { pipeline_token: 'fresh-token' })

    await generatePipelineToken(connection, { pipeline_id: '12345::54321' })

    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer epilot-jwt' }])
  })

  it.each([unauthorized, forbidden, notFound, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(`${one}/token`, status, { status, error: text })

    const error = await caught(() => client.generatePipelineToken({ pipeline_id: '12345::54321' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
  })
})

describe('requestSandbox', () => {
  const address = /^https:\/\/sandbox\.sls\.epilot\.io\/v1\/sandbox:request$/

  it('posts to the literal colon, with the token when there is one', async () => {
    const arrived = answer(address, 201, { ...wanted, id: '12345', status: 'pending' })

    const { data } = await client.requestSandbox(null, wanted)

    expectTypeOf(data).toEqualTypeOf<SandboxRequest>()
    expect(data.id).toBe('12345')
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox:request',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"fullname":"John Doe","company_name":"Company Name","position":"Software Engineer","email":"user@example.com","sandbox_usecase":"Build a payment integration","connected_to_existing_epilot_customer":true,"sandbox_request_category":"APP_DEVELOPER_ACCOUNT"}',
      },
    ])
  })

  it('works without a token, also as a single operation', async () => {
    const arrived = answer(address, 201, { ...wanted, id: '12345', status: 'pending' })

    await createClient().requestSandbox(null, wanted)
    await requestSandbox(connect(), null, wanted)

    expect(arrived).toMatchObject([
      { method: 'POST', authorization: null },
      { method: 'POST', authorization: null },
    ])
  })

  it.each([badRequest, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(address, status, { status, error: text })

    const error = await caught(() => client.requestSandbox(null, wanted))

    expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
  })
})

describe('listSandboxRequests', () => {
  const address = 'https://sandbox.sls.epilot.io/v1/sandbox/requests'

  it('gets results and total', async () => {
    const arrived = answer(address, 200, { results: [{ ...wanted, status: 'archived' }], total: 1 })

    const { data } = await client.listSandboxRequests()

    expectTypeOf(data).toEqualTypeOf<SandboxRequestList>()
    expect(data.results?.[0]?.status).toBe('archived')
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox/requests',
        authorization: 'Bearer epilot-jwt',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, { results: [], total: 0 })

    await listSandboxRequests(connection)

    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer epilot-jwt' }])
  })

  it.each([unauthorized, forbidden, tooMany])('throws an ApiError for %i', async (status, text) => {
    answer(address, status, { status, error: text })

    const error = await caught(() => client.listSandboxRequests())

    expect(error).toMatchObject({ code: 'api_error', status, body: { status, error: text } })
  })
})
