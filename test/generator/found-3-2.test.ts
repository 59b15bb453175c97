import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/generator/document/document.ts'
import { compiled, generated, spec } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { readFrom } from '../support/several.ts'

const responses = { 200: { description: 'Yes.' } }
const spec32 = (pathItem: object, changes: object = {}) =>
  spec({ openapi: '3.2.0', paths: { '/things': pathItem }, ...changes })
const json = (schema: object) => ({ 'application/json': { schema } })

describe('OpenAPI 3.2', () => {
  it('supports QUERY with a body, retried like GET', async () => {
    const body = json({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } })
    const content = spec32({
      query: { operationId: 'search', requestBody: { required: true, content: body }, responses },
    })
    let count = 0
    const fetch = async (_: string, init: RequestInit) => {
      count++
      return new Response(null, { status: count === 1 ? 503 : 200, headers: { 'x-sent': `${init.method}` } })
    }
    const { client } = await generatedClient(content, { fetch, retry: { retries: 1, baseDelayMs: 0 } })

    const result = await client.search?.(null, { text: 'a' })

    expect(count).toBe(2)
    expect(result).toHaveProperty('response.headers')
    expect(
      await compiled(content, `// @ts-expect-error the body is required\napi.createClient().search()\n`),
    ).toEqual([])
  })

  it('supports other methods, sent as they are written', async () => {
    const content = spec32({
      additionalOperations: {
        COPY: { operationId: 'copyThings', responses },
        Purge: { operationId: 'purgeThings', responses },
      },
    })

    const { client, sent } = await generatedClient(content)
    await client.copyThings?.()
    await client.purgeThings?.()

    expect(sent.map(({ method }) => method)).toEqual(['COPY', 'Purge'])
  })

  it('sends an unknown method only once', async () => {
    const content = spec32({
      additionalOperations: {
        COPY: { operationId: 'copyThings', responses },
        PURGE: { operationId: 'purgeThings', responses },
      },
    })
    const sent: (string | undefined)[] = []
    const fetch = async (_: string, { method }: RequestInit) => {
      sent.push(method)
      return new Response(null, { status: 503 })
    }
    const { client } = await generatedClient(content, { fetch, retry: { retries: 1, baseDelayMs: 0 } })

    await client.copyThings?.().catch(() => {})
    await client.purgeThings?.().catch(() => {})

    expect(sent).toEqual(['COPY', 'COPY', 'PURGE'])
  })

  it.each([
    [
      'application/x-www-form-urlencoded',
      { type: 'object' },
      { a: 'b c', list: [1, 2] },
      'a=b%20c&list=1&list=2',
    ],
    ['application/json', { type: 'object' }, { a: [1] }, '%7B%22a%22%3A%5B1%5D%7D'],
    ['text/plain', { type: 'string' }, '$.a[0]', '%24.a%5B0%5D'],
  ])('supports a parameter that is the whole query: %s', async (type, schema, value, query) => {
    const filter = { name: 'filter', in: 'querystring', content: { [type]: { schema } } }
    const content = spec32({ get: { operationId: 'callThings', parameters: [filter], responses } })

    const { client, sent } = await generatedClient(content)
    await client.callThings?.({ filter: value })
    await client.callThings?.()

    expect(sent.map(({ url }) => url)).toEqual([
      `https://tiny.example.org/things?${query}`,
      'https://tiny.example.org/things',
    ])
  })

  it('supports cookies, sent unchanged', async () => {
    const id = { name: 'id', in: 'cookie', style: 'cookie', schema: { type: 'string' } }
    const content = spec32({ get: { operationId: 'callThings', parameters: [id], responses } })

    const { client, sent } = await generatedClient(content)
    await client.callThings?.({ id: 'a%2F/=' })

    expect(sent[0]?.headers).toHaveProperty('cookie', 'id=a%2F/=')
    await expect(client.callThings?.({ id: 'a;b' })).rejects.toThrow(
      'id contains a character that cookies cannot contain',
    )
  })

  it('supports media types in its components', async () => {
    const $ref = '#/components/mediaTypes/Things'
    const content = spec32(
      {
        get: {
          operationId: 'callThings',
          responses: { 200: { description: 'Yes.', content: { 'application/json': { $ref } } } },
        },
      },
      {
        components: {
          mediaTypes: { Things: { schema: { $ref: '#/components/schemas/Thing' } } },
          schemas: { Thing: { type: 'object', properties: { id: { type: 'integer' } } } },
        },
      },
    )

    expect((await generated(content)).types).toContain('data: Thing\n')
  })

  it('supports names of servers', async () => {
    const servers = [
      { url: 'https://a.example.org', name: 'Main' },
      { url: 'https://b.example.org', name: 'eu' },
    ]

    const { operations } = await generated(
      spec32({ get: { operationId: 'callThings', responses } }, { servers }),
    )

    expect(operations).toContain("export type TinyServer = 'Main' | 'eu'\n")
  })

  it('supports examples as data and as serialized text', async () => {
    const examples = {
      data: { dataValue: { id: 1 } },
      text: { serializedValue: '{"id":2}' },
      both: { dataValue: { id: 3 }, serializedValue: '{"id":3}' },
      odd: { serializedValue: '{' },
    }
    const content = { 'application/json': { schema: {}, examples } }

    const { root } = await readFrom({
      'a.json': spec32({ get: { responses: { 200: { description: 'Yes.', content } } } }),
    })

    const read = (root.paths as JsonObject)['/things']
    expect(read).toHaveProperty('get.responses.200.content.application/json.examples', {
      data: { value: { id: 1 } },
      text: { value: { id: 2 } },
      both: { value: { id: 3 } },
      odd: { serializedValue: '{' },
    })
  })

  it('supports a summary instead of a description for responses, and overrides in references', async () => {
    const { root } = await readFrom({
      'a.json': spec32(
        {
          get: {
            parameters: [{ $ref: '#/components/parameters/Id', description: 'Here.' }],
            responses: { 200: { summary: 'Yes.' } },
          },
        },
        { components: { parameters: { Id: { name: 'id', in: 'query', description: 'There.' } } } },
      ),
    })

    expect(root).toHaveProperty('paths./things.get', {
      parameters: [{ name: 'id', in: 'query', description: 'Here.' }],
      responses: { 200: { summary: 'Yes.', description: 'Yes.' } },
    })
  })
})

