import { describe, expect, it } from 'vitest'
import { compiled, generated, spec, specOf, specWithSchemas } from '../support/generated.ts'

const yes = { description: 'Yes.' }
const json = (schema: object) => ({ ...yes, content: { 'application/json': { schema } } })
const body = (schema: object) => ({ required: true, content: { 'application/json': { schema } } })

describe('OpenAPI 3.0', () => {
  const content = specOf(
    {
      requestBody: body({ $ref: '#/components/schemas/Thing' }),
      responses: { 201: json({ $ref: '#/components/schemas/Thing' }) },
    },
    '/things',
    'post',
    {
      openapi: '3.0.3',
      components: {
        schemas: {
          Thing: {
            type: 'object',
            required: ['id', 'label'],
            properties: {
              id: { type: 'string', readOnly: true },
              label: { type: 'string', nullable: true },
              size: { type: 'integer', minimum: 0, exclusiveMinimum: true },
              pin: { type: 'string', writeOnly: true },
              mood: { type: 'string', enum: ['good', 'bad'], nullable: true },
            },
          },
        },
      },
    },
  )

  it('compiles, with null for nullable, and each side of a schema has its own type', async () => {
    const problems = await compiled(
      content,
      `export const input: api.ThingInput = { label: null, pin: '1', mood: null }
export const output: api.Thing = { id: '1', label: null, size: 1, mood: 'mixed' }
// @ts-expect-error id is read-only
export const wrong: api.ThingInput = { label: null, id: '1' }
// @ts-expect-error pin is write-only
export const wrongToo: api.Thing = { id: '1', label: null, pin: '1' }
// @ts-expect-error the enum of a request is closed
export const closed: api.ThingInput = { label: null, mood: 'mixed' }
// @ts-expect-error label is required
export const missing: api.ThingInput = {}
`,
    )

    expect(problems).toEqual([])
  })

  it('recognizes the secret in the body', async () => {
    const { operations } = await generated(content)

    expect(operations).toContain("  secrets: ['pin'],\n")
    expect(operations).toContain("  body: { required: true, type: 'object' },\n")
    expect(operations).toContain("  responses: { 201: 'json' },\n")
  })
})

describe('OpenAPI 3.1', () => {
  it('compiles, with lists of types, const, and a description next to $ref', async () => {
    const content = specOf(
      {
        responses: {
          200: json({
            type: 'object',
            required: ['a', 'kind'],
            properties: {
              a: { type: ['string', 'null'] },
              kind: { const: 'thing' },
              b: { $ref: '#/components/schemas/Name', description: 'A name.' },
            },
          }),
        },
      },
      '/things',
      'get',
      { components: { schemas: { Name: { type: 'string' } } } },
    )

    const problems = await compiled(
      content,
      `export const data: api.CallThingsData = { a: null, kind: 'thing', b: 'x' }
// @ts-expect-error kind is a constant
export const wrong: api.CallThingsData = { a: null, kind: 'other' }
`,
    )

    expect(problems).toEqual([])
  })

  it.each([
    ['json', { 'application/vnd.x+json': {} }],
    ['text', { 'text/csv': {} }],
    ['binary', { 'application/octet-stream': {} }],
    ['json', { 'text/html': {}, 'application/json; charset=utf-8': {} }],
    ['any', undefined],
  ])('reads a response as %s', async (kind, content) => {
    const { operations } = await generated(specOf({ responses: { 200: { ...yes, content } } }))

    expect(operations).toContain(`  responses: { 200: '${kind}' },\n`)
  })

  it('takes success from 2XX, and from default when there is no other', async () => {
    const range = await generated(specOf({ responses: { '2XX': json({}), default: yes } }))
    const fallback = await generated(specOf({ responses: { default: json({}), 404: yes } }))

    expect(range.operations).toContain("  responses: { '2XX': 'json' },\n")
    expect(fallback.operations).toContain("  responses: { default: 'json' },\n")
  })

  it('returns a success unchanged when the spec declares only errors', async () => {
    const content = specOf({ responses: { 404: json({ type: 'object' }) } })

    expect((await generated(content)).operations).toContain("  responses: { '2XX': 'any' },\n")
    expect(
      await compiled(content, 'export const data: Promise<{ data: unknown }> = api.tiny.callThings()'),
    ).toEqual([])
  })

  it('keeps a server without its own name apart, and fills variables in', async () => {
    const servers = [
      { url: 'https://{x}.example.org', variables: { x: { default: 'eu' } } },
      { url: 'https://b.example.org' },
      { url: 'https://c.example.org', 'x-name': 'test-lab' },
    ]

    const { operations } = await generated(spec({ servers }))

    expect(operations).toContain(
      "export type TinyServer = 'default' | 'server2' | 'testLab' | { x?: string | undefined }\n",
    )
    expect(operations).toContain("default: 'https://eu.example.org'")
  })
})

