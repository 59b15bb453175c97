import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/generator/document/document.ts'
import { readSpec } from '../../src/generator/document/read-spec.ts'
import { caught } from '../support/caught.ts'
import { generated, spec, specOf } from '../support/generated.ts'
import { readFrom, web } from '../support/several.ts'

const yes = { description: 'Yes.' }
const content = { 'application/json': { schema: { $ref: 'parts.json#/schemas/Thing' } } }
const main = specOf({
  parameters: [{ $ref: 'parts.json#/parameters/Limit' }],
  responses: { 200: { ...yes, content } },
})
const parts = {
  parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
  schemas: {
    Thing: { type: 'object', properties: { id: { type: 'string' }, next: { $ref: '#/schemas/Thing' } } },
  },
}
/** A document whose only response is a schema. */
const answering = (schema: object, changes: object = {}) =>
  specOf(
    { responses: { 200: { ...yes, content: { 'application/json': { schema } } } } },
    '/things',
    'get',
    changes,
  )
const schemasOf = ({ root }: { root: JsonObject }) => (root.components as JsonObject).schemas
const answerOf = ({ root }: { root: JsonObject }) => JSON.stringify(root.paths)

describe('a spec in several files', () => {
  it('is read as one', async () => {
    const { types, operations } = await generated(main, 'tiny.json', { 'parts.json': parts })

    expect(operations).toContain('params: { limit: ')
    expect(types).toMatch(/export interface Thing \{\n {4}id\?: string;\n {4}next\?: Thing;\n\}/)
    expect(types).toMatch(/callThings: \{[^}]*data: Thing\n/)
  })

  it('stops when a file is missing, with the file that refers to it', async () => {
    const lost = { ...parts, schemas: { Thing: { items: { $ref: 'gone.json' } } } }

    const error = await caught(() => generated(main, 'tiny.json', { 'parts.json': lost }))

    expect(error).toHaveProperty(
      'message',
      'parts.json#/schemas/Thing/items: $ref gone.json: there is no file gone.json',
    )
  })

  it.each([
    ['a component', { parameters: [{ $ref: 'parts.json#/odd' }] }, 'parts.json#/odd/style: '],
    ['an operation', { $ref: 'parts.json#/call' }, 'parts.json#/call/parameters/0/style: '],
  ])('stops at the place of a mistake in another file: %s', async (_, operation, place) => {
    const odd = { name: 'a', in: 'query', style: 'odd', schema: {} }
    const call = { parameters: [odd], responses: { 200: yes } }

    const content = spec({ paths: { '/things': { get: { responses: { 200: yes }, ...operation } } } })
    const error = await caught(() => generated(content, 'tiny.json', { 'parts.json': { odd, call } }))

    expect(error).toHaveProperty('message', expect.stringContaining(place))
    expect(error).toHaveProperty('areSkippable', true)
  })

  it('goes on when only unused files are missing', async () => {
    const schemas = { Lost: { $ref: 'gone.json' }, Kept: { type: 'string' } }

    const { notes, root } = await readFrom({
      'a.json': answering({ $ref: '#/components/schemas/Kept' }, { components: { schemas } }),
    })

    expect(notes).toEqual([
      'a.json#/components/schemas/Lost: $ref gone.json: there is no file gone.json; nothing uses it',
    ])
    expect(schemasOf({ root })).toHaveProperty('Kept', { type: 'string' })
  })

  it('resolves references relative to each file', async () => {
    const document = await readFrom({
      'a.yaml': `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /pets: { $ref: paths/pets.yaml }
components:
  responses:
    Pets: { description: Yes. }
`,
      'paths/pets.yaml': `get:
  operationId: listPets
  parameters: [{ $ref: ../shared/limit.yaml }]
  responses: { '200': { $ref: '../a.yaml#/components/responses/Pets' } }
`,
      'shared/limit.yaml': 'name: limit\nin: query\nschema: { $ref: Size.yaml }\n',
      'shared/Size.yaml': 'type: integer\n',
    })

    expect(document).toHaveProperty('root.paths./pets.get.responses.200', {
      $ref: '#/components/responses/Pets',
    })
    expect(document).toHaveProperty('root.components', {
      responses: { Pets: yes },
      parameters: {
        limit: { name: 'limit', in: 'query', schema: { $ref: '#/components/schemas/Size' } },
      },
      schemas: { Size: { type: 'integer' } },
    })
  })

  it('keeps the names of its own components, also when they are files', async () => {
    const document = await readFrom({
      'a.json': answering(
        { $ref: 'Pet.json' },
        { components: { schemas: { Animal: { $ref: 'Pet.json' } } } },
      ),
      'Pet.json': { type: 'object', properties: { friend: { $ref: 'Pet.json' } } },
    })

    expect(schemasOf(document)).toEqual({
      Animal: { type: 'object', properties: { friend: { $ref: '#/components/schemas/Animal' } } },
    })
    expect(answerOf(document)).toContain('"#/components/schemas/Animal"')
  })

  it('renames schemas of the same name and reports it', async () => {
    const document = await readFrom({
      'a.json': answering({
        oneOf: [{ $ref: 'cats.json#/Pet' }, { $ref: 'dogs.json#/Pet' }, { $ref: 'cats.json#/Pet' }],
      }),
      'cats.json': { Pet: { type: 'string' } },
      'dogs.json': { Pet: { type: 'integer' } },
    })

    expect(schemasOf(document)).toEqual({ Pet: { type: 'string' }, dogs_Pet: { type: 'integer' } })
    expect(document.notes).toEqual([
      'Pet is in cats.json and in dogs.json; the one in dogs.json is renamed dogs_Pet',
    ])
  })

  it('can have operations, sections and maps in files', async () => {
    const document = await readFrom({
      'a.json': {
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        paths: { $ref: 'paths.json' },
        components: { schemas: { $ref: 'schemas.json' } },
      },
      'paths.json': { '/pets': { get: { $ref: 'list.json' } } },
      'list.json': {
        responses: {
          200: {
            ...yes,
            content: { 'application/json': { schema: { $ref: 'a.json#/components/schemas/Pet' } } },
          },
        },
      },
      'schemas.json': { Pet: { type: 'object', properties: { $ref: 'properties.json' } }, Other: {} },
      'properties.json': { name: { $ref: 'schemas.json#/Other' } },
    })

    expect(answerOf(document)).toContain('"#/components/schemas/Pet"')
    expect(schemasOf(document)).toEqual({
      Pet: { type: 'object', properties: { name: { $ref: '#/components/schemas/Other' } } },
      Other: {},
    })
  })

  it('does not touch values that look like references', async () => {
    const document = await readFrom({
      'a.json': answering({ $ref: 'b.json', example: { $ref: 'c.json' } }),
      'b.json': { type: 'object', default: { $ref: 'd.json' } },
    })

    expect(answerOf(document)).toContain('"example":{"$ref":"c.json"}')
    expect(schemasOf(document)).toEqual({ b: { type: 'object', default: { $ref: 'd.json' } } })
  })

  it('resolves the mapping of a discriminator, by file and by name', async () => {
    const discriminator = { propertyName: 'kind', mapping: { cat: 'Cat.json', dog: 'Dog' } }
    const document = await readFrom({
      'a.json': answering({ $ref: 'Pet.json' }, { components: { schemas: { Dog: { type: 'object' } } } }),
      'Pet.json': { type: 'object', discriminator },
      'Cat.json': { allOf: [{ $ref: 'Pet.json' }] },
    })

    expect(schemasOf(document)).toEqual({
      Dog: { type: 'object' },
      Pet: {
        type: 'object',
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' } },
      },
      Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    })
  })
})

