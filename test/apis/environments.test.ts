import {
  ApiError,
  connect,
  createClient,
  createSandboxEnvironment,
  deleteSandboxEnvironment,
  getSandboxEnvironment,
  listSandboxEnvironments,
  type PaginatedSandboxEnvironmentList,
  type SandboxEnvironment,
  updateSandboxEnvironment,
} from 'sdk/environments'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { vendorServer } from '../support/vendor-server.ts'

const answer = vendorServer()
const client = createClient({ token: 'phx_key', retry: false })
const connection = connect({ token: 'phx_key', retry: false })

const id = '497f6eca-6276-4993-bfeb-53cbbbba6f08'
const all = 'https://us.posthog.com/api/projects/12345/sandbox_environments/'
const one = `${all}${id}/`
const environment = {
  id,
  name: 'Release builds',
  network_access_level: 'custom',
  allowed_domains: ['api.github.com'],
  include_default_domains: false,
  repositories: [],
  has_environment_variables: true,
  private: false,
  internal: false,
  effective_domains: ['api.github.com'],
  created_by: null,
  created_at: '2026-03-02T09:15:22.482113Z',
  updated_at: '2026-03-04T16:01:07.120984Z',
}

/** The envelope of every error, here for statuses that each operation declares. */
const refusals = [
  [401, 'authentication_error', 'not_authenticated', 'Authentication credentials were not provided.'],
  [403, 'authentication_error', 'permission_denied', "API key missing required scope 'task:write'"],
  [404, 'invalid_request', 'not_found', 'Not found.'],
  [429, 'throttled_error', 'throttled', 'Request was throttled. Expected available in 12 seconds.'],
  [500, 'server_error', 'error', 'A server error occurred.'],
] as const
const mediaType = [
  415,
  'invalid_request',
  'unsupported_media_type',
  'Unsupported media type "text/plain" in request.',
] as const

describe('listSandboxEnvironments', () => {
  it('gets a page, with a trailing slash before the query', async () => {
    const arrived = answer(all, 200, { count: 0, next: null, previous: null, results: [] })

    const { data } = await client.listSandboxEnvironments({ project_id: 12345, limit: 20, offset: 40 })

    expectTypeOf(data).toEqualTypeOf<PaginatedSandboxEnvironmentList>()
    expect(data).toEqual({ count: 0, next: null, previous: null, results: [] })
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/?limit=20&offset=40',
        authorization: 'Bearer phx_key',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too, also without a page', async () => {
    const arrived = answer(all, 200, { count: 0, next: null, previous: null, results: [] })

    const { data } = await listSandboxEnvironments(connection, { project_id: '12345' })

    expectTypeOf(data.results).items.toHaveProperty('network_access_level')
    expect(arrived).toMatchObject([
      {
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/',
        authorization: 'Bearer phx_key',
      },
    ])
  })

  it('takes @current for the project', async () => {
    const arrived = answer('https://us.posthog.com/api/projects/*', 200, { results: [] })

    await client.listSandboxEnvironments({ project_id: '@current' })

    expect(arrived[0]?.url).toBe('https://us.posthog.com/api/projects/%40current/sandbox_environments/')
  })

  it.each(refusals)('throws an ApiError for %i', async (status, type, code, detail) => {
    answer(all, status, { type, code, detail, attr: null })

    const error = await caught(() => client.listSandboxEnvironments({ project_id: 12345 }))

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'api_error',
      status,
      body: { type, code, detail, attr: null },
      issues: [],
      message: `environments.listSandboxEnvironments failed with ${status}: ${detail} (GET /api/projects/{project_id}/sandbox_environments/)`,
    })
  })
})

