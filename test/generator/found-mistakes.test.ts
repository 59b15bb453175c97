import { describe, expect, it } from 'vitest'
import { compiled, generated, spec, specOf, specWithSchemas } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const yes = { description: 'Yes.' }
const text = { type: 'string' }
const notesOf = async (content: object) => (await generated(content)).notes

describe('a path variable that no parameter declares', () => {
  const content = specOf({}, '/things/{id}')

  it('is a required string, with a note', async () => {
    const problems = await compiled(
      content,
      `export const call = () => api.tiny.callThings({ id: 'a' })
// @ts-expect-error it is required
export const wrong = () => api.tiny.callThings()
`,
    )

    expect(problems).toEqual([])
    expect(await notesOf(content)).toContain(
      '/paths/~1things~1{id}/get: no parameter declares {id} in the path; it is treated as a required string',
    )
  })

  it('is sent', async () => {
    expect((await sentBy(content, { id: 'a b' })).url).toBe('https://tiny.example.org/things/a%20b')
  })
})

describe('a parameter without a name', () => {
  it('is left out if it is optional, with a note', async () => {
    const content = specOf({
      parameters: [
        { in: 'query', schema: text },
        { name: 'a', in: 'query' },
      ],
    })

    expect((await generated(content)).operations).toContain("params: { a: { in: 'query' } }")
    expect(await notesOf(content)).toContain('/paths/~1things/get/parameters/0: has no name; left out')
  })
})

describe('a broken reference', () => {
  const gone = { $ref: '#/components/schemas/Gone' }

  it('is no problem in a schema that no operation uses', async () => {
    const components = { schemas: { Unused: { properties: { gone } } } }

    expect(await compiled(spec({ components }))).toEqual([])
  })

  it('is no problem in a response, a parameter or a body that no operation uses', async () => {
    const media = { 'application/json': { schema: gone } }
    const components = {
      responses: { Unused: { ...yes, content: media } },
      parameters: { Unused: { $ref: '#/components/parameters/Gone' } },
      requestBodies: { Unused: { content: media } },
    }

    expect(await compiled(spec({ components }))).toEqual([])
  })

  it('is unknown in a response, with a note', async () => {
    const content = specWithSchemas({ Thing: { type: 'object', properties: { gone } } })

    expect((await generated(content)).types).toMatch(/gone\?: unknown/)
    expect(await notesOf(content)).toContain(
      '/components/schemas/Thing/properties/gone: $ref #/components/schemas/Gone points to nothing; any value is accepted',
    )
  })
})

describe('a schema with mistakes', () => {
  it.each([
    ['an empty enum', { type: 'string', enum: [] }],
    ['an enum of numbers on a string', { type: 'string', enum: [1, 2] }],
    ['required names without properties', { type: 'object', required: ['a', 'b'] }],
    ['required names that are not properties', { type: 'object', required: ['b'], properties: { a: text } }],
    ['an example of the wrong type', { type: 'integer', example: 'many' }],
    ['a default of the wrong type', { type: 'integer', default: 'many' }],
    ['an unknown type', { type: 'text' }],
    ['a pattern that does not compile', { type: 'string', pattern: '+{2}(' }],
    ['missing items', { type: 'array' }],
    ['properties as a list', { type: 'object', properties: ['a'] }],
    ['limits as strings', { type: 'string', maxLength: '5', minLength: 1 }],
    ['required as a flag', { type: 'object', properties: { a: { ...text, required: true } } }],
    ['null instead of a schema', { type: 'object', properties: { a: null } }],
  ])('compiles: %s', async (_title, schema) => {
    expect(await compiled(specWithSchemas({ Thing: schema }))).toEqual([])
  })
})

describe('a document without components', () => {
  it('can have a discriminated union in an operation', async () => {
    const kind = (name: string) => ({ type: 'object', properties: { kind: { const: name } } })
    const schema = { oneOf: [kind('a'), kind('b')], discriminator: { propertyName: 'kind' } }
    const content = { 'application/json': { schema } }

    expect(await compiled(specOf({ responses: { 200: { ...yes, content } } }))).toEqual([])
  })
})

describe('schemas that refer to each other', () => {
  // Without memoization, each level multiplies the steps by its number of alternatives.
  it('are read once each: six unions of each other', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `Node${index}`)
    const anyOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }))
    const schemas = Object.fromEntries(names.map((name) => [name, { anyOf: [...anyOf, text] }]))
    const parameters = [{ name: 'a', in: 'query', schema: { $ref: '#/components/schemas/Node0' } }]

    const { operations } = await generated(
      specOf({ parameters }, '/things', 'get', { components: { schemas } }),
    )

    expect(operations).toContain("a: { in: 'query'")
  })
})

describe('a broken reference to another document', () => {
  const gone = { $ref: 'gone.yaml#/x' }

  it('is no problem in a schema that no operation uses, with a note', async () => {
    const content = spec({ components: { schemas: { Unused: { properties: { gone } } } } })

    expect(await compiled(content)).toEqual([])
    expect((await notesOf(content)).join('\n')).toMatch(
      /Unused\/properties\/gone: .*gone\.yaml.*nothing uses it/,
    )
  })

  it('stops the generator when an operation uses it', async () => {
    const content = specWithSchemas({ Used: { properties: { gone } } })

    await expect(generated(content)).rejects.toThrow('/components/schemas/Used/properties/gone')
  })
})

describe('a document with a duplicate key', () => {
  const yaml = `openapi: 3.1.0
servers: [{ url: https://tiny.example.org }]
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { name: a, in: query }
        - { name: b, name: c, in: query }
      summary: First.
      summary: Second.
      responses: { 200: { description: Yes. } }
`

  it('uses the last one, as JSON does, with a note about the place', async () => {
    const { operations, notes } = await generated(yaml, 'tiny.yaml')

    expect(operations).toContain('Second.')
    expect(operations).toContain("params: { a: { in: 'query' }, c: { in: 'query' } }")
    expect(notes).toContain('/paths/~1things/get/summary: is a duplicate key; the last one counts')
    expect(notes).toContain('/paths/~1things/get/parameters/1/name: is a duplicate key; the last one counts')
  })

  it('is refused when it is invalid YAML for another reason, too', async () => {
    await expect(generated(`${yaml}  - x`, 'tiny.yaml')).rejects.toThrow('is not valid YAML or JSON')
  })
})
