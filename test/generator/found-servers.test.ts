import { describe, expect, it } from 'vitest'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { atServer } from '../../src/runtime/config/server-variables.ts'
import { caught } from '../support/caught.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'
import { web } from '../support/several.ts'

const own = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) })
const operationsOf = async (content: object) => (await generated(content)).operations

/** The config of a client, with these server variables. */
const serverConfig = async (content: object, server: Record<string, string>) => {
  const [, api = ''] = /export const tinyApi = (\{.*\}) as const/.exec(await operationsOf(content)) ?? []
  return atServer(new Function(`return ${api}`)(), { server }) as object
}

describe('a spec without a usable server', () => {
  it.each([
    ['none', []],
    ['not a list', undefined],
    ['a relative one', [{ url: '/v1' }]],
    ['an empty one', [{ url: '' }]],
    ['one that is not http', [{ url: 'ws://tiny.example.org' }]],
  ])('requires a baseUrl: %s', async (_, servers) => {
    const operations = await operationsOf(specOf({}, '/things', 'get', { servers }))

    expect(operations).toContain('export type TinyServer = never\n')
    expect(operations).toContain("export const tinyApi = { name: 'tiny', servers: {}, ")
    expect(operations).toContain('}, givenServer')
  })

  it('shows which servers it has', async () => {
    const { notes } = await generated(spec(own('/v1')))

    expect(notes).toEqual([
      '/servers/0/url: /v1 is not an absolute http or https URL',
      '/servers: a client must set baseUrl',
    ])
  })

  it('can be called once it has one, and not before', async () => {
    const content = specOf({}, '/things', 'get', { servers: [] })

    const { url } = await sentBy(content, null, null, { baseUrl: 'https://given.example.org/v1' })
    const error = await caught(() => sentBy(content))

    expect(url).toBe('https://given.example.org/v1/things')
    expect(error).toHaveProperty('name', 'ConfigError')
    expect(error).toHaveProperty('parameter', 'baseUrl')
  })

  it('compiles, and has no server to choose from', async () => {
    const problems = await compiled(
      spec({ servers: [] }),
      `export const client = api.createClient({ baseUrl: 'https://given.example.org' })
// @ts-expect-error there is none
export const wrong = api.createClient({ server: 'default' })
`,
    )

    expect(problems).toEqual([])
  })
})

describe('servers', () => {
  it('that are relative do not affect those that are not', async () => {
    const operations = await operationsOf(spec(own('/v1', 'https://b.example.org', '//c.example.org/v1')))

    expect(operations).toContain(
      "servers: { server2: 'https://b.example.org', server3: 'https://c.example.org/v1' }",
    )
  })
})

describe('a server with variables', () => {
  const regions = { region: { enum: ['eu', 'us'] } }
  const sentry = spec({ servers: [{ url: 'https://{region}.example.org/v1', variables: regions }] })
  const call = specOf({}, '/things', 'get', { servers: [{ url: 'https://{region}.example.org/{tenant}' }] })

  it('requires those without a default, and only accepts allowed values', async () => {
    const problems = await compiled(
      sentry,
      `api.createClient({ server: { region: 'us' }, retry: 1 })
api.connect({ server: { region: 'eu' } })
api.configure(api.getClient(), { baseUrl: api.serverUrl({ region: 'eu' }) })
// @ts-expect-error it is not one of them
api.createClient({ server: { region: 'ap' } })
// @ts-expect-error it is required
api.createClient({ server: {} })
// @ts-expect-error it has no name
api.createClient({ server: 'default' })
`,
    )

    expect(problems).toEqual([])
    expect((await generated(sentry)).notes).toEqual(['/servers: a client must set the variables of a server'])
  })

  it('is called with them, and not without', async () => {
    const config = await serverConfig(call, { region: 'us', tenant: 'a/b' })

    const { url } = await sentBy(call, null, null, config)
    const error = await caught(() => sentBy(call))

    expect(url).toBe('https://us.example.org/a/b/things')
    expect(error).toHaveProperty(
      'message',
      'tiny.callThings was not sent: server is not set; pass { region, tenant }, or set baseUrl (GET /things)',
    )
  })

  it.each([
    ['one is missing', { region: 'us' }, 'server has region; it takes { region, tenant }'],
    [
      'one is unknown',
      { region: 'us', tenant: 'a', more: 'b' },
      'server has region, tenant, more; it takes { region, tenant }',
    ],
    ['one is invalid', { region: '', tenant: 'a' }, 'server.region is not a string'],
    [
      'one would lead to another host',
      { region: 'evil.com/', tenant: 'a' },
      'server.region contains a character that leads to another host',
    ],
    [
      'one would end the path',
      { region: 'us', tenant: 'a?b' },
      'server.tenant contains a character that leads to another host',
    ],
  ])('is refused if %s', async (_, server, problem) => {
    const error = await caught(() => serverConfig(call, server))

    expect(error).toHaveProperty('name', 'ConfigError')
    expect(error).toHaveProperty('message', `tiny is not configured: ${problem}`)
  })

  it('has a name, too, if each variable has a default', async () => {
    const variables = { region: { default: 'eu', enum: ['eu', 'us'] }, base: { default: '' } }
    const content = specOf({}, '/things', 'get', {
      servers: [
        { url: 'https://{region}.example.org{base}', variables },
        { url: 'https://b.example.org', name: 'other' },
      ],
    })

    const sent = await sentBy(content)
    const there = await sentBy(content, null, null, await serverConfig(content, { region: 'us' }))

    expect(sent.url).toBe('https://eu.example.org/things')
    expect(there.url).toBe('https://us.example.org/things')
    expect(await operationsOf(content)).toContain(
      "export type TinyServer = 'default' | 'other' | { region?: 'eu' | 'us' | undefined; base?: string | undefined }\n",
    )
  })

  it('can be a full URL', async () => {
    const content = specOf({}, '/things', 'get', { servers: [{ url: '{protocol}://{host}/v1' }] })

    const config = await serverConfig(content, { protocol: 'https', host: 'own.example.org:8443' })

    expect((await sentBy(content, null, null, config)).url).toBe('https://own.example.org:8443/v1/things')
  })
})

