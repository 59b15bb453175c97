import { describe, expect, it } from 'vitest'
import { servedSpec } from '../support/mcp.ts'
import { textsOf } from '../support/mcp-texts.ts'

const yes = { 200: { description: 'Yes.' } }
const paths = {
  '/cats': {
    get: { operationId: 'listCats', tags: ['Cats'], summary: 'List cats', responses: yes },
    post: { operationId: 'createCat', tags: ['Cats'], responses: yes },
  },
  '/cats/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    put: { operationId: 'replaceCat', tags: ['Cats'], responses: yes },
    delete: { operationId: 'deleteCat', tags: ['Cats', 'Danger zone'], responses: yes },
    patch: { operationId: 'updateCat', responses: yes },
  },
}
const cats = {
  openapi: '3.1.0',
  info: { title: 'Cats', version: '1', summary: 'All about cats.' },
  servers: [{ url: 'https://cats.example.org' }],
  paths,
}
const names = async (options: object) => {
  const { server } = await servedSpec(cats, undefined, options)
  return server.tools.map(({ name }) => name)
}

describe('tools', () => {
  it('are only the reading operations by default', async () => {
    expect(await names({ allowWrite: false })).toEqual(['tiny_listCats'])
    expect(await names({ allowWrite: true })).toHaveLength(5)
  })

  it('show by their method what they can do', async () => {
    const { client } = await servedSpec(cats)
    const { tools } = await client.listTools()
    const hints = tools.map(({ annotations: a }) => [a?.readOnlyHint, a?.destructiveHint, a?.idempotentHint])

    expect(Object.fromEntries(tools.map(({ name }, at) => [name, hints[at]]))).toEqual({
      tiny_listCats: [true, false, true],
      tiny_createCat: [false, true, false],
      tiny_replaceCat: [false, true, true],
      tiny_deleteCat: [false, true, true],
      tiny_updateCat: [false, true, false],
    })
    expect(tools.map(({ annotations }) => annotations?.openWorldHint)).toEqual(Array(5).fill(true))
  })

  it('have a title, and a description with the request', async () => {
    const { client } = await servedSpec(cats)
    const { tools } = await client.listTools()

    expect(tools[0]).toMatchObject({ title: 'List cats', description: 'List cats\n\nGET /cats' })
  })

  it.each<[object, string[]]>([
    [{ only: ['listCats'] }, ['tiny_listCats']],
    [{ only: ['*Cat'], except: ['delete*', 'replaceCat'] }, ['tiny_createCat', 'tiny_updateCat']],
    [{ only: ['Danger zone'] }, ['tiny_deleteCat']],
    [{ only: ['tiny.update*'] }, ['tiny_updateCat']],
    [{ except: ['Cats'] }, ['tiny_updateCat']],
    [{ only: ['tiny'], except: ['tiny'] }, []],
  ])('are chosen by %o', async (options, expected) => {
    expect(await names(options)).toEqual(expected)
  })

  it.each<[object, string]>([
    [
      { only: ['listCat'] },
      'mcp is not configured: only has "listCat", which is not an operation, API or tag; did you mean "listCats"?',
    ],
    [{ except: ['Dogs'] }, 'except has "Dogs", which is not an operation, API or tag'],
    [{ apis: [] }, 'mcp is not configured: apis is empty; pass at least one API'],
    [{ apis: [{ client: {}, document: cats }] }, 'client has no operations; pass a client from createClient'],
    [{ apis: [{ client: {}, document: 'openapi.json' }] }, 'document is not an OpenAPI document'],
  ])('are not created from %o', async (options, message) => {
    await expect(servedSpec(cats, undefined, options)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    })
  })

  it('that are held back say why when they are called anyway', async () => {
    const { call } = await servedSpec(cats, undefined, { allowWrite: false, except: ['listCats'] })

    const refused = await call('tiny_deleteCat', { id: '1' })
    const left = await call('tiny_listCats')

    expect(refused.isError).toBe(true)
    expect(textsOf(refused)).toEqual([
      'tiny_deleteCat is not offered: it changes something, and the server is read-only; to allow it, start the server with --allow-write (allowWrite)',
    ])
    expect(textsOf(left)).toEqual(['tiny_listCats is not offered: it was left out when the server started'])
  })

  it('that do not exist are a protocol error', async () => {
    const { call } = await servedSpec(cats)

    await expect(call('tiny_dogs')).rejects.toMatchObject({
      code: -32602,
      message: 'there is no tool tiny_dogs',
    })
  })

  it('have names that every client accepts, and that stay the same', async () => {
    const long = `a${'b'.repeat(60)}`
    const operation = (operationId: string) => ({ operationId, responses: yes })
    const spec = (more: object) => ({
      ...cats,
      paths: {
        ...more,
        '/one': { get: operation(`${long}One`) },
        '/two': { get: operation(`${long}Two`) },
      },
    })
    const { server } = await servedSpec(spec({}))
    const { server: later } = await servedSpec(spec({ '/zero': { get: operation(`${long}Zero`) } }))
    const all = server.tools.map(({ name }) => name)

    expect(all).toEqual([
      expect.stringMatching(/^tiny_ab+_[\da-f]{8}$/),
      expect.stringMatching(/^tiny_ab+_[\da-f]{8}$/),
    ])
    expect(new Set(all).size).toBe(2)
    expect(all.map((name) => name.length)).toEqual([50, 50])
    expect(later.tools.map(({ name }) => name)).toEqual(expect.arrayContaining(all))
  })

  it('are introduced by what the server can do', async () => {
    const { client } = await servedSpec(cats, undefined, { allowWrite: false })

    expect(client.getInstructions()).toBe(
      [
        'Each tool is one operation of an HTTP API:',
        '- Cats: All about cats.',
        'All tools are read-only.',
        'Secret fields are shown as [redacted].',
        'A failed call reports what is wrong; retryAfterMs is how long the server asks you to wait.',
      ].join('\n'),
    )
  })
})

it('resources are listed and read, and an unknown one is a protocol error', async () => {
  const { client } = await servedSpec(cats, undefined, {
    resources: [{ uri: 'docs://cats/cats.md', name: 'cats.md', title: 'Cats', read: async () => '# Cats' }],
  })

  expect((await client.listResources()).resources).toEqual([
    { uri: 'docs://cats/cats.md', name: 'cats.md', title: 'Cats', mimeType: 'text/markdown' },
  ])
  expect((await client.readResource({ uri: 'docs://cats/cats.md' })).contents).toEqual([
    { uri: 'docs://cats/cats.md', mimeType: 'text/markdown', text: '# Cats' },
  ])
  await expect(client.readResource({ uri: 'docs://cats/dogs.md' })).rejects.toThrow('docs://cats/dogs.md')
})
