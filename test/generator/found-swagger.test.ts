import { describe, expect, it } from 'vitest'
import { readSpec } from '../../src/generator/document/read-spec.ts'
import { compiled, generated } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'
import { readFrom, web } from '../support/several.ts'

const yes = { description: 'Yes.' }
const texts = { type: 'array', items: { type: 'string' } }
/** A Swagger document whose only operation a test changes. */
const swagger = (operation: object, changes: object = {}, method = 'get') => ({
  swagger: '2.0',
  info: { title: 'Tiny', version: '1' },
  host: 'tiny.example.org',
  basePath: '/v1',
  schemes: ['https'],
  paths: { '/things': { [method]: { operationId: 'callThings', responses: { 200: yes }, ...operation } } },
  ...changes,
})
const operationsOf = async (content: object) => (await generated(content)).operations

describe('a document of Swagger 2.0', () => {
  it('is converted, which is reported', async () => {
    const { notes, operations } = await generated(swagger({}))

    expect(notes).toEqual([
      'was converted from Swagger 2.0; JSON pointers refer to the converted OpenAPI 3.0 document',
    ])
    expect(operations).toContain("servers: { default: 'https://tiny.example.org/v1' }")
  })

  it('can have its version as a number', async () => {
    const yaml = `swagger: 2.0
info: { title: Tiny, version: '1' }
host: tiny.example.org
paths: { /things: { get: { responses: { 200: { description: Yes. } } } } }
`
    const { operations } = await generated(yaml, 'tiny.yaml')

    expect(operations).toContain("default: 'https://tiny.example.org'")
  })
})

describe('its servers', () => {
  const urlsOf = async (changes: object, address?: string) => {
    const content = swagger({}, changes)
    const { root } = address
      ? await readSpec(address, web({ [address]: content }))
      : await readFrom({ 'a.json': content })
    return root.servers
  }

  it('are one for each scheme, https first', async () => {
    expect(await urlsOf({ schemes: ['http', 'wss', 'https'] })).toEqual([
      { url: 'https://tiny.example.org/v1' },
      { url: 'http://tiny.example.org/v1', name: 'http' },
    ])
  })

  it('are resolved from its address when it lists none', async () => {
    const open = { host: undefined, schemes: undefined }

    expect(await urlsOf(open)).toEqual([{ url: '/v1' }])
    expect(await urlsOf(open, 'http://docs.example.org:8080/swagger.json')).toEqual([
      { url: 'http://docs.example.org:8080/v1' },
    ])
  })

  it('are different for an operation with other schemes', async () => {
    expect(await operationsOf(swagger({ schemes: ['http'] }))).toContain(
      "  server: 'http://tiny.example.org/v1',\n",
    )
    expect(await operationsOf(swagger({ schemes: ['https', 'http'] }))).not.toContain('  server:')
  })
})

describe('its lists', () => {
  it.each([
    [undefined, 'ids=a,b'],
    ['csv', 'ids=a,b'],
    ['ssv', 'ids=a%20b'],
    ['tsv', 'ids=a%09b'],
    ['pipes', 'ids=a|b'],
    ['multi', 'ids=a&ids=b'],
  ])('are written in the query as declared: %s', async (collectionFormat, query) => {
    const ids = { name: 'ids', in: 'query', ...texts, collectionFormat }

    const { url } = await sentBy(swagger({ parameters: [ids] }), { ids: ['a', 'b'] })

    expect(decodeURIComponent(url)).toBe(decodeURIComponent(`https://tiny.example.org/v1/things?${query}`))
  })

  it.each([
    [undefined, 'ids=a%2Cb'],
    ['ssv', 'ids=a+b'],
    ['tsv', 'ids=a%09b'],
    ['multi', 'ids=a&ids=b'],
  ])('are written in a form as declared: %s', async (collectionFormat, form) => {
    const ids = { name: 'ids', in: 'formData', ...texts, collectionFormat }

    const { body } = await sentBy(swagger({ parameters: [ids] }, {}, 'post'), null, { ids: ['a', 'b'] })

    expect(body).toBe(form)
  })

  it('are written with commas in a header and in a path', async () => {
    const parameters = [
      { name: 'ids', in: 'path', required: true, ...texts },
      { name: 'X-Ids', in: 'header', ...texts },
    ]
    const content = swagger(
      {},
      {
        paths: {
          '/things/{ids}': { get: { operationId: 'callThings', parameters, responses: { 200: yes } } },
        },
      },
    )

    const { url, headers } = await sentBy(content, { ids: ['a', 'b'], 'X-Ids': ['c', 'd'] })

    expect(url).toBe('https://tiny.example.org/v1/things/a,b')
    expect(headers).toHaveProperty('x-ids', 'c,d')
  })
})

