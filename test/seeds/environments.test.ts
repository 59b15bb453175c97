import { createClient } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { vendorServer } from '../support/vendor-server.ts'

/** `$POSTHOG_PERSONAL_API_KEY`, `<ph_app_host>`, `:project_id` and `:id` in the seed's curl examples. */
const key = 'phx_personal'
const project_id = '12345'
const id = '497f6eca-6276-4993-bfeb-53cbbbba6f08'

const answer = vendorServer()
const client = createClient({ token: key, baseUrl: 'https://posthog.example.org' })

const listed = {
  id,
  name: 'string',
  network_access_level: 'trusted',
  allowed_domains: ['string'],
  repositories: ['string'],
  private: true,
  internal: true,
  created_by: {
    id: 0,
    uuid: '095be615-a8ad-4c33-8e9c-c7612fbf6c9f',
    distinct_id: 'string',
    first_name: 'string',
    last_name: 'string',
    email: 'user@example.com',
    is_email_verified: true,
    hedgehog_config: { property1: null, property2: null },
    role_at_organization: 'engineering',
  },
  created_at: '2019-08-24T14:15:22Z',
  updated_at: '2019-08-24T14:15:22Z',
}
const environment = {
  ...listed,
  include_default_domains: true,
  environment_variables: null,
  has_environment_variables: true,
  effective_domains: ['string'],
}

describe('curl examples', () => {
  it('list', async () => {
    const page = {
      count: 123,
      next: 'http://api.example.org/accounts/?offset=400&limit=100',
      previous: 'http://api.example.org/accounts/?offset=200&limit=100',
      results: [listed],
    }
    const arrived = answer('https://posthog.example.org/*', 200, page)

    const { data } = await client.listSandboxEnvironments({ project_id })

    expect(data).toEqual(page)
    expect(arrived).toMatchObject([
      {
        method: 'GET',
        url: 'https://posthog.example.org/api/projects/12345/sandbox_environments/',
        authorization: 'Bearer phx_personal',
      },
    ])
  })

  it('create', async () => {
    const arrived = answer('https://posthog.example.org/*', 201, environment)

    const { data } = await client.createSandboxEnvironment({ project_id }, { name: 'string' })

    expect(data).toEqual(environment)
    expect(arrived).toMatchObject([
      {
        method: 'POST',
        url: 'https://posthog.example.org/api/projects/12345/sandbox_environments/',
        authorization: 'Bearer phx_personal',
        contentType: 'application/json',
        body: '{"name":"string"}',
      },
    ])
  })

  it('retrieve', async () => {
    const arrived = answer('https://posthog.example.org/*', 200, environment)

    const { data } = await client.getSandboxEnvironment({ project_id, id })

    expect(data).toEqual(environment)
    expect(arrived).toMatchObject([
      {
        method: 'GET',
        url: 'https://posthog.example.org/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_personal',
      },
    ])
  })

  it('update', async () => {
    const arrived = answer('https://posthog.example.org/*', 200, environment)

    const { data } = await client.updateSandboxEnvironment({ project_id, id }, { name: 'string' })

    expect(data).toEqual(environment)
    expect(arrived).toMatchObject([
      {
        method: 'PATCH',
        url: 'https://posthog.example.org/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_personal',
        body: '{"name":"string"}',
      },
    ])
  })

  it('delete', async () => {
    const arrived = answer('https://posthog.example.org/*', 204)

    const { data } = await client.deleteSandboxEnvironment({ project_id, id })

    expect(data).toBeUndefined()
    expect(arrived).toMatchObject([
      {
        method: 'DELETE',
        url: 'https://posthog.example.org/api/projects/12345/sandbox_environments/497f6eca-6276-4993-bfeb-53cbbbba6f08/',
        authorization: 'Bearer phx_personal',
      },
    ])
  })
})