describe('createSandboxEnvironment', () => {
  it('posts the environment', async () => {
    const arrived = answer(all, 201, environment)

    const { data } = await client.createSandboxEnvironment(
      { project_id: 12345 },
      {
        name: 'Release builds',
        network_access_level: 'custom',
        environment_variables: { LOG_LEVEL: 'debug' },
      },
    )

    expectTypeOf(data).toEqualTypeOf<SandboxEnvironment>()
    expect(data.has_environment_variables).toBe(true)
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/',
        authorization: 'Bearer phx_key',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"name":"Release builds","network_access_level":"custom","environment_variables":{"LOG_LEVEL":"debug"}}',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(all, 201, environment)

    const { data } = await createSandboxEnvironment(connection, { project_id: 12345 }, { name: 'x' })

    expect(data.id).toBe('497f6eca-6276-4993-bfeb-53cbbbba6f08')
    expect(arrived).toMatchObject([{ method: 'POST', authorization: 'Bearer phx_key', body: '{"name":"x"}' }])
  })

  it('names the wrong field in a 400', async () => {
    const detail = 'Ensure this field has no more than 255 characters.'
    answer(all, 400, { type: 'validation_error', code: 'max_length', detail, attr: 'allowed_domains__0' })

    const error = await caught(() => client.createSandboxEnvironment({ project_id: 12345 }, { name: 'x' }))

    expect(error).toMatchObject({
      status: 400,
      issues: [
        {
          path: ['allowed_domains', 0],
          message: 'Ensure this field has no more than 255 characters.',
          code: 'max_length',
        },
      ],
      message:
        'environments.createSandboxEnvironment failed with 400: allowed_domains.0: Ensure this field has no more than 255 characters. (POST /api/projects/{project_id}/sandbox_environments/)',
    })
  })

  it.each([...refusals, mediaType])('throws an ApiError for %i', async (status, type, code, detail) => {
    answer(all, status, { type, code, detail, attr: null })

    const error = await caught(() => client.createSandboxEnvironment({ project_id: 12345 }, { name: 'x' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { type, code, detail, attr: null } })
  })
})

describe('getSandboxEnvironment', () => {
  it('gets one by id', async () => {
    const arrived = answer(one, 200, environment)

    const { data } = await client.getSandboxEnvironment({ project_id: 12345, id })

    expectTypeOf(data).toEqualTypeOf<SandboxEnvironment>()
    expect(data).toMatchObject({ name: 'Release builds', created_by: null })
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_key',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(one, 200, environment)

    const { data } = await getSandboxEnvironment(connection, { project_id: 12345, id })

    expect(data.name).toBe('Release builds')
    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer phx_key' }])
  })

  it.each(refusals)('throws an ApiError for %i', async (status, type, code, detail) => {
    answer(one, status, { type, code, detail, attr: null })

    const error = await caught(() => client.getSandboxEnvironment({ project_id: 12345, id }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { type, code, detail, attr: null } })
  })
})

describe('updateSandboxEnvironment', () => {
  it('patches the fields that are set', async () => {
    const arrived = answer(one, 200, environment)

    const { data } = await client.updateSandboxEnvironment(
      { project_id: 12345, id },
      { environment_variables: {} },
    )

    expectTypeOf(data).toEqualTypeOf<SandboxEnvironment>()
    expect(data.name).toBe('Release builds')
    expect(arrived).toEqual([
      {
        method: 'PATCH',
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_key',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"environment_variables":{}}',
      },
    ])
  })

  it('sends no content type without a body', async () => {
    const arrived = answer(one, 200, environment)

    await client.updateSandboxEnvironment({ project_id: 12345, id })

    expect(arrived).toMatchObject([{ method: 'PATCH', contentType: null, body: '' }])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(one, 200, environment)

    const { data } = await updateSandboxEnvironment(connection, { project_id: 12345, id }, { private: true })

    expect(data.name).toBe('Release builds')
    expect(arrived).toMatchObject([{ method: 'PATCH', body: '{"private":true}' }])
  })

  it.each([
    [400, 'validation_error', 'blank', 'This field may not be blank.'] as const,
    ...refusals,
    mediaType,
  ])('throws an ApiError for %i', async (status, type, code, detail) => {
    answer(one, status, { type, code, detail, attr: null })

    const error = await caught(() => client.updateSandboxEnvironment({ project_id: 12345, id }, {}))

    expect(error).toMatchObject({ code: 'api_error', status, body: { type, code, detail, attr: null } })
  })
})

describe('deleteSandboxEnvironment', () => {
  it('deletes, and returns undefined for the 204', async () => {
    const arrived = answer(one, 204)

    const { data, response } = await client.deleteSandboxEnvironment({ project_id: 12345, id })

    expectTypeOf(data).toEqualTypeOf<undefined>()
    expect(data).toBeUndefined()
    expect(response.status).toBe(204)
    expect(arrived).toEqual([
      {
        method: 'DELETE',
        url: 'https://us.posthog.com/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_key',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(one, 204)

    const { data } = await deleteSandboxEnvironment(connection, { project_id: 12345, id })

    expect(data).toBeUndefined()
    expect(arrived).toMatchObject([{ method: 'DELETE', authorization: 'Bearer phx_key' }])
  })

  it.each(refusals)('throws an ApiError for %i', async (status, type, code, detail) => {
    answer(one, status, { type, code, detail, attr: null })

    const error = await caught(() => client.deleteSandboxEnvironment({ project_id: 12345, id }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { type, code, detail, attr: null } })
  })
})
