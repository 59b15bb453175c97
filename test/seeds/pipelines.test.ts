import { createSdk, sdk } from 'sdk'
import { authorize, createClient, getClient } from 'sdk/pipelines'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { vendorServer } from '../support/vendor-server.ts'

const answer = vendorServer()
const client = createClient({ token: '<token>' })
const host = 'https://sandbox.sls.epilot.io'

const pipeline = {
  pipeline_role: 'sandbox',
  pipeline_id: '12345::54321',
  sandbox_org_id: '12345',
  sandbox_org_name: 'Sandbox',
  production_org_id: '54321',
  production_org_name: 'Production',
  created_at: '1970-01-01T00:00:00.000Z',
}
const request = {
  id: 12345,
  fullname: 'John Doe',
  company_name: 'Company Name',
  position: 'Software Engineer',
  email: 'user@example.com',
  sandbox_usecase: 'Build a payment integration',
  status: 'pending',
  connected_to_existing_epilot_customer: true,
  requested_at: '2022-01-01T00:00:00Z',
  sandbox_request_category: 'APP_DEVELOPER_ACCOUNT',
}

describe('usage', () => {
  it('authorizes the default object and calls through it', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines`, 200, { results: [pipeline], total: 1 })

    sdk.authorize(() => '<token>')
    const { data } = await sdk.pipelines.listPipelines()

    expect(data).toEqual({ results: [pipeline], total: 1 })
    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer <token>' }])
  })

  it('authorizes the shared client of one group', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines`, 200, { results: [pipeline], total: 1 })

    const sandboxClient = getClient()
    authorize(sandboxClient, () => '<token>')
    const { data } = await sandboxClient.listPipelines()

    expect(data).toEqual({ results: [pipeline], total: 1 })
    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer <token>' }])
  })

  it('works on its own set too', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines`, 200, { results: [], total: 0 })

    const epilot = createSdk()
    epilot.authorize(() => '<token>')
    await epilot.pipelines.listPipelines()

    expect(arrived).toMatchObject([{ authorization: 'Bearer <token>' }])
  })
})

describe('operations', () => {
  it('listPipelines', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines`, 200, { results: [pipeline], total: 1 })

    const { data } = await client.listPipelines()

    expect(data).toEqual({ results: [pipeline], total: 1 })
    expect(arrived).toMatchObject([{ method: 'GET', url: `${host}/v1/sandbox/pipelines`, body: '' }])
  })

  it('createPipeline', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines`, 201, pipeline)

    const { data } = await client.createPipeline(null, {
      pipeline_role: 'sandbox',
      api_token: 'eyJhbGciOiJIUzI1NiIs...',
    })

    expect(data).toEqual(pipeline)
    expect(arrived).toMatchObject([
      { method: 'POST', body: '{"pipeline_role":"sandbox","api_token":"eyJhbGciOiJIUzI1NiIs..."}' },
    ])
  })

  it('getPipeline', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines/example`, 200, pipeline)

    const { data } = await client.getPipeline({
      pipeline_id: 'example',
    })

    expect(data).toEqual(pipeline)
    expect(arrived).toMatchObject([{ method: 'GET', url: `${host}/v1/sandbox/pipelines/example` }])
  })

  it('deletePipeline', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines/example`, 200, pipeline)

    const { data } = await client.deletePipeline({
      pipeline_id: 'example',
    })

    expect(data).toEqual(pipeline)
    expect(arrived).toMatchObject([{ method: 'DELETE', url: `${host}/v1/sandbox/pipelines/example` }])
  })

  it('generatePipelineToken', async () => {
    const arrived = answer(`${host}/v1/sandbox/pipelines/example/token`, 200, {
      pipeline_token: 'eyJhbGciOiJIUzI1NiIs...',
    })

    const { data } = await client.generatePipelineToken({
      pipeline_id: 'example',
    })

    expect(data).toEqual({ pipeline_token: 'eyJhbGciOiJIUzI1NiIs...' })
    expect(arrived).toMatchObject([{ method: 'GET', url: `${host}/v1/sandbox/pipelines/example/token` }])
  })

  it('requestSandbox, which sends the read-only fields of the example, though its types refuse them', async () => {
    const arrived = answer(/\/v1\/sandbox:request$/, 201, request)

    const { data } = await client.requestSandbox(null, {
      // @ts-expect-error id is read-only, and so are status and requested_at
      id: 12345,
      fullname: 'John Doe',
      company_name: 'Company Name',
      position: 'Software Engineer',
      email: 'user@example.com',
      sandbox_usecase: 'Build a payment integration',
      status: 'pending',
      connected_to_existing_epilot_customer: true,
      requested_at: '2022-01-01T00:00:00Z',
      sandbox_request_category: 'APP_DEVELOPER_ACCOUNT',
    })

    expect(data).toEqual(request)
    expect(arrived).toMatchObject([
      {
        method: 'POST',
        url: 'https://sandbox.sls.epilot.io/v1/sandbox:request',
        body: '{"id":12345,"fullname":"John Doe","company_name":"Company Name","position":"Software Engineer","email":"user@example.com","sandbox_usecase":"Build a payment integration","status":"pending","connected_to_existing_epilot_customer":true,"requested_at":"2022-01-01T00:00:00Z","sandbox_request_category":"APP_DEVELOPER_ACCOUNT"}',
      },
    ])
    expectTypeOf(data.id).toEqualTypeOf<string | undefined>()
  })

  it('listSandboxRequests', async () => {
    const arrived = answer(`${host}/v1/sandbox/requests`, 200, { results: [request], total: 1 })

    const { data } = await client.listSandboxRequests()

    expect(data).toEqual({ results: [request], total: 1 })
    expect(arrived).toMatchObject([{ method: 'GET', url: `${host}/v1/sandbox/requests` }])
  })
})
