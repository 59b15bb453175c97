import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { generated, specWithSchemas } from '../support/generated.ts'
import { loadedSchemas, schemasFile } from '../support/generated-schemas.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }
const object = (required: string[], properties: object) => ({ type: 'object', required, properties })

const shapes = specWithSchemas({
  Shape: {
    oneOf: [ref('Circle'), ref('Square')],
    discriminator: {
      propertyName: 'kind',
      mapping: { circle: '#/components/schemas/Circle', square: 'Square' },
    },
  },
  Circle: object(['kind', 'r'], { kind: text, r: { type: 'number' } }),
  Square: object(['kind', 'a'], { kind: text, a: { type: 'number' }, inner: ref('Shape') }),
})

const pets = specWithSchemas({
  Pet: {
    ...object(['petType'], { petType: text, name: text }),
    discriminator: {
      propertyName: 'petType',
      mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
    },
  },
  Cat: { allOf: [ref('Pet'), object(['lives'], { lives: { type: 'integer' } })] },
  Dog: { allOf: [ref('Pet'), object([], { friend: ref('Pet') })] },
})

/** The paths that a component refuses. */
async function refusedBy(content: object, name: string, value: unknown) {
  const { [name]: schema } = await loadedSchemas(content)
  const result = await schema?.['~standard'].validate(value)
  return (result?.issues ?? []).map(({ path = [] }) => path.join('.'))
}

describe('a union is checked against the schema that its discriminator names', () => {
  it.each<[value: unknown, refused: string[]]>([
    [{ kind: 'circle', r: 1 }, []],
    [{ kind: 'square', r: 1 }, ['a']],
    [{ kind: 'square', a: 1, inner: { kind: 'circle' } }, ['inner.r']],
    [{ kind: 'triangle' }, ['kind']],
    [{ r: 1 }, ['kind']],
    [5, ['']],
  ])('%j', async (value, refused) => {
    expect(await refusedBy(shapes, 'Shape', value)).toEqual(refused)
  })

  it.each<[value: unknown, refused: string[]]>([
    [{ petType: 'cat', lives: 9 }, []],
    [{ petType: 'cat' }, ['lives']],
    [{ petType: 'dog', friend: { petType: 'cat' } }, ['friend.lives']],
    [{ petType: 'fish' }, ['petType']],
  ])('also when members extend the schema that names them: %j', async (value, refused) => {
    expect(await refusedBy(pets, 'Pet', value)).toEqual(refused)
  })

  it('also without a discriminator, when a constant decides', async () => {
    const form = (kind: string, name: string) =>
      object(['kind', name], { kind: { const: kind }, [name]: { type: 'integer' } })
    const content = specWithSchemas({ Event: { anyOf: [form('a', 'x'), form('b', 'y'), { type: 'null' }] } })

    expect(await refusedBy(content, 'Event', null)).toEqual([])
    expect(await refusedBy(content, 'Event', { kind: 'b', x: 1 })).toEqual(['y'])
  })

  it('not when two members have the same constant', async () => {
    const form = (name: string) =>
      object(['kind', name], { kind: { const: 'a' }, [name]: { type: 'integer' } })
    const content = specWithSchemas({ Event: { oneOf: [form('x'), form('y')] } })

    expect(await refusedBy(content, 'Event', { kind: 'a', y: 1 })).toEqual([])
    expect(await refusedBy(content, 'Event', { kind: 'a' })).toEqual([''])
  })
})

describe('schemas compile with the types', () => {
  it.each<[string, object]>([
    ['a recursive union', shapes],
    ['members that extend a recursive schema', pets],
    [
      'recursion through a list, a map, a union and allOf',
      specWithSchemas({
        Tree: { type: 'array', items: ref('Tree') },
        Map: { type: 'object', additionalProperties: ref('Map') },
        Json: { anyOf: [text, { type: 'array', items: ref('Json') }] },
        Node: { allOf: [object([], { next: ref('Node') }), ref('Named')] },
        Named: object(['name'], { name: text, owner: ref('Node') }),
      }),
    ],
    [
      'keywords that zod does not have',
      specWithSchemas({
        Thing: {
          type: 'object',
          properties: {
            tuple: { type: 'array', prefixItems: [text, { type: 'number' }], items: false, minItems: 1 },
            list: { type: 'array', uniqueItems: true, contains: text, items: {} },
            constructor: text,
            value: { enum: [1, 'a', null, { b: 1 }] },
          },
          patternProperties: { '^x-': text },
          minProperties: 1,
          dependentRequired: { list: ['tuple'] },
          not: { required: ['a', 'b'] },
          if: { required: ['a'] },
          ...Object.fromEntries([['then', { required: ['tuple'] }]]),
        },
      }),
    ],
  ])('%s', async (_, content) => {
    const { types } = await generated(content)
    const folder = 'src/apis/tiny'
    const { problems } = editor({
      [`${folder}/types.gen.ts`]: types,
      [`${folder}/schemas.gen.ts`]: await schemasFile(content),
    })

    expect(problems(`${folder}/schemas.gen.ts`)).toEqual([])
  })
})