describe('the page of OpenAPI 3.2', () => {
  it('groups operations by navigation tags, under their parents', async () => {
    const tags = [
      { name: 'beta', kind: 'badge' },
      { name: 'pets', summary: 'All pets', parent: 'animals', kind: 'nav' },
      { name: 'animals', summary: 'Animals' },
    ]
    const operation = { operationId: 'callThings', summary: 'Calls', tags: ['beta', 'pets'], responses }

    const { reference } = await generated(spec32({ get: operation }, { tags }))

    expect(reference).toContain('**Animals / All pets**\n\n- [`callThings`]')
  })

  it('says where tokens come from, and which scheme is deprecated', async () => {
    const securitySchemes = {
      device: {
        type: 'oauth2',
        oauth2MetadataUrl: 'https://id.example.org/.well-known',
        flows: {
          deviceAuthorization: {
            deviceAuthorizationUrl: 'https://id.example.org/device',
            tokenUrl: 'https://id.example.org/token',
            scopes: {},
          },
        },
      },
      old: { type: 'http', scheme: 'bearer', deprecated: true },
    }
    const operation = { operationId: 'callThings', security: [{ device: [] }], responses }

    const { reference } = await generated(spec32({ get: operation }, { components: { securitySchemes } }))

    expect(reference).toContain(
      'Tokens: deviceAuthorization at https://id.example.org/device, https://id.example.org/token; metadata at https://id.example.org/.well-known.',
    )
    expect(reference).toContain('`old` (http, bearer). Deprecated.')
  })
})
