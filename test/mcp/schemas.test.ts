import { describe, expect, it } from 'vitest'
import { connectedGroups, json, servedSpec } from '../support/mcp.ts'

const specOf = (operation: object, method = 'post', more: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Tiny', version: '1' },
  servers: [{ url: 'https://tiny.example.org' }],
  paths: {
    '/things': {
      [method]: { operationId: 'call', responses: { 200: { description: 'Yes.' } }, ...operation },
    },
  },
  ...more,
})
const content = (schema: object, type = 'application/json') => ({ [type]: { schema } })
const answer = (schema: object) => ({ responses: { 200: { description: 'Yes.', content: content(schema) } } })
const toolOf = async (spec: object) => {
  const { server } = await servedSpec(spec)
  const [tool] = server.tools
  if (!tool) throw new Error('there is no tool')
  return tool
}
const inputOf = async (spec: object) => (await toolOf(spec)).inputSchema
const dataOf = async (spec: object) =>
  ((await toolOf(spec)).outputSchema.properties as Record<string, unknown>).data

describe('what a tool takes', () => {
  it('is flat for parameters, and has the body in one place', async () => {
    const schema = await inputOf(
      specOf({
        parameters: [
          {
            name: 'limit',
            in: 'query',
            required: true,
            description: 'How\nmany.',
            schema: { type: 'integer' },
          },
          { name: 'body', in: 'query', schema: { type: 'string' } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          description: 'The thing.',
          content: content({ oneOf: [{ type: 'string' }, { type: 'array', items: {} }] }),
        },
      }),
    )

    expect(schema).toEqual({
      type: 'object',
      properties: {
        limit: { type: 'integer', description: 'How many.' },
        body_2: { type: 'string' },
        'X-Trace': { type: 'string' },
        body: { oneOf: [{ type: 'string' }, { type: 'array', items: {} }], description: 'The thing.' },
      },
      required: ['limit', 'body'],
      additionalProperties: false,
    })
  })

  it('has no references, except for recursion', async () => {
    const schema = await inputOf(
      specOf({ requestBody: { content: content({ $ref: '#/components/schemas/Pair' }) } }, 'post', {
        components: {
          schemas: {
            Pair: {
              type: 'object',
              properties: {
                one: { $ref: '#/components/schemas/Leaf' },
                tree: { $ref: '#/components/schemas/Tree' },
              },
            },
            Leaf: { type: 'string' },
            Tree: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        },
      }),
    )

    expect(schema).toMatchObject({
      properties: { body: { properties: { one: { type: 'string' }, tree: { $ref: '#/$defs/Tree' } } } },
      $defs: { Tree: { type: 'array', items: { $ref: '#/$defs/Tree' } } },
    })
  })

  it('stays small when schemas use each other many times', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `Level${at}`,
        {
          type: 'object',
          properties: Object.fromEntries(
            Array.from({ length: 8 }, (_, field) => [
              `field${field}`,
              at === 11 ? { type: 'string' } : { $ref: `#/components/schemas/Level${at + 1}` },
            ]),
          ),
        },
      ]),
    )

    const schema = await inputOf(
      specOf({ requestBody: { content: content({ $ref: '#/components/schemas/Level0' }) } }, 'post', {
        components: { schemas },
      }),
    )

    expect(JSON.stringify(schema).length).toBeLessThan(40_000)
  })

  it('is JSON Schema, whatever version the document is of', async () => {
    const schema = await inputOf(
      specOf(
        {
          requestBody: {
            content: content({
              type: 'object',
              required: ['id', 'age'],
              properties: {
                id: { type: 'string', readOnly: true },
                age: { type: 'integer', format: 'int32', minimum: 0, exclusiveMinimum: true, nullable: true },
                kind: { type: 'string', enum: ['a'], nullable: true, example: 'a', 'x-note': 1 },
                code: { type: 'string', pattern: '(?i)a' },
              },
            }),
          },
        },
        'post',
        { openapi: '3.0.3' },
      ),
    )

    expect(schema.properties).toEqual({
      body: {
        type: 'object',
        required: ['age'],
        properties: {
          age: { anyOf: [{ type: 'integer', exclusiveMinimum: 0 }, { type: 'null' }] },
          kind: { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }], examples: ['a'] },
          code: { type: 'string' },
        },
      },
    })
  })

  it('has files as base64, which are sent as files', async () => {
    const spec = specOf({
      requestBody: {
        content: content(
          {
            type: 'object',
            properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string' } },
          },
          'multipart/form-data',
        ),
      },
    })
    const sent: FormData[] = []
    const { call } = await servedSpec(spec, async (_, { body }) => {
      sent.push(body as FormData)
      return new Response(null)
    })

    const result = await call('tiny_call', { body: { file: btoa('bytes'), note: 'a' } })

    expect(result.isError).toBeUndefined()
    const [form = new FormData()] = sent
    expect(await (form.get('file') as File).text()).toBe('bytes')
    expect(form.get('note')).toBe('a')
    expect(await inputOf(spec)).toMatchObject({
      properties: { body: { properties: { file: { contentEncoding: 'base64' } } } },
    })
  })
})

