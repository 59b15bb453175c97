import { inspect } from 'node:util'
import * as root from 'sdk'
import { createSdk, sdk } from 'sdk'
import * as environments from 'sdk/environments'
import * as pipelines from 'sdk/pipelines'
import * as sandbox from 'sdk/sandbox'
import { authorize, configure, connect, createClient, getClient, listSandboxes } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const tokens = (sent: readonly { headers: Readonly<Record<string, string>> }[]) =>
  sent.map(({ headers }) => headers.authorization)

describe('the shared client', () => {
  it('is what getClient returns each time, and what the handle and the default object hold', () => {
    const client = getClient()

    expect(getClient()).toBe(client)
    expect(sandbox.sandbox).toBe(client)
    expect(root.sandbox).toBe(client)
    expect(sdk.sandbox).toBe(client)
    expect(environments.getClient()).toBe(root.environments)
    expect(sdk.environments).toBe(environments.environments)
    expect(pipelines.getClient()).toBe(root.pipelines)
    expect(sdk.pipelines).toBe(pipelines.pipelines)
  })

  it('follows authorize and configure through existing references', async () => {
    const { fetch, sent } = recorder()
    const held = getClient()
    const { listSandboxes: method } = held

    authorize(sandbox.sandbox, 'one')
    configure(sandbox.sandbox, { fetch })
    await held.listSandboxes()
    await method()
    authorize(getClient(), 'two')
    await sdk.sandbox.listSandboxes()

    expect(tokens(sent)).toEqual(['Bearer one', 'Bearer one', 'Bearer two'])
  })
})

describe('createClient', () => {
  it('creates a new client each time, separate from the shared one', async () => {
    const { fetch, sent } = recorder()
    const first = createClient({ fetch, token: 'first' })
    const second = createClient({ fetch, token: 'second' })

    authorize(getClient(), 'shared')
    await first.listSandboxes()
    await second.listSandboxes()

    expect(first).not.toBe(second)
    expect(first).not.toBe(getClient())
    expect(tokens(sent)).toEqual(['Bearer first', 'Bearer second'])
  })

  it('makes a client whose only enumerable keys are the operations', () => {
    expect(Object.keys(createClient())).toEqual([
      'listSandboxes',
      'createSandbox',
      'deleteSandbox',
      'refreshSandbox',
      'addUsersToSandbox',
      'removeUsersFromSandbox',
      'pushAppFromSandbox',
    ])
  })

  it('makes methods that have their own name', () => {
    expect(createClient().createSandbox.name).toBe('createSandbox')
  })
})

describe('authorize and configure', () => {
  it('return their argument', () => {
    const client = createClient()
    const connection = connect()

    expect(authorize(client, 'token')).toBe(client)
    expect(configure(client, { retry: 1 })).toBe(client)
    expect(authorize(connection, 'token')).toBe(connection)
    expect(configure(connection, { retry: 1 })).toBe(connection)
  })

  it('act on a connection', async () => {
    const { fetch, sent } = recorder()
    const connection = connect()

    authorize(connection, async () => 'later')
    configure(connection, { fetch })
    await listSandboxes(connection)

    expect(tokens(sent)).toEqual(['Bearer later'])
  })

  it('change only the settings that are passed', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'kept', headers: { 'x-kept': '1' } })

    configure(client, { timeoutMs: 5000 })
    await client.listSandboxes()

    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer kept', 'x-kept': '1' })
  })

  it('restore a default with undefined', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'gone', headers: { 'x-gone': '1' } })

    configure(client, { token: undefined, headers: undefined })
    const error = await caught(() => client.listSandboxes())
    authorize(client, 'new')
    await client.listSandboxes()

    expect(error).toMatchObject({ code: 'auth_error' })
    expect(sent.map(({ headers }) => headers)).toEqual([
      { accept: 'application/json', authorization: 'Bearer new' },
    ])
  })

  it.each(['baseUrl', 'server'] as const)(
    'restore the default server with undefined for %s',
    async (name) => {
      const { fetch, sent } = recorder()
      const client = createClient({ fetch, token: 'token', server: 'development' })

      configure(client, { [name]: undefined })
      await client.listSandboxes()

      expect(sent[0]?.url).toBe('https://api.valstorm.com/v1/sandbox')
    },
  )

  it('change nothing when one setting is wrong', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() => configure(client, { headers: { 'x-new': '1' }, timeoutMs: -1 }))
    await client.listSandboxes()

    expect(error).toMatchObject({ code: 'config_error', parameter: 'timeoutMs' })
    expect(sent[0]?.headers).not.toHaveProperty('x-new')
  })

  it.each([[{}], [null], [5], [{ ...createClient() }]])('refuse what is not a client: %j', async (client) => {
    const error = await caught(() => authorize(client as object, 'token'))

    expect(error).toMatchObject({ code: 'config_error' })
  })

  it('do not change a call under way', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'before' })

    const call = client.listSandboxes()
    authorize(client, 'after')
    await call

    expect(tokens(sent)).toEqual(['Bearer before'])
  })
})

