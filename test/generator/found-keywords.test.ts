import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { accepts, loadedSchemas } from '../support/generated-schemas.ts'

const body = (schema: unknown) =>
  specOf({ requestBody: { required: true, content: { 'application/json': { schema } } } }, '/things', 'post')
const place = '/paths/~1things/post/requestBody/content/application~1json/schema'

/** The notes about a field `a`, and its type. */
async function fieldOf(schema: unknown) {
  const { types, notes } = await generated(body({ type: 'object', properties: { a: schema } }))
  return { type: /^ {4}a\?: (.*?)(?: \| undefined)?;$/m.exec(types)?.[1], notes }
}

describe('a keyword with an invalid value is ignored, with a note', () => {
  it.each<[schema: object, keyword: string, type: string]>([
    [{ type: 'any' }, 'type: "any"', 'unknown'],
    [{ type: null }, 'type: null', 'unknown'],
    [{ type: [] }, 'type: []', 'unknown'],
    [{ type: 'string', enum: 'x' }, 'enum: "x"', 'string'],
    [{ type: 'string', enum: [] }, 'enum: []', 'string'],
    [{ type: 'string', minLength: '3' }, 'minLength: "3"', 'string'],
    [{ type: 'string', description: ['x'] }, 'description: ["x"]', 'string'],
    [{ type: 'array', items: [{ type: 'string' }] }, 'items: [{"type":"string"}]', 'unknown[]'],
    [{ type: 'number', allOf: {} }, 'allOf: {}', 'number'],
    [{ type: 'number', anyOf: ['x'] }, 'anyOf: ["x"]', 'number'],
  ])('%j', async (schema, keyword, type) => {
    expect(await fieldOf(schema)).toEqual({
      type,
      notes: [`${place}/properties/a/${keyword} is ignored; JSON Schema doesn't allow it here`],
    })
  })

  it('shortens long values in the note', async () => {
    const { notes } = await fieldOf({ type: 'x'.repeat(100) })

    expect(notes[0]).toContain(`/type: "${'x'.repeat(39)}… is ignored`)
  })

  it('required, so that no field is required', async () => {
    const content = body({ type: 'object', required: true, properties: { a: { type: 'string' } } })

    expect(await compiled(content, 'export const call = () => api.tiny.callThings(null, {})')).toEqual([])
  })

  it('in schemas for checks, too', async () => {
    const { callThings } = await loadedSchemas(
      body({ type: 'object', properties: { a: { type: 'string', minLength: '3', enum: [] } } }),
    )

    expect(await accepts(callThings?.body, { a: 'x' })).toBe(true)
    expect(await accepts(callThings?.body, { a: 1 })).toBe(false)
  })
})

describe('a schema that is not one accepts everything, with a note', () => {
  it.each([
    ['a text', 'string'],
    ['nothing', null],
    ['a list', []],
  ])('%s as a field', async (_, schema) => {
    expect(await fieldOf(schema)).toEqual({
      type: 'unknown',
      notes: [
        `${place}/properties/a: ${JSON.stringify(schema)} is ignored; JSON Schema doesn't allow it here`,
      ],
    })
  })

  it.each([
    ['a text', 'string'],
    ['a list', []],
  ])('%s as a body', async (_, schema) => {
    const { types, notes } = await generated(body(schema))

    expect(types).toContain('export type CallThingsBody = unknown;\n')
    expect(notes).toEqual([
      `${place}: ${JSON.stringify(schema)} is ignored; JSON Schema doesn't allow it here`,
    ])
  })

  it('as a component', async () => {
    const content = { ...body({ $ref: '#/components/schemas/A' }), components: { schemas: { A: null } } }

    const { types, notes } = await generated(content)

    expect(types).toContain('export type A = unknown;\n')
    expect(notes).toEqual(["/components/schemas/A: null is ignored; JSON Schema doesn't allow it here"])
  })
})

it('fields can be named like keywords', async () => {
  const names = [
    'type',
    'items',
    'enum',
    'required',
    'properties',
    'allOf',
    'discriminator',
    'example',
    '$ref',
  ]
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer' }]))
  const content = body({ type: 'object', properties, required: names })

  const { notes } = await generated(content)
  const given = `{ ${names.map((name) => `${name}: 1`).join(', ')} }`

  expect(notes).toEqual([])
  expect(await compiled(content, `export const call = () => api.tiny.callThings(null, ${given})`)).toEqual([])
})

describe('an object that declares nothing', () => {
  it('accepts every field', async () => {
    const content = body({ type: 'object' })

    expect(
      await compiled(content, "export const call = () => api.tiny.callThings(null, { a: 1, b: ['x'] })"),
    ).toEqual([])
  })

  it('does not affect the fields of another schema', async () => {
    const content = body({
      allOf: [{ type: 'object' }, { type: 'object', properties: { a: { type: 'string' } } }],
    })

    expect(
      await compiled(content, "export const call = () => api.tiny.callThings(null, { a: 'x' })"),
    ).toEqual([])
  })
})
