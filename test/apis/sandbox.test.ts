import {
  ApiError,
  addUsersToSandbox,
  connect,
  createClient,
  createSandbox,
  deleteSandbox,
  listSandboxes,
  pushAppFromSandbox,
  refreshSandbox,
  removeUsersFromSandbox,
  type SandboxResponse,
  type SandboxUserRemoveResponse,
  type SandboxUserResponse,
} from 'sdk/sandbox'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { vendorServer } from '../support/vendor-server.ts'

const answer = vendorServer()
const client = createClient({ token: 'valstorm-token', retry: false })
const connection = connect({ token: 'valstorm-token', retry: false })

const dev = { id: 'org_1_s_dev', sandbox_name: 'dev', description: null, status: 'ready' }
const users = { users: ['usr_1', 'ada@example.com'] }
const nameMissing = { detail: [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required', input: {} }] }

/** Declared by every operation, with the framework's body. */
const refusals = [
  [401, 'Not authenticated'],
  [403, 'Forbidden'],
  [404, 'Not found'],
] as const

describe('listSandboxes', () => {
  const address = 'https://api.valstorm.com/v1/sandbox'

  it('gets the bare array, including unknown fields', async () => {
    const arrived = answer(address, 200, [dev])

    const { data, response, attempts } = await client.listSandboxes()

    expectTypeOf(data).toEqualTypeOf<SandboxResponse[]>()
    expect(data).toEqual([{ id: 'org_1_s_dev', sandbox_name: 'dev', description: null, status: 'ready' }])
    expect(response.status).toBe(200)
    expect(attempts).toBe(1)
    expect(arrived).toEqual([
      {
        method: 'GET',
        url: 'https://api.valstorm.com/v1/sandbox',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, [dev])

    const { data } = await listSandboxes(connection)

    expectTypeOf(data).toEqualTypeOf<SandboxResponse[]>()
    expect(data).toEqual([{ id: 'org_1_s_dev', sandbox_name: 'dev', description: null, status: 'ready' }])
    expect(arrived).toMatchObject([{ method: 'GET', authorization: 'Bearer valstorm-token', body: '' }])
  })

  it.each(refusals)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.listSandboxes())

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'api_error',
      status,
      body: { detail },
      message: `sandbox.listSandboxes failed with ${status}: ${detail} (GET /v1/sandbox)`,
    })
  })
})

describe('createSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox'

  it('posts name and description', async () => {
    const arrived = answer(address, 201, dev)

    const { data } = await client.createSandbox(null, { name: 'dev', description: 'shared' })

    expectTypeOf(data).toEqualTypeOf<SandboxResponse>()
    expect(data).toEqual({ id: 'org_1_s_dev', sandbox_name: 'dev', description: null, status: 'ready' })
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://api.valstorm.com/v1/sandbox',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"name":"dev","description":"shared"}',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 201, dev)

    const { data } = await createSandbox(connection, undefined, { name: 'dev' })

    expectTypeOf(data).toEqualTypeOf<SandboxResponse>()
    expect(data.sandbox_name).toBe('dev')
    expect(arrived).toMatchObject([
      { method: 'POST', authorization: 'Bearer valstorm-token', body: '{"name":"dev"}' },
    ])
  })

  it('throws the list of issues for 422', async () => {
    answer(address, 422, nameMissing)

    const error = await caught(() => client.createSandbox(null, { name: '' }))

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required', input: {} }] },
      issues: [{ path: ['name'], message: 'Field required', code: 'missing' }],
      message: 'sandbox.createSandbox failed with 422: name: Field required (POST /v1/sandbox)',
    })
  })

  it.each(refusals)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { detail } })
  })
})

describe('refreshSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox/dev/refresh'

  it('posts without a body', async () => {
    const arrived = answer(address, 200, dev)

    const { data } = await client.refreshSandbox({ name: 'dev' })

    expectTypeOf(data).toEqualTypeOf<SandboxResponse>()
    expect(data.id).toBe('org_1_s_dev')
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://api.valstorm.com/v1/sandbox/dev/refresh',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, dev)

    const { data } = await refreshSandbox(connection, { name: 'dev' })

    expect(data.id).toBe('org_1_s_dev')
    expect(arrived).toMatchObject([{ method: 'POST', authorization: 'Bearer valstorm-token' }])
  })

  it.each([...refusals, [422, 'a text']] as const)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.refreshSandbox({ name: 'dev' }))

    expect(error).toMatchObject({
      code: 'api_error',
      status,
      message: `sandbox.refreshSandbox failed with ${status}: ${detail} (POST /v1/sandbox/{name}/refresh)`,
    })
  })
})