describe('parameters', () => {
  it('of the path item also belong to the operation, unless it redeclares them', async () => {
    const { operations } = await generated(
      spec({
        paths: {
          '/things/{id}': {
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
              { name: 'page', in: 'query', schema: { type: 'integer' } },
            ],
            get: {
              operationId: 'getThing',
              parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'string' } }],
              responses: { 200: yes },
            },
          },
        },
      }),
    )

    expect(operations).toContain("page: { in: 'query', type: 'string', required: true }")
    expect(operations).toContain("id: { in: 'path', type: 'integer' }")
  })

  it('keep a style that is not the default', async () => {
    const schema = { type: 'array', items: { type: 'string' } }
    const parameters = [
      { name: 'a', in: 'query', schema },
      { name: 'b', in: 'query', explode: false, schema },
      { name: 'c', in: 'query', style: 'pipeDelimited', explode: false, schema },
      { name: 'd', in: 'query', style: 'deepObject', schema: { type: 'object' } },
    ]

    const { operations } = await generated(specOf({ parameters }))

    expect(operations).toContain("a: { in: 'query', type: 'array' }")
    expect(operations).toContain(
      "b: { in: 'query', type: 'array', style: { style: 'form', explode: false } }",
    )
    expect(operations).toContain(
      "c: { in: 'query', type: 'array', as: { style: 'pipeDelimited', explode: false } }",
    )
    expect(operations).toContain(
      "d: { in: 'query', type: 'object', as: { style: 'deepObject', explode: true } }",
    )
  })

  it('that HTTP sets itself are left out', async () => {
    const parameters = ['Accept', 'Content-Type', 'Authorization'].map((name) => ({ name, in: 'header' }))

    const { operations } = await generated(specOf({ parameters }))

    expect(operations).not.toContain('  params:')
  })
})

describe('security', () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
  const schemes = (security: unknown, own?: unknown) =>
    specOf(own === undefined ? {} : { security: own }, '/things', 'get', {
      security,
      components: { securitySchemes: { key } },
    })

  it.each([
    ['needed by the whole API', [{ key: [] }], undefined, undefined],
    ['optional by an empty requirement', [{ key: [] }], [{}, { key: [] }], "  security: 'optional',\n"],
    ['none by an empty list', [{ key: [] }], [], "  security: 'none',\n"],
    ['none when nothing requires it', undefined, undefined, "  security: 'none',\n"],
  ])('is %s', async (_, whole, own, line) => {
    const { operations } = await generated(schemes(whole, own))

    expect(operations).toContain("auth: { header: 'x-key', prefix: '' }")
    if (line) expect(operations).toContain(line)
    else expect(operations).not.toContain('  security:')
  })
})

