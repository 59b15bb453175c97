import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'

const own = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) })
const operationsOf = async (content: object) => (await generated(content)).operations

describe('a spec without a server that a client can send to', () => {
  it.each([
    ['none', []],
    ['no list', undefined],
    ['a relative one', [{ url: '/v1' }]],
    ['an empty one', [{ url: '' }]],
    ['one that is no http', [{ url: 'ws://tiny.example.org' }]],
  ])('asks for a baseUrl: %s', async (_, servers) => {
    const operations = await operationsOf(specOf({}, '/things', 'get', { servers }))

    expect(operations).toContain('export type Server = never\n')
    expect(operations).toContain("export const api = { name: 'tiny', servers: {}, ")
    expect(operations).toContain('}, givenServer)\n')
  })

  it('says what its servers are', async () => {
    const { notes } = await generated(spec(own('/v1')))

    expect(notes).toEqual([
      '/servers/0/url: /v1 is no absolute http or https URL',
      '/servers: a client has to be given a baseUrl',
    ])
  })

  it('is called once it is given one, and not before', async () => {
    const content = specOf({}, '/things', 'get', { servers: [] })

    const { url } = await sentBy(content, null, null, { baseUrl: 'https://given.example.org/v1' })
    const error = await caught(() => sentBy(content))

    expect(url).toBe('https://given.example.org/v1/things')
    expect(error).toHaveProperty('name', 'ConfigError')
    expect(error).toHaveProperty('parameter', 'baseUrl')
  })

  it('compiles, and has no server to choose', async () => {
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
  it('that are relative leave those that are not', async () => {
    const operations = await operationsOf(spec(own('/v1', 'https://b.example.org', '//c.example.org/v1')))

    expect(operations).toContain(
      "servers: { server2: 'https://b.example.org', server3: 'https://c.example.org/v1' }",
    )
  })

  it('take the first value of a variable that has no default', async () => {
    const variables = { region: { enum: ['eu', 'us'] } }

    const operations = await operationsOf(
      spec({ servers: [{ url: 'https://{region}.example.org', variables }] }),
    )

    expect(operations).toContain("default: 'https://eu.example.org'")
  })
})

describe('an operation with a server of its own', () => {
  it.each([
    ['elsewhere', 'https://uploads.example.org/v2', 'https://uploads.example.org/v2'],
    ['relative to the API', '/uploads', 'https://tiny.example.org/uploads'],
  ])('is sent there: %s', async (_, given, url) => {
    const content = specOf(own(given))

    const sent = await sentBy(content)

    expect(await operationsOf(content)).toContain(`  server: '${url}',\n`)
    expect(await operationsOf(content)).toContain('}, ownServer)\n')
    expect(sent.url).toBe(`${url}/things`)
  })

  it('is every one of a path that has one, unless it has its own', async () => {
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
    'that is the server of the API has none: %s',
    async (url) => {
      expect(await operationsOf(specOf(own(url)))).not.toContain('server:')
    },
  )

  it('needs no other where the spec has none', async () => {
    const operations = await operationsOf(
      specOf(own('https://a.example.org'), '/things', 'get', { servers: [] }),
    )

    expect(operations).toContain('}, ownServer)\n')
  })

  it('is refused where it is relative to nothing', async () => {
    const error = await caught(() => generated(specOf(own('/a'), '/things', 'get', { servers: [] })))

    expect(error).toHaveProperty(
      'message',
      'tiny.json#/paths/~1things/get/servers/0/url: /a is relative, and the API has no server',
    )
  })

  it('is refused where it stands', async () => {
    const paths = {
      '/things': { servers: [{}], get: { responses: { 200: { description: 'Yes.' } } } },
    }

    const error = await caught(() => generated(spec({ paths })))

    expect(error).toHaveProperty('message', 'tiny.json#/paths/~1things/servers/0: has no url')
  })
})