describe('deleteSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox/dev'

  it('deletes, and returns any JSON in the response', async () => {
    const arrived = answer(address, 200, { deleted: true })

    const { data } = await client.deleteSandbox({ name: 'dev' })

    expectTypeOf(data).toBeUnknown()
    expect(data).toEqual({ deleted: true })
    expect(arrived).toEqual([
      {
        method: 'DELETE',
        url: 'https://api.valstorm.com/v1/sandbox/dev',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, {})

    const { data } = await deleteSandbox(connection, { name: 'dev' })

    expect(data).toEqual({})
    expect(arrived).toMatchObject([{ method: 'DELETE', authorization: 'Bearer valstorm-token' }])
  })

  it.each([...refusals, [422, 'a text']] as const)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.deleteSandbox({ name: 'dev' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { detail } })
  })
})

describe('addUsersToSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox/dev/users'

  it('posts ids and addresses', async () => {
    const arrived = answer(address, 200, { added_users: ['usr_1'] })

    const { data } = await client.addUsersToSandbox({ name: 'dev' }, users)

    expectTypeOf(data).toEqualTypeOf<SandboxUserResponse>()
    expect(data.added_users).toEqual(['usr_1'])
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://api.valstorm.com/v1/sandbox/dev/users',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"users":["usr_1","ada@example.com"]}',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, { added_users: [] })

    const { data } = await addUsersToSandbox(connection, { name: 'dev' }, users)

    expect(data.added_users).toEqual([])
    expect(arrived).toMatchObject([{ method: 'POST', body: '{"users":["usr_1","ada@example.com"]}' }])
  })

  it('names the wrong item for 422', async () => {
    answer(address, 422, {
      detail: [{ type: 'string_type', loc: ['body', 'users', 0], msg: 'not a string' }],
    })

    const error = await caught(() => client.addUsersToSandbox({ name: 'dev' }, users))

    expect(error).toMatchObject({
      status: 422,
      issues: [{ path: ['users', 0], message: 'not a string', code: 'string_type' }],
      message:
        'sandbox.addUsersToSandbox failed with 422: users.0: not a string (POST /v1/sandbox/{name}/users)',
    })
  })

  it.each(refusals)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.addUsersToSandbox({ name: 'dev' }, users))

    expect(error).toMatchObject({ code: 'api_error', status, body: { detail } })
  })
})

describe('removeUsersFromSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox/dev/users'

  it('deletes with a body', async () => {
    const arrived = answer(address, 200, { removed_users: ['usr_1'] })

    const { data } = await client.removeUsersFromSandbox({ name: 'dev' }, users)

    expectTypeOf(data).toEqualTypeOf<SandboxUserRemoveResponse>()
    expect(data.removed_users).toEqual(['usr_1'])
    expect(arrived).toEqual([
      {
        method: 'DELETE',
        url: 'https://api.valstorm.com/v1/sandbox/dev/users',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: 'application/json',
        body: '{"users":["usr_1","ada@example.com"]}',
      },
    ])
  })

  it('works as a single operation too', async () => {
    const arrived = answer(address, 200, { removed_users: [] })

    const { data } = await removeUsersFromSandbox(connection, { name: 'dev' }, users)

    expect(data.removed_users).toEqual([])
    expect(arrived).toMatchObject([{ method: 'DELETE', body: '{"users":["usr_1","ada@example.com"]}' }])
  })

  it.each([...refusals, [422, 'a text']] as const)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.removeUsersFromSandbox({ name: 'dev' }, users))

    expect(error).toMatchObject({ code: 'api_error', status, body: { detail } })
  })
})

describe('pushAppFromSandbox', () => {
  const address = 'https://api.valstorm.com/v1/sandbox/dev/app/crm/push'

  it('posts without a body and with the target in the query', async () => {
    const arrived = answer(address, 200, { pushed: 'crm' })

    const { data } = await client.pushAppFromSandbox({
      sandbox_name: 'dev',
      app_name: 'crm',
      target: 'a b&c',
    })

    expectTypeOf(data).toBeUnknown()
    expect(data).toEqual({ pushed: 'crm' })
    expect(arrived).toEqual([
      {
        method: 'POST',
        url: 'https://api.valstorm.com/v1/sandbox/dev/app/crm/push?target=a%20b%26c',
        authorization: 'Bearer valstorm-token',
        accept: 'application/json',
        contentType: null,
        body: '',
      },
    ])
  })

  it('works as a single operation too, also without a target', async () => {
    const arrived = answer(address, 200, {})

    await pushAppFromSandbox(connection, { sandbox_name: 'dev', app_name: 'crm' })

    expect(arrived).toMatchObject([
      { method: 'POST', url: 'https://api.valstorm.com/v1/sandbox/dev/app/crm/push' },
    ])
  })

  it.each([...refusals, [422, 'a text']] as const)('throws an ApiError for %i', async (status, detail) => {
    answer(address, status, { detail })

    const error = await caught(() => client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'crm' }))

    expect(error).toMatchObject({ code: 'api_error', status, body: { detail } })
  })
})