describe('what a tool returns', () => {
  it('allows what a server adds, and is only checked for its structure', async () => {
    const schema = await dataOf(
      specOf(
        answer({
          type: 'object',
          additionalProperties: false,
          required: ['at', 'secret'],
          properties: {
            at: { type: 'string', format: 'date-time' },
            kind: { type: 'string', enum: ['a', 'b'] },
            secret: { type: 'string', writeOnly: true },
            key: { type: 'integer', 'x-secret': true },
            one: { oneOf: [{ type: 'string', maxLength: 1 }, { type: 'string' }] },
          },
        }),
        'get',
      ),
    )

    expect(schema).toEqual({
      type: 'object',
      required: ['at'],
      properties: {
        at: { type: 'string' },
        kind: { type: 'string', examples: ['a', 'b'] },
        key: { description: 'Secret: masked, unless the server was started to reveal secrets.' },
        one: { anyOf: [{ type: 'string' }, { type: 'string' }] },
      },
    })
  })

  it('is text, bytes or nothing when the API says so', async () => {
    const text = specOf({ responses: { 200: { description: 'Yes.', content: { 'text/csv': {} } } } }, 'get')
    const image = specOf({ responses: { 200: { description: 'Yes.', content: { 'image/png': {} } } } }, 'get')
    const { call } = await servedSpec(
      image,
      async () => new Response(Uint8Array.of(1, 2), { headers: { 'content-type': 'image/png' } }),
    )

    const shown = await call('tiny_call')

    expect(await dataOf(text)).toEqual({ type: 'string' })
    expect(await dataOf(image)).toEqual({ type: 'string', contentEncoding: 'base64' })
    expect(await dataOf(specOf({ responses: { 204: { description: 'Done.' } } }))).toBeUndefined()
    expect(shown.structuredContent).toEqual({ status: 200, data: 'AQI=' })
    expect(shown.content[1]).toEqual({ type: 'image', data: 'AQI=', mimeType: 'image/png' })
  })

  it('is a list of items when the API streams', async () => {
    const { call } = await servedSpec(
      specOf(
        { responses: { 200: { description: 'Lines.', content: content({}, 'application/jsonl') } } },
        'get',
      ),
      async () => new Response('{"a":1}\n{"a":2}\n', { headers: { 'content-type': 'application/jsonl' } }),
    )

    expect((await call('tiny_call')).structuredContent).toEqual({ status: 200, data: [{ a: 1 }, { a: 2 }] })
  })

  it('names the arguments of the next page', async () => {
    const { call } = await servedSpec(
      specOf(
        {
          'x-pagination': { style: 'cursor', cursor: 'page[after]', next: 'next', items: 'items' },
          parameters: [{ name: 'page[after]', in: 'query', schema: { type: 'string' } }],
          ...answer({ type: 'object', properties: { items: { type: 'array' }, next: { type: 'string' } } }),
        },
        'get',
      ),
      async (url) => json({ items: [], next: url.includes('n2') ? '' : 'n2' }),
    )

    const first = (await call('tiny_call')).structuredContent as { next?: Record<string, unknown> }
    const last = (await call('tiny_call', first.next)).structuredContent

    expect(first.next).toEqual({ page_after: 'n2' })
    expect(last).toEqual({ status: 200, data: { items: [], next: '' } })
  })

  it('has 64-bit integers as strings when the client keeps their digits', async () => {
    const spec = specOf(
      answer({ type: 'object', properties: { id: { type: 'integer', format: 'int64' } } }),
      'get',
      { 'x-int64': 'bigint' },
    )
    const { call } = await servedSpec(
      spec,
      async () =>
        new Response('{"id":9007199254740993}', { headers: { 'content-type': 'application/json' } }),
    )

    expect((await call('tiny_call')).structuredContent).toEqual({
      status: 200,
      data: { id: '9007199254740993' },
    })
  })
})

it('every tool of the package can be checked by its clients', async () => {
  const { client } = await connectedGroups({ allowWrite: true })
  const { tools } = await client.listTools()

  expect(tools).toHaveLength(19)
  expect(tools.filter(({ name }) => !/^[A-Za-z0-9_-]{1,50}$/.test(name))).toEqual([])
  for (const { inputSchema, outputSchema } of tools) {
    expect(inputSchema.type).toBe('object')
    expect(outputSchema?.type).toBe('object')
    expect(JSON.stringify([inputSchema, outputSchema])).not.toMatch(/"(x-[a-z-]+|nullable|\$ref|readOnly)"/)
  }
})
