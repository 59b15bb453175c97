import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { accepts, loadedSchemas } from '../support/generated-schemas.ts'

const yes = { description: 'Yes.' }
const answers = (schema: unknown, components: object = {}) =>
  specOf({ responses: { 200: { ...yes, content: { 'application/json': { schema } } } } }, '/things', 'get', {
    components,
  })
const ref = (pointer: string) => ({ $ref: `#/${pointer}` })
const answer = 'paths/~1things/get/responses/200/content/application~1json/schema'
const size = { type: 'object', required: ['width'], properties: { width: { type: 'integer' } } }
const Thing = { type: 'object', properties: { size } }

/** The name of the response of `callThings`, and the notes on its spec. */
async function dataOf(content: object) {
  const { types, notes } = await generated(content)
  const own = notes.filter((note) => !note.includes('no operation uses'))
  return { data: /^ {4}data: (.*)$/m.exec(types)?.[1], types, notes: own }
}

describe('a reference into any part of the file has its own type', () => {
  it.each([
    ['ThingSize', 'components/schemas/Thing/properties/size', {}],
    [
      'ResponsesThingApplicationJson',
      'components/responses/Thing/content/application~1json/schema',
      { responses: { Thing: { ...yes, content: { 'application/json': { schema: size } } } } },
    ],
    ['ParametersSize', 'components/parameters/size/schema', { parameters: { size: { schema: size } } }],
  ])('%s', async (name, pointer, components) => {
    const content = answers(ref(pointer), { schemas: { Thing }, ...components })

    const { data, notes } = await dataOf(content)
    const problems = await compiled(
      content,
      `export const good: api.${name} = { width: 1 }
// @ts-expect-error width is a number
export const wrong: api.${name} = { width: 'a' }
`,
    )

    expect(data).toBe(name)
    expect(notes).toEqual([])
    expect(problems).toEqual([])
  })

  it('that makes way for a component of that name', async () => {
    const schemas = { Thing, ThingSize: { type: 'string' } }

    const properties = {
      size: ref('components/schemas/Thing/properties/size'),
      name: ref('components/schemas/ThingSize'),
    }
    const { types } = await dataOf(answers({ properties }, { schemas }))

    expect(types).toContain('size?: ThingSize2;')
    expect(types).toContain('name?: ThingSize;')
    expect(types).toContain('export type ThingSize = string;')
  })

  it('that can be recursive', async () => {
    const next = ref('components/schemas/Thing/properties/next')
    const schemas = { Thing: { properties: { next: { type: 'object', properties: { next } } } } }
    const content = answers(next, { schemas })

    const { types } = await generated(content)
    const { callThings } = await loadedSchemas(content)

    expect(types).toContain('export interface ThingNext {\n    next?: ThingNext;\n}')
    expect(await accepts(callThings?.response?.[200], { next: { next: {} } })).toBe(true)
    expect(await accepts(callThings?.response?.[200], { next: { next: 1 } })).toBe(false)
  })

  it.each([
    ['MyThing', 'My%20Thing', 'My Thing'],
    ['AB', 'a~1b', 'a/b'],
    ['Tilde', 'tilde~0', 'tilde~'],
  ])('%s, by an escaped pointer: %s', async (type, pointer, name) => {
    expect(
      await dataOf(answers(ref(`components/schemas/${pointer}`), { schemas: { [name]: size } })),
    ).toMatchObject({ data: type, notes: [] })
  })
})

describe('a broken reference', () => {
  it('accepts everything, with a note', async () => {
    const content = answers({ properties: { gone: ref('components/schemas/Gone') } })

    expect((await generated(content)).notes).toEqual([
      `/${answer}/properties/gone: $ref #/components/schemas/Gone points to nothing; any value is accepted`,
    ])
    expect(
      await compiled(content, "export const data: api.CallThingsData[] = [{ gone: 1 }, { gone: ['a'] }, {}]"),
    ).toEqual([])
  })

  it('includes a circular one', async () => {
    const schemas = {
      A: ref('components/schemas/B'),
      B: ref('components/schemas/C'),
      C: ref('components/schemas/B'),
    }

    const { types, notes } = await dataOf(answers(ref('components/schemas/A'), { schemas }))

    expect(types).toContain('export type A = B;\nexport type B = unknown;\n')
    expect(notes).toEqual(['/components/schemas/B: refers only to itself; any value is accepted'])
  })
})

describe('what looks like a reference inside a value is not one', () => {
  it.each(['example', 'default', 'x-note'])('%s', async (key) => {
    const { types, notes } = await dataOf(answers({ ...size, [key]: { deep: [{ $ref: 'other.json' }] } }))

    expect(types).toContain('width: number;')
    expect(notes).toEqual([])
  })
})

it('a discriminator mapping refers to components, by pointer or by name', async () => {
  const kind = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } }
  const mapping = { cat: 'Cat', dog: '#/components/schemas/Dog', fox: './fox.json' }
  const content = answers(
    {
      oneOf: [ref('components/schemas/Cat'), ref('components/schemas/Dog')],
      discriminator: { propertyName: 'kind', mapping },
    },
    { schemas: { Cat: kind, Dog: kind } },
  )

  const problems = await compiled(
    content,
    `export const kinds: api.CallThingsData['kind'][] = ['cat', 'dog']
// @ts-expect-error it refers to no component
export const wrong: api.CallThingsData['kind'] = 'fox'
`,
  )

  expect(problems).toEqual([])
})
