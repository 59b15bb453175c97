import { describe, expect, it } from 'vitest'
import { readDiscriminator } from '../../src/generator/document/polymorphism/discriminator.ts'
import { compiled, generated, specOf, specWithSchemas } from '../support/generated.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }
const fields = <More extends object>(properties: object, more = {} as More) => ({
  type: 'object',
  properties,
  ...more,
})
const extending = (base: string, properties: object) => ({ allOf: [ref(base), fields(properties)] })

/** A spec that returns and accepts one schema. */
const both = (schema: object, schemas: object, version = '3.1.0') => {
  const content = { 'application/json': { schema } }
  return specOf(
    { requestBody: { required: true, content }, responses: { 200: { description: 'Yes.', content } } },
    '/things',
    'post',
    { openapi: version, components: { schemas } },
  )
}

const pets = {
  Pet: fields(
    { kind: { ...text, description: 'What it is.' }, name: text, friend: ref('Pet') },
    {
      required: ['kind'],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: 'Dog', wolf: '#/components/schemas/Dog' },
      },
    },
  ),
  Cat: extending('Pet', { lives: { type: 'integer' } }),
  Dog: extending('Pet', { barks: { type: 'boolean' }, kind: { ...text, enum: ['hound'] } }),
}

describe('a base whose mapping names the schemas that extend it', () => {
  it('is the union of them, in responses and requests, though nothing else refers to them', async () => {
    const problems = await compiled(
      both(ref('Pet'), pets),
      `declare const client: api.TinyClient
const { data } = await client.callThings(null, { kind: 'cat', lives: 9, friend: { kind: 'wolf', barks: false } })
export const kind: 'cat' | 'dog' | 'wolf' = data.kind
export const lives = data.kind === 'cat' ? data.lives?.toFixed() : data.barks
export const friend: string | undefined = data.friend?.friend?.name
// @ts-expect-error not a value of the mapping
client.callThings(null, { kind: 'hound' })
// @ts-expect-error only the other subtype has this field
client.callThings(null, { kind: 'dog', lives: 9 })
// @ts-expect-error the property distinguishes them
client.callThings(null, { lives: 9 })
`,
    )

    expect(problems).toEqual([])
  })

  it('keeps its description, and that of the property', async () => {
    const { types } = await generated(
      both(ref('Pet'), { ...pets, Pet: { ...pets.Pet, description: 'A pet.' } }),
    )

    expect(types).toMatch(/\/\*\* A pet. \*\/\nexport type Pet = Cat \| Dog;/)
    expect(types).toMatch(/type Cat = \{[\s\S]*?What it is\.[\s\S]*?kind: "cat"/)
  })

  it('does not affect schemas that only rename or describe it', async () => {
    const schemas = {
      ...pets,
      Favourite: { description: 'The favourite.', allOf: [ref('Pet')] },
      Owned: fields({ pet: { allOf: [ref('Pet')], description: 'Owned.' } }),
    }

    const problems = await compiled(
      specWithSchemas(schemas),
      `export const same = (pet: api.Pet): api.Favourite & api.Owned['pet'] => pet
export const back = (pet: api.Favourite): api.Pet => pet
`,
    )

    expect(problems).toEqual([])
  })

  it('is a member itself if its mapping says so', async () => {
    const { Pet, ...others } = pets
    const mapping = { ...Pet.discriminator.mapping, pet: '#/components/schemas/Pet' }
    const schemas = { ...others, Pet: { ...Pet, discriminator: { propertyName: 'kind', mapping } } }

    const problems = await compiled(
      both(ref('Pet'), schemas),
      `declare const client: api.TinyClient
export const { data } = await client.callThings(null, { kind: 'pet', name: 'Rex' })
export const name: string | undefined = data.kind === 'pet' ? data.name : undefined
`,
    )

    expect(problems).toEqual([])
  })

  it('is a member itself if the property is optional', async () => {
    const { required: _, ...Pet } = pets.Pet

    const problems = await compiled(
      both(ref('Pet'), { ...pets, Pet }),
      `declare const client: api.TinyClient
export const { data } = await client.callThings(null, { name: 'Rex' })
export const lives = data.kind === 'cat' && data.lives
`,
    )

    expect(problems).toEqual([])
  })
})

describe('without a mapping', () => {
  const things = {
    Thing: fields({ type: text }, { required: ['type'], discriminator: { propertyName: 'type' } }),
    Car: extending('Thing', { doors: { type: 'integer' } }),
    Cabriolet: extending('Car', { roof: text }),
    Boat: { allOf: [ref('Thing'), fields({ type: { const: 'boat' }, knots: { type: 'number' } })] },
    Lamp: { ...extending('Thing', { watts: { type: 'number' } }), 'x-ms-discriminator-value': '#lamp' },
  }

  it('the component names are the values, or else the values that they declare', async () => {
    const problems = await compiled(
      specWithSchemas(things),
      `export const types: Record<api.Thing['type'], 1> = { Thing: 1, Car: 1, Cabriolet: 1, boat: 1, '#lamp': 1 }
export const knots = (thing: api.Thing) => thing.type === 'boat' && thing.knots
`,
    )

    expect(problems).toEqual([])
  })

  it('an intermediate schema is the union of itself and those below', async () => {
    const problems = await compiled(
      specWithSchemas(things),
      `export const cars: Record<api.Car['type'], 1> = { Car: 1, Cabriolet: 1 }
export const roof = (car: api.Car) => car.type === 'Cabriolet' && [car.roof, car.doors]
`,
    )

    expect(problems).toEqual([])
  })

  it('a base that nothing extends is an ordinary schema', async () => {
    const { types } = await generated(specWithSchemas({ Thing: things.Thing }))

    expect(types).toContain('export interface Thing {\n    type: string;\n}')
  })
})

describe('alternatives with a discriminator', () => {
  const shapes = {
    Shape: {
      oneOf: [ref('Square'), ref('Circle')],
      discriminator: { propertyName: 'kind', mapping: { sq: 'Square' } },
    },
    Square: fields({ kind: text, side: { type: 'number' } }),
    Circle: fields({ kind: { ...text, enum: ['round', 'oval'] }, r: { type: 'number' } }),
  }

  it('are distinguished by the mapping or by their own values, closed in responses, too', async () => {
    const problems = await compiled(
      specWithSchemas(shapes),
      `export const kinds: Record<api.Shape['kind'], 1> = { sq: 1, round: 1, oval: 1 }
export const r = (shape: api.Shape) => shape.kind === 'sq' ? shape.side : shape.r
`,
    )

    expect(problems).toEqual([])
  })

  it('can extend the schema that lists them', async () => {
    const schemas = {
      Shape: { ...shapes.Shape, type: 'object', properties: { area: { type: 'number' } } },
      Square: extending('Shape', { side: { type: 'number' } }),
      Circle: extending('Shape', { r: { type: 'number' } }),
    }

    const problems = await compiled(
      specWithSchemas(schemas),
      `export const of = (shape: api.Shape) => [shape.area, shape.kind === 'sq' ? shape.side : shape.r]`,
    )

    expect(problems).toEqual([])
  })

  it('can extend each other', async () => {
    const problems = await compiled(
      specWithSchemas({ ...shapes, Circle: extending('Square', { r: { type: 'number' } }) }),
      `export const kinds: Record<api.Shape['kind'], 1> = { sq: 1, Circle: 1 }
export const of = (circle: api.Circle): ['Circle', number | undefined] => [circle.kind, circle.side]
`,
    )

    expect(problems).toEqual([])
  })

  it('are distinguished by numbers and booleans, too', async () => {
    const integer = { type: 'integer' }
    const schemas = {
      Any: {
        oneOf: [ref('One'), ref('Two')],
        discriminator: { propertyName: 'v', mapping: { 1: 'One', 2: 'Two' } },
      },
      One: fields({ v: integer, a: text }),
      Two: fields({ v: integer, b: text }),
    }

    const problems = await compiled(
      specWithSchemas(schemas),
      'export const of = (any: api.Any) => (any.v === 1 ? any.a : any.b)',
    )

    expect(problems).toEqual([])
  })

  it('have a fallback with defaultMapping', async () => {
    const { mapping } = shapes.Shape.discriminator
    const discriminator = { propertyName: 'kind', mapping, defaultMapping: 'Other' }
    const schemas = {
      ...shapes,
      Shape: { oneOf: [ref('Square'), ref('Other')], discriminator },
      Other: fields({ kind: text, sides: { type: 'integer' } }),
    }

    const problems = await compiled(
      specWithSchemas(schemas),
      `export const made: api.Shape[] = [{ kind: 'star', sides: 10 }, { sides: 3 }, { kind: 'sq', side: 1 }]`,
    )

    expect(problems).toEqual([])
  })
})

describe('what distinguishes alternatives is read once, for types and checks', () => {
  const read = async (schemas: Record<string, object>, name: string) => {
    const { schemas: named } = await generated(specWithSchemas(schemas))
    return readDiscriminator(named[name] as Parameters<typeof readDiscriminator>[0])
  }

  it('of a base', async () => {
    expect(await read(pets, 'Pet')).toEqual({
      property: 'kind',
      byValue: { cat: ref('Cat').$ref, dog: ref('Dog').$ref, wolf: ref('Dog').$ref },
      absent: undefined,
      fallback: undefined,
    })
  })

  it('of a base where the property is optional', async () => {
    const { required: _, ...Pet } = pets.Pet

    expect(await read({ ...pets, Pet }, 'Pet')).toMatchObject({ absent: ref('PetSelf').$ref })
  })

  it('of one with a default', async () => {
    const discriminator = { propertyName: 'kind', mapping: { a: 'A' }, defaultMapping: 'B' }
    const schemas = { A: fields({}), B: fields({}), C: { oneOf: [ref('A'), ref('B')], discriminator } }

    expect(await read(schemas, 'C')).toMatchObject({ byValue: { a: ref('A').$ref }, fallback: ref('B').$ref })
  })

  it('nothing when a member has no name', async () => {
    const discriminator = { propertyName: 'kind' }
    const schemas = { A: fields({}), C: { oneOf: [ref('A'), fields({ kind: text })], discriminator } }

    expect(await read(schemas, 'C')).toBeUndefined()
  })
})

it('fields can be named discriminator', async () => {
  const schemas = { A: fields({ discriminator: fields({ propertyName: text }), mapping: text }) }

  const { types } = await generated(specWithSchemas({ ...pets, ...schemas }))

  expect(types).toContain('    discriminator?: {\n        propertyName?: string')
})
