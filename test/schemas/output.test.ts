import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { spec, specOf, specWithSchemas } from '../support/generated.ts'
import { accepts, loadedSchemas, schemasFile } from '../support/generated-schemas.ts'

const json = (schema: object) => ({ description: 'Yes.', content: { 'application/json': { schema } } })

/** The generator's output for one schema, and which of two values it accepts. */
async function judged(schema: object, version: string, good: unknown[], bad: unknown[]) {
  const { Thing } = await loadedSchemas(specWithSchemas({ Thing: schema }, version))
  const of = (values: unknown[]) => Promise.all(values.map((value) => accepts(Thing, value)))
  return { good: await of(good), bad: await of(bad) }
}

describe('the schemas file', () => {
  it('starts with its spec, imports zod mini as a namespace and has one export per operation', async () => {
    const text = await schemasFile(
      specOf(
        {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: {
            200: json({ type: 'array', items: { type: 'string' } }),
            202: json({}),
            204: { description: 'Nothing.' },
            '2XX': json({ type: 'string' }),
            404: json({ type: 'object' }),
          },
        },
        '/things',
        'post',
      ),
    )

    expect(text).toMatch(/^\/\/ Generated from specs\/tiny\.json by `npm run generate`; do not edit\.\n/)
    expect(text).toContain("import * as z from 'zod/mini'\n")
    expect(text).toContain(
      "export const callThings = { params: CallThingsParams, body: CallThingsBody, response: { 200: CallThingsData, '2XX': CallThingsData2XX } }\n",
    )
    expect(text).toContain(' = /*#__PURE__*/ defineSchemas({\n  callThings,\n})\n')
  })

  it('imports nothing that it does not need', async () => {
    expect(
      await schemasFile(spec()),
    ).toBe(`// Generated from specs/tiny.json by \`npm run generate\`; do not edit.

import { defineSchemas } from '../../runtime/validation/define-schemas.ts'

/** \`GET /things\` */
export const listThings = {}

/** The schemas of every operation, for the option \`schemas\`. */
export const schemas: {
  listThings: typeof listThings
} & import('../../runtime/validation/schemas.ts').Schemas = /*#__PURE__*/ defineSchemas({
  listThings,
})
`)
  })

  it('marks every call of zod as free of side effects', async () => {
    for (const group of ['sandbox', 'environments', 'pipelines']) {
      const text = readFileSync(`src/apis/${group}/schemas.gen.ts`, 'utf8')

      expect(text.match(/(?<!\/\*#__PURE__\*\/ )\bz\.\w+\(/g)).toBeNull()
    }
  })

  it('names components like the types, each side with its own name', () => {
    const names = (file: string) =>
      [...file.matchAll(/^export (?:interface|type|const) ([A-Z]\w*)\b/gm)].map(([, name]) => name).sort()
    const generic = ['Body', 'Data', 'ErrorBody', 'Operations', 'Params']

    for (const group of ['sandbox', 'environments', 'pipelines']) {
      const types = readFileSync(`src/apis/${group}/types.gen.ts`, 'utf8')
      const schemas = readFileSync(`src/apis/${group}/schemas.gen.ts`, 'utf8')
      const prefix = group.charAt(0).toUpperCase() + group.slice(1)
      const helpers = ['OtherString', 'Input', ...generic.map((name) => prefix + name)]

      expect(names(schemas)).toEqual(names(types).filter((name) => !helpers.includes(`${name}`)))
    }
  })

  it('keeps names that the platform uses, too', async () => {
    const text = await schemasFile(
      specWithSchemas({
        Error: { type: 'object', properties: { map: { $ref: '#/components/schemas/Map' } } },
        Map: { type: 'string' },
      }),
    )

    expect(text).toContain('export const Map = /*#__PURE__*/ z.string();')
    expect(text).toContain('map: /*#__PURE__*/ z.optional(Map)')
    expect(text).toContain('export const Error = ')
  })

  it('is the same when it is generated again', async () => {
    const content = specWithSchemas({ B: { $ref: '#/components/schemas/A' }, A: { type: 'string' } })

    expect(await schemasFile(content)).toBe(await schemasFile(content))
  })

  it.each(['z', 'schemas', 'defineSchemas', 'dateTimeFormat'])(
    'renames an operation that has a name the file uses itself: %s',
    async (operationId) => {
      const text = await schemasFile(specOf({ operationId }))

      expect(text).toContain(`export const ${operationId}_ = {`)
    },
  )

  it('is data: no function, no transform, no default', () => {
    for (const group of ['sandbox', 'environments', 'pipelines']) {
      const text = readFileSync(`src/apis/${group}/schemas.gen.ts`, 'utf8')

      expect(text).not.toMatch(/=>|function|z\.(_default|transform|pipe|coerce|readonly|strictObject)\b/)
    }
  })
})

describe('a schema accepts what JSON Schema accepts, and refuses what it refuses', () => {
  it.each<[string, object, unknown[], unknown[]]>([
    [
      'lengths in characters',
      { type: 'string', minLength: 2, maxLength: 3 },
      ['ab', '🧪🧪🧪', 'é\nx'],
      ['🧪', 'abcd'],
    ],
    ['only a minimum length', { type: 'string', minLength: 2 }, ['ab', 'x'.repeat(999)], ['a', '🧪']],
    ['a pattern', { type: 'string', pattern: '^a/b+$' }, ['a/bb'], ['a/b\n', 'x']],
    ['a pattern with character properties', { type: 'string', pattern: '^\\p{L}+$' }, ['äb'], ['1']],
    [
      'a pattern of characters beyond the basic plane',
      { type: 'string', pattern: '^[\\uD83D\\uDE00-\\uD83D\\uDE4F]$' },
      ['\u{1F600}'],
      ['x', '\u{1F600}\u{1F600}'],
    ],
    ['a pattern with an end of line', { type: 'string', pattern: '^a\r?\n\\u0041$' }, ['a\nA'], ['a']],
    [
      'a pattern that JavaScript does not support, unchecked',
      { type: 'string', pattern: '(?i)a' },
      ['b'],
      [1],
    ],
    ['any UUID', { type: 'string', format: 'uuid' }, ['00000000-0000-0000-0000-00000000000F'], ['0-0']],
    [
      'an address',
      { type: 'string', format: 'email' },
      ['admin@localhost', "o'b+x@a.b"],
      ['a', '@a', 'a b@c'],
    ],
    [
      'a date and time',
      { type: 'string', format: 'date-time' },
      ['2024-02-29T00:00:00Z', '2026-03-02t09:15:22.4+00:00', '2016-12-31T23:59:60Z'],
      ['2026-02-29T00:00:00Z', '2026-03-02T09:15:22', '2026-03-02 09:15:22Z', '2026-13-01T00:00:00Z'],
    ],
    ['a date', { type: 'string', format: 'date' }, ['2026-12-31'], ['2026-04-31', '2026-12-31T00:00:00Z']],
    [
      'an IP address',
      { type: 'string', format: 'uri' },
      ['urn:a:b', 'http://a/%20?x#y'],
      ['a', '/x', 'http://a b'],
    ],
    ['an unknown format', { type: 'string', format: 'shoe-size' }, ['44'], [44]],
    ['64 bits as a number', { type: 'integer', format: 'int64' }, [5], ['5', 1.5]],
    ['64 bits as a string', { type: 'string', format: 'int64' }, ['5'], [5]],
    ['32 bits', { type: 'integer', format: 'int32' }, [2147483647], [2147483648]],
    ['limits', { type: 'number', minimum: 1, exclusiveMaximum: 2 }, [1, 1.9], [0.9, 2]],
    ['an enum with null', { enum: ['a', 1, null] }, ['a', 1, null], ['b', 2]],
    ['an enum of objects', { enum: [{ a: 1, b: 2 }, 'x'] }, [{ b: 2, a: 1 }, 'x'], [{ a: 1 }, 'y']],
    ['a constant', { const: 'a' }, ['a'], ['b']],
    [
      'a default, which does not fill in a missing value',
      { type: 'string', default: 'x' },
      ['y'],
      [undefined],
    ],
    ['unknown fields', { type: 'object', properties: { a: { type: 'string' } } }, [{ b: 1 }], [{ a: 1 }]],
    ['forbidden unknown fields', { type: 'object', additionalProperties: false }, [{ b: 1 }], [[]]],
    [
      'more fields next to the declared ones',
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'integer' } },
      [{ a: 'x', b: 1 }],
      [{ a: 'x', b: 'y' }, { a: 1 }],
    ],
    [
      'names of fields',
      { type: 'object', propertyNames: { pattern: '^[A-Z]+$' }, additionalProperties: { type: 'integer' } },
      [{}, { AB: 1 }],
      [{ ab: 1 }, { AB: '1' }],
    ],
    [
      'fields by pattern',
      {
        type: 'object',
        patternProperties: { '^x-': { type: 'integer' } },
        additionalProperties: { type: 'string' },
      },
      [{ 'x-a': 1, b: 'y' }],
      [5, { 'x-a': 'y' }, { b: 1 }],
    ],
    [
      'a tuple',
      { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } },
      [['a', 1, 2], []],
      [5, [1], ['a', 'b']],
    ],
    [
      'fields with names that every object inherits',
      { type: 'object', properties: { constructor: { type: 'string' } }, required: ['toString'] },
      [{ toString: 1 }, { toString: 1, constructor: 'a' }],
      [{}, { toString: 1, constructor: 1 }],
    ],
    [
      'fields that nothing in allOf declares',
      {
        type: 'object',
        allOf: [{ properties: { a: { type: 'integer' } } }],
        unevaluatedProperties: { type: 'string' },
      },
      [{ a: 1, b: 'x' }],
      [{ b: 1 }],
    ],
    [
      'conditions',
      {
        type: 'object',
        dependentRequired: { a: ['b'] },
        dependentSchemas: { c: { properties: { d: { type: 'string' } } } },
        not: { required: ['e'] },
        minProperties: 1,
      },
      [
        { a: 1, b: 1 },
        { c: 1, d: 'x' },
      ],
      [{}, { a: 1 }, { c: 1, d: 1 }, { e: 1 }],
    ],
    [
      'lists',
      { type: 'array', uniqueItems: true, contains: { type: 'string' }, maxContains: 2 },
      [['a', { b: 1 }, { b: 2 }]],
      [[1], ['a', 'a'], ['a', 'b', 'c']],
    ],
    [
      'combined objects',
      {
        allOf: [
          { properties: { a: { type: 'string' } } },
          { required: ['b'], properties: { b: {} }, type: 'object' },
          { description: 'x' },
        ],
      },
      [{ a: 'x', b: 1, c: 1 }],
      [{ a: 1, b: 1 }, 5],
    ],
    [
      'conditions that overlap',
      {
        allOf: [
          { type: 'string', minLength: 2 },
          { type: 'string', maxLength: 3 },
        ],
      },
      ['abc'],
      ['a', 'abcd'],
    ],
    [
      'a union',
      { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] },
      ['a', [1]],
      [1, ['a']],
    ],
    ['anything', {}, [null, 1, {}], []],
    ['a list of anything', { type: 'array' }, [[], [1, null]], [{}]],
    [
      'a list with a minimum and maximum length',
      { type: 'array', items: {}, minItems: 1, maxItems: 2 },
      [[1]],
      [[], [1, 2, 3]],
    ],
  ])('%s', async (_, schema, good, bad) => {
    const found = await judged(schema, '3.1.0', good, bad)

    expect(found).toEqual({ good: good.map(() => true), bad: bad.map(() => false) })
  })

  it.each<[string, object, unknown[], unknown[]]>([
    ['null by the nullable flag', { type: 'string', nullable: true, maxLength: 2 }, [null, 'ab'], ['abc', 1]],
    ['nullable next to an enum', { type: 'string', enum: ['a'], nullable: true }, [null, 'a'], ['b']],
    [
      'nullable next to allOf',
      { allOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }], nullable: true },
      [null, { a: 'x' }],
      [{}, 5],
    ],
    [
      'exclusive limits as flags',
      { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 3 },
      [1.1, 3],
      [1, 3.1],
    ],
  ])('of OpenAPI 3.0: %s', async (_, schema, good, bad) => {
    const found = await judged(schema, '3.0.3', good, bad)

    expect(found).toEqual({ good: good.map(() => true), bad: bad.map(() => false) })
  })

  it('of a recursive component', async () => {
    const { Node } = await loadedSchemas(
      specWithSchemas({
        Node: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'integer' },
            below: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
          },
        },
      }),
    )

    expect(await accepts(Node, { id: 1, below: [{ id: 2, below: [] }] })).toBe(true)
    expect(await accepts(Node, { id: 1, below: [{ id: 2, below: [{}] }] })).toBe(false)
  })

  it('of a reference into a component', async () => {
    const { Thing } = await loadedSchemas(
      specWithSchemas({
        Thing: {
          type: 'object',
          required: ['b'],
          properties: { b: { $ref: '#/components/schemas/Other/properties/a' } },
        },
        Other: { type: 'object', properties: { a: { type: 'string', maxLength: 2 } } },
      }),
    )

    expect(await accepts(Thing, { b: 'ab' })).toBe(true)
    expect(await accepts(Thing, { b: 'abc' })).toBe(false)
  })

  it('of the two sides of a component', async () => {
    const thing = { $ref: '#/components/schemas/Thing' }
    const { Thing, ThingInput, callThings } = await loadedSchemas(
      specOf(
        {
          requestBody: { content: { 'application/json': { schema: thing } } },
          responses: { 200: json(thing) },
        },
        '/things',
        'post',
        {
          components: {
            schemas: {
              Thing: {
                type: 'object',
                required: ['id', 'password', 'kind'],
                properties: {
                  id: { type: 'string', readOnly: true },
                  password: { type: 'string', writeOnly: true },
                  kind: { type: 'string', enum: ['a', 'b'] },
                },
              },
            },
          },
        },
      ),
    )

    expect(callThings).toEqual({ body: ThingInput, response: { 200: Thing } })
    expect(await accepts(Thing, { id: '1', kind: 'a' })).toBe(true)
    expect(await accepts(Thing, { id: '1', kind: 'c' })).toBe(false)
    expect(await accepts(ThingInput, { password: 'x', kind: 'a' })).toBe(true)
    expect(await accepts(ThingInput, { kind: 'a' })).toBe(false)
  })
})