describe('names', () => {
  it('are derived from what a spec has', async () => {
    const { operations } = await generated(
      spec({
        paths: {
          '/a': { get: { operationId: 'list-all.things', responses: { 200: yes } } },
          '/b/{b_id}': {
            put: {
              parameters: [{ name: 'b_id', in: 'path', required: true }],
              responses: { 200: yes },
            },
          },
        },
      }),
    )

    expect(operations).toContain('export const listAllThings: ListAllThingsOperation')
    expect(operations).toContain('export const putBB_id: PutBB_idOperation')
  })

  it('of schemas make way for existing exports and for each other', async () => {
    const name = (text: string) => ({ type: 'object', properties: { [text]: { type: 'string' } } })
    const schemas = {
      Result: name('result'),
      TinyOperations: name('operations'),
      ApiError: name('api'),
      TinyServer: name('server'),
      Promise: name('promise'),
      TinyParams: name('params'),
      TinyBody: name('body'),
      TinyData: name('data'),
      TinyErrorBody: name('error'),
      Record: name('record'),
      Paged: name('paged'),
      TinyClient: name('client'),
      CallThingsOperation: name('operation'),
      CallThingsParams: name('params'),
      'my-thing': name('a'),
      MyThing: name('b'),
      class: name('c'),
    }
    const refs = Object.keys(schemas).map((each) => ({ $ref: `#/components/schemas/${each}` }))

    const problems = await compiled(
      specOf(
        {
          parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
          responses: { 200: json({ type: 'array', items: { anyOf: refs } }) },
        },
        '/things',
        'get',
        { components: { schemas } },
      ),
      "export const call = api.tiny.callThings({ q: 'x' })\n",
    )

    expect(problems).toEqual([])
  })
})

describe('the text of a spec', () => {
  it('cannot end a comment or a string', async () => {
    const content = specOf({
      summary: "It's */ over",
      description: 'a */ b `c` \\ d',
      parameters: [{ name: "it's", in: 'query', schema: { type: 'string' }, description: '*/ }' }],
    })

    expect(await compiled(content, `export const call = api.tiny.callThings({ "it's": 'x' })\n`)).toEqual([])
  })
})

describe('determinism', () => {
  it('generates the same bytes for the same spec', async () => {
    const content = spec()

    expect(await generated(content)).toEqual(await generated(content))
  })

  it('puts the spec, the command and a warning on the first line', async () => {
    const { types, operations } = await generated(spec())
    const first = '// Generated from specs/tiny.json by `npm run generate`; do not edit.'

    expect(types.split('\n')[0]).toBe(first)
    expect(operations.split('\n')[0]).toBe(first)
  })
})

describe('what a spec can contain', () => {
  it('makes fields of another schema required: allOf next to required', async () => {
    const schemas = {
      A: { type: 'object', properties: { name: { type: 'string' } } },
      B: { allOf: [{ $ref: '#/components/schemas/A' }], required: ['name'] },
    }

    const { types } = await generated(specWithSchemas(schemas))

    expect(types).toContain('export type B = WithRequired<A, "name">;')
    expect(types).toMatch(/type WithRequired</)
  })

  it('keeps the text of a spec inside comments', async () => {
    const { operations } = await generated(
      spec({
        info: { title: 'Pets */ console.log(1) /*', version: '1', description: 'Accepts\n*/* everywhere.' },
      }),
    )

    expect(operations).toContain(' * Pets *\\/ console.log(1) /*. Accepts *\\/* everywhere.')
  })

  it('finds secrets of parameters, items and whole responses', async () => {
    const secret = { type: 'string', format: 'password' }
    const json = (schema: object) => ({ content: { 'application/json': { schema } } })

    const { operations } = await generated(
      specOf(
        {
          parameters: [{ name: 'x-key', in: 'header', schema: secret }],
          requestBody: json({ type: 'object', properties: { keys: { type: 'array', items: secret } } }),
          responses: { 200: { description: 'Yes.', ...json({ type: 'string', 'x-secret': true }) } },
        },
        '/things',
        'post',
      ),
    )

    expect(operations).toContain("secrets: ['x-key', 'keys'],")
    expect(operations).toContain('secretResponse: true,')
  })
})