describe('its bodies', () => {
  const Thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
  const body = { name: 'any', in: 'body', required: true, schema: { $ref: '#/definitions/Thing' } }

  it.each([
    ['its own', [body], {}],
    ['by reference', [{ $ref: '#/parameters/Body' }], { parameters: { Body: body } }],
  ])('are JSON: %s', async (_, parameters, changes) => {
    const content = swagger({ parameters }, { definitions: { Thing }, ...changes }, 'post')

    const sent = await sentBy(content, null, { id: 1 })

    expect(sent.body).toBe('{"id":1}')
    expect(
      await compiled(
        content,
        `const client = api.createClient()
client.callThings(null, { id: 1 })
// @ts-expect-error the body is required
client.callThings()
`,
      ),
    ).toEqual([])
  })

  it('can be declared on the path', async () => {
    const paths = {
      '/things': { parameters: [body], post: { operationId: 'callThings', responses: { 200: yes } } },
    }

    const sent = await sentBy(swagger({}, { paths, definitions: { Thing } }), null, { id: 1 })

    expect(sent.body).toBe('{"id":1}')
  })

  it('have the media type that the operation, or else the document, consumes', async () => {
    const patch = 'application/merge-patch+json'
    const headersOf = async (content: object) => (await sentBy(content, null, { id: 1 })).headers

    const own = swagger({ parameters: [body], consumes: [patch] }, { definitions: { Thing } }, 'patch')
    const all = swagger({ parameters: [body] }, { definitions: { Thing }, consumes: [patch] }, 'patch')

    expect(await headersOf(own)).toHaveProperty('content-type', patch)
    expect(await headersOf(all)).toHaveProperty('content-type', patch)
  })

  it('are forms, with files as multipart, whatever the document consumes', async () => {
    const parameters = [
      { name: 'file', in: 'formData', type: 'file', required: true },
      { $ref: '#/parameters/Note' },
    ]
    const content = swagger(
      { parameters },
      {
        consumes: ['application/json'],
        parameters: { Note: { name: 'note', in: 'formData', type: 'string' } },
      },
      'post',
    )

    const sent = await sentBy(content, null, { file: new Blob(['a']), note: 'b' })

    expect(sent.body).toBeInstanceOf(FormData)
    expect([...(sent.body as unknown as FormData).keys()]).toEqual(['file', 'note'])
    expect(
      await compiled(
        content,
        '// @ts-expect-error a file is required\napi.createClient().callThings(null, {})\n',
      ),
    ).toEqual([])
  })
})

describe('its responses', () => {
  it('are files as bytes, even if the document produces JSON', async () => {
    const content = swagger(
      { responses: { 200: { ...yes, schema: { type: 'file' } } } },
      { produces: ['application/json'] },
    )

    const operations = await operationsOf(content)

    expect(operations).toContain("responses: { 200: 'binary' }")
    expect(operations).toContain("accept: 'application/octet-stream'")
  })

  it('shared by reference have the media type of the operation', async () => {
    const content = swagger(
      { produces: ['text/csv'], responses: { 200: { $ref: '#/responses/Table' } } },
      { responses: { Table: { ...yes, schema: { type: 'string' } } } },
    )

    expect(await operationsOf(content)).toContain("accept: 'text/csv'")
  })

  it('can be null when they say so', async () => {
    const definitions = {
      Size: { type: 'object', properties: { width: { type: 'integer' } } },
      Thing: {
        type: 'object',
        required: ['name', 'size'],
        properties: {
          name: { type: 'string', 'x-nullable': true },
          size: { $ref: '#/definitions/Size', 'x-nullable': true },
        },
      },
    }
    const content = swagger(
      { responses: { 200: { ...yes, schema: { $ref: '#/definitions/Thing' } } } },
      { definitions },
    )

    expect(
      await compiled(
        content,
        `export const none: api.Thing = { name: null, size: null }
// @ts-expect-error a name is a string
export const wrong: api.Thing = { name: 1, size: null }
`,
      ),
    ).toEqual([])
  })
})

it('its security schemes are those of OpenAPI', async () => {
  const securityDefinitions = {
    code: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://a.example.org',
      tokenUrl: 'https://b.example.org',
      scopes: { read: 'Reads.' },
    },
    implicit: { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://a.example.org', scopes: {} },
  }
  const content = swagger({ security: [{ code: ['read'] }] }, { securityDefinitions })

  const { client, sent } = await generatedClient(content, { token: 'abc' })
  await client.callThings?.()

  expect(sent[0]?.headers).toHaveProperty('authorization', 'Bearer abc')
})

it('a parameter without a location is skipped and reported', async () => {
  const content = swagger({ parameters: [{ name: 'odd', type: 'string' }] })

  expect((await generated(content)).notes).toContain(
    '/paths/~1things/get/parameters: odd has no `in`; left out',
  )
})
