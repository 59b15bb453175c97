import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, specOf } from '../support/generated.ts'

const content = { 'application/json': { schema: { $ref: 'parts.json#/schemas/Thing' } } }
const main = specOf({
  parameters: [{ $ref: 'parts.json#/parameters/Limit' }],
  responses: { 200: { description: 'Yes.', content } },
})
const parts = {
  parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
  schemas: {
    Thing: { type: 'object', properties: { id: { type: 'string' }, next: { $ref: '#/schemas/Thing' } } },
  },
}

describe('a spec in several files', () => {
  it('is read as one', async () => {
    const { types, operations } = await generated(main, 'tiny.json', { 'parts.json': parts })

    expect(operations).toContain('params: { limit: ')
    expect(types).toMatch(/export interface Thing \{\n {4}id\?: string;\n {4}next\?: Thing;\n\}/)
    expect(types).toMatch(/callThings: \{[^}]*data: Thing\n/)
  })

  it('stops where a file is missing, with the file that refers to it', async () => {
    const lost = { ...parts, schemas: { Thing: { items: { $ref: 'gone.json' } } } }

    const error = await caught(() => generated(main, 'tiny.json', { 'parts.json': lost }))

    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^parts\.json#\/schemas\/Thing\/items: .*gone\.json/),
    )
  })
})

it('a byte order mark before a spec is none of it', async () => {
  const { operations } = await generated(`\uFEFF${JSON.stringify(specOf({}))}`)

  expect(operations).toContain("id: 'callThings'")
})