describe('createSdk', () => {
  it('makes an independent set', async () => {
    const { fetch, sent } = recorder()
    const mine = createSdk({ fetch, token: 'mine' })

    sdk.authorize('shared')
    createSdk({ token: 'other' })
    await mine.sandbox.listSandboxes()

    expect(mine.sandbox).not.toBe(sdk.sandbox)
    expect(mine.sandbox).not.toBe(createSdk().sandbox)
    expect(tokens(sent)).toEqual(['Bearer mine'])
  })

  it('gives priority to the settings under a group', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const mine = createSdk({
      fetch,
      token: 'common',
      environments: { server: 'eu', token: 'posthog' },
      pipelines: { baseUrl: 'https://proxy.example.org/epilot' },
    })

    await mine.environments.listSandboxEnvironments({ project_id: 1 })
    await mine.pipelines.listPipelines()

    expect(sent.map(({ url }) => url)).toEqual([
      'https://eu.posthog.com/api/projects/1/sandbox_environments/',
      'https://proxy.example.org/epilot/v1/sandbox/pipelines',
    ])
    expect(tokens(sent)).toEqual(['Bearer posthog', 'Bearer common'])
  })

  it('suggests the group for a mistyped name', async () => {
    const error = await caught(() => createSdk({ enviroments: { server: 'eu' } } as never))

    expect(error).toMatchObject({ code: 'config_error', parameter: 'enviroments' })
    expect(error).toHaveProperty('message', expect.stringContaining('did you mean "environments"?'))
  })

  it('names a wrong setting of a group', async () => {
    const error = await caught(() => createSdk({ environments: { server: 'asia' as 'eu' } }))

    expect(error).toMatchObject({
      code: 'config_error',
      api: 'environments',
      message: expect.stringMatching(/^environments is not configured: .*expected: us, eu$/),
    })
  })

  it.each([null, 5, ['sandbox'], { sandbox: null }, { environments: 5 }, { pipelines: 'token' }])(
    'refuses %j',
    async (config) => {
      const error = await caught(() => createSdk(config as never))

      expect(error).toMatchObject({ code: 'config_error' })
    },
  )

  it('accepts undefined for a group that does not change', () => {
    expect(() => createSdk({ sandbox: undefined })).not.toThrow()
  })
})

describe('sdk.authorize', () => {
  it('gives one string to all', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const mine = createSdk({ fetch })

    mine.authorize('same')
    await mine.sandbox.listSandboxes()
    await mine.environments.listSandboxEnvironments({ project_id: 1 })
    await mine.pipelines.listPipelines()

    expect(tokens(sent)).toEqual(['Bearer same', 'Bearer same', 'Bearer same'])
  })

  it('passes the group and the operation to a function', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const mine = createSdk({ fetch })

    mine.authorize(({ api, operation, refresh }) => `${api}.${operation}.${refresh}`)
    await mine.sandbox.listSandboxes()
    await mine.pipelines.listPipelines()

    expect(tokens(sent)).toEqual([
      'Bearer sandbox.listSandboxes.false',
      'Bearer pipelines.listPipelines.false',
    ])
  })

  it('sets only the groups that are named', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const mine = createSdk({ fetch, token: 'old' })

    const returned = mine.authorize({ sandbox: () => 'valstorm', pipelines: async () => 'epilot' })
    await mine.sandbox.listSandboxes()
    await mine.environments.listSandboxEnvironments({ project_id: 1 })
    await mine.pipelines.listPipelines()

    expect(returned).toBe(mine)
    expect(tokens(sent)).toEqual(['Bearer valstorm', 'Bearer old', 'Bearer epilot'])
  })

  it('refuses an unknown group', async () => {
    const error = await caught(() => createSdk().authorize({ enviroments: 'token' } as never))

    expect(error).toBeInstanceOf(root.ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'enviroments',
      message: 'sdk is not configured: enviroments is unknown; did you mean "environments"?',
    })
  })

  it.each([null, 5, ['token']])('refuses %j', async (token) => {
    const error = await caught(() => createSdk().authorize(token as never))

    expect(error).toMatchObject({ code: 'config_error' })
  })
})

describe('a set', () => {
  it('does not change when the setting of one group is wrong', async () => {
    const { fetch, sent } = recorder()
    const mine = createSdk({ fetch, token: 'old' })

    const configured = await caught(() =>
      mine.configure({ headers: { 'x-new': '1' }, environments: { timeoutMs: -1 } }),
    )
    const authorized = await caught(() => mine.authorize({ sandbox: 'new', environments: 5 as never }))
    await mine.sandbox.listSandboxes()

    expect(configured).toMatchObject({ code: 'config_error', parameter: 'timeoutMs', api: 'environments' })
    expect(authorized).toMatchObject({ code: 'config_error', parameter: 'token', api: 'environments' })
    expect(sent[0]?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer old' })
  })
})

describe('a printed client', () => {
  it.each([
    ['a client', createClient({ token: 'tok-4711', headers: { 'x-key': 'hdr-4711' } })],
    ['a connection', connect({ token: 'tok-4711', headers: { 'x-key': 'hdr-4711' } })],
    ['a set', createSdk({ token: 'tok-4711', headers: { 'x-key': 'hdr-4711' } })],
  ])('shows none of the settings of %s', (_, printed) => {
    const text = inspect(printed, { depth: 20, showHidden: true }) + JSON.stringify(printed)

    expect(text).not.toContain('4711')
  })
})
