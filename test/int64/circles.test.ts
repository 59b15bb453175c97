import { expect, it } from 'vitest'
import type { SpecDocument } from '../../src/generator/document/document.ts'
import { readInt64s } from '../../src/generator/read/int64.ts'

/** A chain of schemas, each of which refers to the next; the content of the last is passed in. */
const chainOf = (length: number, last: object) => {
  const schemas: Record<string, object> = { [`S${length}`]: last }
  for (let at = 0; at < length; at++)
    schemas[`S${at}`] = { type: 'object', properties: { next: { $ref: `#/components/schemas/S${at + 1}` } } }
  return { file: 'specs/chain.yaml', root: { components: { schemas } } } as unknown as SpecDocument
}

const read = (document: SpecDocument) =>
  readInt64s(document, {
    parameters: [],
    body: undefined,
    responses: [
      { status: '200', success: true, kind: 'json', schema: { $ref: '#/components/schemas/S0' } } as never,
    ],
  })

it('a chain of 20,000 schemas without a 64-bit integer is searched to its end', () => {
  expect(read(chainOf(20_000, { type: 'string' }))).toEqual({})
})

it('so is a circle', () => {
  const document = chainOf(20_000, {
    type: 'object',
    properties: { next: { $ref: '#/components/schemas/S0' } },
  })

  expect(read(document)).toEqual({})
})

it('one that ends in a 64-bit integer has its positions', () => {
  const { int64 } = read(chainOf(3, { type: 'integer', format: 'int64' }))

  expect(int64?.responses).toEqual({ 200: 0 })
  expect(int64?.shapes).toEqual([{ next: 1 }, { next: 2 }, { next: 3 }, true])
})

it('recursive unions have positions that refer to each other', () => {
  const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const schemas = {
    S0: {
      type: 'object',
      properties: { id: { type: 'integer', format: 'int64' }, to: { anyOf: [$ref('Other'), $ref('S0')] } },
    },
    Other: { type: 'object', properties: { back: { oneOf: [$ref('S0'), { type: 'string' }] } } },
  }
  const document = { file: 'specs/circle.yaml', root: { components: { schemas } } } as unknown as SpecDocument

  const { int64 } = read(document)

  expect(int64?.responses).toEqual({ 200: 0 })
  expect(int64?.shapes).toEqual([
    { id: true, to: 1 },
    { back: 2, id: true, to: 1 },
    { id: true, to: 1 },
  ])
})
