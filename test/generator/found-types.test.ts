import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }
const number = { type: 'number' }
const fields = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })

/** A spec that accepts and returns `Thing`, each in a separate operation. */
const things = (Thing: unknown, schemas: object = {}) => {
  const content = { 'application/json': { schema: ref('Thing') } }
  return specOf({ requestBody: { required: true, content } }, '/things', 'post', {
    paths: {
      '/given': {
        post: {
          operationId: 'give',
          requestBody: { required: true, content },
          responses: { 204: { description: 'Yes.' } },
        },
      },
      '/taken': { get: { operationId: 'take', responses: { 200: { description: 'Yes.', content } } } },
    },
    components: { schemas: { ...schemas, Thing } },
  })
}

/** The compiler's errors for calls with values, and for uses of responses. */
const errorsOf = (thing: unknown, use: string, schemas: object = {}) =>
  compiled(
    things(thing, schemas),
    `declare const client: api.TinyClient
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
export const is = <A, B>(_: Equal<A, B>): void => {}
export const { data } = await client.take()
export type Thing = api.Thing
${use}
`,
  )

/** A kind of schema, and a program that compiles, except for the errors that it expects. */
const kinds: Readonly<Record<string, readonly [schema: unknown, use: string, schemas?: object]>> = {
  'optional fields can be undefined in requests': [
    fields({ name: text, size: fields({ width: number }) }),
    `declare const name: string | undefined
client.give(null, { name, size: { width: undefined } })`,
  ],
  const: [{ const: 'a' }, "is<Thing, 'a'>(true)"],
  'const of null': [{ const: null }, 'is<Thing, null>(true)'],
  'an object as const': [{ const: { a: [1, 'x'] } }, "is<Thing, { a: [1, 'x'] }>(true)"],
  'numbers in an enum': [{ type: 'integer', enum: [1, -2] }, 'is<Thing, 1 | -2>(true)'],
  'values of several types in an enum': [
    { enum: ['a', 1, true, null] },
    "client.give(null, null), client.give(null, 1), client.give(null, true)\n// @ts-expect-error none of them\nclient.give(null, 'b')",
  ],
  'a nullable enum': [{ type: ['string', 'null'], enum: ['a'] }, "is<Thing, 'a' | null>(true)"],
  'several types': [{ type: ['integer', 'string', 'null'] }, 'is<Thing, number | string | null>(true)'],
  'true and false as schemas': [
    fields({ any: true, none: false }, { required: ['any'] }),
    `client.give(null, { any: 1 })
is<Thing['any'], unknown>(true)
// @ts-expect-error nothing fits
client.give(null, { any: 1, none: 1 })`,
  ],
  'a tuple with exactly the named items': [
    { type: 'array', prefixItems: [text, number], items: false },
    'is<Thing, [string, number]>(true)',
  ],
  'a tuple that can end early': [
    { type: 'array', prefixItems: [text, number], minItems: 1, maxItems: 2 },
    "client.give(null, ['a'])\nis<Thing[1], number | undefined>(true)",
  ],
  'a tuple with further items': [
    { type: 'array', prefixItems: [text], items: number },
    'is<Thing, [string, ...number[]]>(true)',
  ],
  'fields next to others of another type': [
    fields({ id: text }, { required: ['id'], additionalProperties: number }),
    `client.give(null, { id: 'x', more: 1 })
is<Thing['id'], string>(true)
// @ts-expect-error neither of them
client.give(null, { id: 'x', more: true })`,
  ],
  'fields by the prefix of their names': [
    fields({ id: text }, { patternProperties: { '^x-': number } }),
    "client.give(null, { id: 'a', 'x-b': 1 })\n// @ts-expect-error a number\nclient.give(null, { 'x-b': 'c' })",
  ],
  'fields by other patterns': [
    { type: 'object', patternProperties: { '^[a-z]{2}$': text }, additionalProperties: false },
    "client.give(null, { de: 'Hallo' })\n// @ts-expect-error a text\nclient.give(null, { de: 1 })",
  ],
  'fields by a list of names': [
    { type: 'object', propertyNames: ref('Color'), additionalProperties: number },
    'client.give(null, { red: 1 })\n// @ts-expect-error no color\nclient.give(null, { loud: 1 })',
    { Color: { enum: ['red', 'green'] } },
  ],
  'unevaluated fields': [
    fields({ id: text }, { unevaluatedProperties: number }),
    "client.give(null, { id: 'x', more: 1 })",
  ],
  'conditional fields': [
    fields(
      { kind: text },
      {
        if: {},
        ...JSON.parse('{"then":{"properties":{"a":{"type":"string"}},"required":["a"]}}'),
        else: fields({ b: number }),
        dependentSchemas: { kind: fields({ c: text }) },
      },
    ),
    "client.give(null, { kind: 'x', a: 'y', b: 1, c: 'z' })\nclient.give(null, {})",
  ],
  'fields that must not exist': [
    { allOf: [fields({ a: text }), { not: { required: ['b'] }, properties: { c: text } }] },
    "client.give(null, { a: 'x', c: 'y' })\n// @ts-expect-error refused\nclient.give(null, { a: 'x', b: 1 })",
  ],
  'alternatives next to fields': [
    fields(
      { id: text },
      {
        required: ['id'],
        oneOf: [fields({ a: text }, { required: ['a'] }), fields({ b: text }, { required: ['b'] })],
      },
    ),
    "client.give(null, { id: 'x', a: 'y' })\n// @ts-expect-error neither of them\nclient.give(null, { id: 'x' })",
  ],
  'alternatives that only require fields': [
    fields({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    "client.give(null, { a: 'x' })\nis<Thing['a'], string | undefined>(true)",
  ],
  'required fields of another schema': [
    { allOf: [ref('Other'), fields({ b: text })], required: ['a', 'b'] },
    "is<[Thing['a'], Thing['b']], [string, string]>(true)\n// @ts-expect-error a is required\nclient.give(null, { b: 'x' })",
    { Other: fields({ a: text }) },
  ],
  'required fields of another schema that is nullable': [
    { allOf: [ref('Other'), fields({ b: text })], required: ['a'] },
    "is<Thing['a'], string>(true)",
    { Other: fields({ a: text }, { type: ['object', 'null'] }) },
  ],
  'required in one part, declared in another': [
    { allOf: [fields({ a: text }), { required: ['a'] }] },
    "is<Thing['a'], string>(true)",
  ],
  'required, but declared nowhere': [
    fields({ a: text }, { required: ['b'] }),
    "client.give(null, { a: 'x' }), client.give(null, { a: 'x', b: 1 })",
  ],
  'null next to a reference': [
    fields({ a: { ...ref('Other'), nullable: true } }),
    'client.give(null, { a: null })',
    { Other: fields({ x: text }) },
  ],
  'names that are not identifiers': [
    fields({ 'a-b': text, 1: text, "it's": text, '"': text, é: text, '': text, class: text }),
    `client.give(null, { 'a-b': '', 1: '', "it's": '', '"': '', 'é': '', '': '', class: '' })`,
  ],
  'a field called __proto__': [
    JSON.parse('{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"number"}}}'),
    "is<Thing['__proto__'], number>(true)",
  ],
  'a schema in allOf with itself': [
    { allOf: [ref('Thing'), fields({ a: text, child: ref('Thing') })] },
    "client.give(null, { a: 'x', child: { child: { a: 'y' } } })",
  ],
  'a schema that is one of its own alternatives': [
    { anyOf: [ref('Thing'), text, { type: 'array', items: ref('Thing') }] },
    "client.give(null, [['a'], 'b'])\n// @ts-expect-error no number\nclient.give(null, [1])",
  ],
  'schemas that are alternatives of each other': [
    { oneOf: [ref('Other'), text] },
    "client.give(null, 1), client.give(null, 'a')",
    { Other: { oneOf: [ref('Thing'), number] } },
  ],
  'an enum of thousands of values': [
    { enum: Array.from({ length: 3000 }, (_, index) => `v${index}`) },
    "client.give(null, 'v2999')\n// @ts-expect-error no value\nclient.give(null, 'v3000')",
  ],
  'a thousand alternatives': [
    {
      oneOf: Array.from({ length: 1000 }, (_, index) =>
        fields({ kind: { const: `k${index}` }, [`f${index}`]: text }, { required: ['kind'] }),
      ),
    },
    "client.give(null, { kind: 'k999', f999: 'x' })\n// @ts-expect-error of another one\nclient.give(null, { kind: 'k1', f2: 'x' })",
  ],
  'a schema named like a type of the platform': [
    fields({ exclude: ref('Exclude'), blob: ref('Blob') }),
    'client.give(null, { blob: { a: 1 } })',
    { Exclude: text, Blob: fields({ a: number }), NonNullable: text },
  ],
}

describe('a type is as precise as possible', { timeout: 60_000 }, () => {
  it.each(Object.entries(kinds))('%s', async (_, [schema, use, schemas]) => {
    expect(await errorsOf(schema, use, schemas)).toEqual([])
  })

  it('optional fields are never undefined in responses', async () => {
    const { types } = await generated(things(fields({ a: text }), {}))
    const answer = await generated(
      specOf({
        responses: {
          200: { description: 'Yes.', content: { 'application/json': { schema: fields({ a: text }) } } },
        },
      }),
    )

    expect(types).toContain('a?: string | undefined;')
    expect(answer.types).toContain('a?: string;')
  })

  it('read-only fields are never required in requests, wherever they are declared', async () => {
    const base = fields({ id: { ...text, readOnly: true }, name: text })
    const thing = { allOf: [ref('Base'), { required: ['id'] }], required: ['id', 'name'] }

    const problems = await errorsOf(
      thing,
      "is<typeof data.id, string>(true)\nclient.give(null, { name: 'x' })\n// @ts-expect-error set by the server\nclient.give(null, { id: 'y', name: 'x' })",
      { Base: base },
    )

    expect(problems).toEqual([])
  })
})

describe('comments', () => {
  const commentsOf = async (schema: object) => (await generated(things(fields({ a: schema })))).types

  it('contain what a schema says, with text before tags', async () => {
    const schema = {
      ...text,
      title: 'A',
      format: 'date',
      description: 'B.',
      deprecated: true,
      default: '',
      examples: [{ x: 1 }],
    }

    expect(await commentsOf(schema)).toContain(`
    /**
     * A
     * Format: date
     * B.
     * @deprecated
     * @default
     * @example {
     *   "x": 1
     * }
     */`)
  })

  it.each(['a */ b', 'a\r\nb', 'a\rb', 'a\u2028b', 'a\u0000b', '/** a', 'a\n\n\n*/\n'])(
    'end at the right place: %j',
    async (description) => {
      expect(await errorsOf(fields({ a: { ...text, description } }), '', {})).toEqual([])
      expect(await commentsOf({ ...text, description })).not.toMatch(/[\r\0\u2028]/)
    },
  )

  it('leave out examples that are too long to read', async () => {
    expect(await commentsOf({ ...text, example: 'x'.repeat(2000) })).not.toContain('@example')
  })
})