describe('a schema under another name than its place', () => {
  it('can have an $id, to which its references are relative', async () => {
    const schemas = {
      Tree: {
        $id: 'https://schemas.example.org/trees/tree',
        type: 'object',
        properties: { root: { $ref: 'node' }, top: { $ref: '#top' } },
        $defs: { top: { $anchor: 'top', type: 'string' } },
      },
      Node: { $id: 'https://schemas.example.org/trees/node', type: 'integer' },
    }

    const document = await readFrom({
      'a.json': answering({ $ref: 'https://schemas.example.org/trees/tree' }, { components: { schemas } }),
    })

    expect(schemasOf(document)).toEqual({
      Tree: {
        type: 'object',
        properties: {
          root: { $ref: '#/components/schemas/Node' },
          top: { $ref: '#/components/schemas/Tree/$defs/top' },
        },
        $defs: { top: { type: 'string' } },
      },
      Node: { type: 'integer' },
    })
  })

  it('stops when there is no such anchor', async () => {
    const error = await caught(() => readFrom({ 'a.json': answering({ $ref: '#gone' }) }))

    expect(error).toHaveProperty('message', expect.stringMatching(/: \$ref #gone: no such anchor$/))
  })
})

describe('a document on the web', () => {
  const address = 'https://api.example.org/docs/openapi.json'

  it('is read with the given loader, and so is what it refers to', async () => {
    const load = web({
      [address]: answering({ $ref: 'schemas/Pet.json' }),
      'https://api.example.org/docs/schemas/Pet.json': { type: 'string' },
    })

    const document = await readSpec(address, load)

    expect(document).toMatchObject({ file: 'openapi.json', address })
    expect(schemasOf(document)).toEqual({ Pet: { type: 'string' } })
  })

  it('uses `$self` as its base', async () => {
    const load = web({
      [address]: answering(
        { $ref: 'Pet.json' },
        { openapi: '3.2.0', $self: 'https://cdn.example.org/v2/openapi' },
      ),
      'https://cdn.example.org/v2/Pet.json': { type: 'string' },
    })

    const document = await readSpec(address, load)

    expect(document.address).toBe('https://cdn.example.org/v2/openapi')
    expect(schemasOf(document)).toEqual({ Pet: { type: 'string' } })
  })

  it('cannot refer to a file on this machine', async () => {
    const load = web({ [address]: answering({ $ref: 'file:///etc/hosts' }) })

    const error = await caught(() => readSpec(address, load))

    expect(error).toHaveProperty(
      'message',
      'openapi.json#/paths/~1things/get/responses/200/content/application~1json/schema: $ref file:///etc/hosts points from the web to a local file',
    )
  })
})

it('a byte order mark before a spec is ignored', async () => {
  const { operations } = await generated(`\uFEFF${JSON.stringify(specOf({}))}`)

  expect(operations).toContain("id: 'callThings'")
})

it('a document with one file keeps its order and content', async () => {
  const content = spec({ 'x-own': { $ref: 1 }, tags: [{ name: 'a' }] })

  expect((await readFrom({ 'a.json': content })).root).toEqual(content)
})