describe('the servers of a document that was loaded from a URL', () => {
  const address = 'https://docs.example.org/v2/openapi.json'
  const urlsOf = async (servers?: object[]) =>
    (await readGroup(address, { name: 'tiny', load: web({ [address]: spec({ servers }) }) })).api.servers

  it.each([
    ['/v1', 'https://docs.example.org/v1'],
    ['v1', 'https://docs.example.org/v2/v1'],
    ['https://api.example.org', 'https://api.example.org'],
  ])('are resolved against it: %s', async (url, whole) => {
    expect(await urlsOf([{ url }])).toEqual({ default: whole })
  })

  it('default to its origin', async () => {
    expect(await urlsOf(undefined)).toEqual({ default: 'https://docs.example.org/' })
  })
})

describe('an operation with its own server', () => {
  it.each([
    ['elsewhere', 'https://uploads.example.org/v2', 'https://uploads.example.org/v2'],
    ['relative to the API', '/uploads', 'https://tiny.example.org/uploads'],
  ])('is sent there: %s', async (_, given, url) => {
    const content = specOf(own(given))

    const sent = await sentBy(content)

    expect(await operationsOf(content)).toContain(`  server: '${url}',\n`)
    expect(await operationsOf(content)).toContain('}, ownServer')
    expect(sent.url).toBe(`${url}/things`)
  })

  it('includes every operation of a path with a server, unless it has its own', async () => {
    const answer = { responses: { 200: { description: 'Yes.' } } }
    const { client, sent } = await generatedClient(
      spec({
        paths: {
          '/things': {
            ...own('https://path.example.org'),
            get: { operationId: 'list', ...answer },
            post: { operationId: 'add', ...answer, ...own('https://add.example.org') },
          },
        },
      }),
    )

    await client.list?.()
    await client.add?.()

    expect(sent.map(({ url }) => url)).toEqual([
      'https://path.example.org/things',
      'https://add.example.org/things',
    ])
  })

  it.each(['https://tiny.example.org', 'https://tiny.example.org/'])(
    'that equals the server of the API needs no field: %s',
    async (url) => {
      expect(await operationsOf(specOf(own(url)))).not.toContain('server:')
    },
  )

  it('needs no other server in the spec', async () => {
    const operations = await operationsOf(
      specOf(own('https://a.example.org'), '/things', 'get', { servers: [] }),
    )

    expect(operations).toContain('}, ownServer')
  })

  it('is refused when its server is relative and there is nothing to resolve it', async () => {
    const error = await caught(() => generated(specOf(own('/a'), '/things', 'get', { servers: [] })))

    expect(error).toHaveProperty(
      'message',
      'tiny.json#/paths/~1things/get/servers/0/url: /a is relative, but the API has no server',
    )
  })

  it('is refused with the place of its server', async () => {
    const paths = {
      '/things': { servers: [{}], get: { responses: { 200: { description: 'Yes.' } } } },
    }

    const error = await caught(() => generated(spec({ paths })))

    expect(error).toHaveProperty('message', 'tiny.json#/paths/~1things/servers/0: has no url')
  })
})
