import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'

const int64 = { type: 'integer', format: 'int64' }
const specAs = (as?: unknown) =>
  specOf(
    {
      parameters: [{ name: 'after', in: 'query', schema: int64 }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
      responses: {
        200: {
          description: 'Yes.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
      },
    },
    '/things',
    'post',
    {
      components: {
        schemas: {
          Thing: {
            type: 'object',
            required: ['id', 'maybe', 'kind'],
            properties: {
              id: int64,
              maybe: { type: ['integer', 'null'], format: 'int64' },
              kind: { ...int64, enum: [1, 2] },
            },
          },
        },
      },
      ...(as !== undefined && { 'x-int64': as }),
    },
  )

describe('x-int64', () => {
  it.each([
    ['bigint', 'bigint'],
    ['string', 'string'],
    ['number', 'number'],
    [undefined, 'number'],
  ])('%s sets the types', async (as, type) => {
    const { types } = await generated(specAs(as))

    expect(types).toContain(` id: ${type};`)
    expect(types).toContain(` maybe: ${type} | null;`)
    expect(types).toContain(' after?: ')
    expect(types).toContain(' kind: 1 | 2;')
    expect(types).not.toContain('~')
  })

  it.each(['bigint', 'string'])('%s compiles', async (as) => {
    const value = as === 'bigint' ? '5n' : "'5'"
    const problems = await compiled(
      specAs(as),
      `declare const client: api.TinyClient
export const { data } = await client.callThings({ after: ${value} }, { id: ${value}, maybe: null, kind: 1 })
export const id: ${as} = data.id`,
    )

    expect(problems).toEqual([])
  })

  it('costs an operation nothing when it has none', async () => {
    const { operations } = await generated(specOf({}, '/things', 'get', { 'x-int64': 'bigint' }))

    expect(operations).not.toContain('int64')
  })

  it('only reads responses when they stay numbers', async () => {
    const { operations } = await generated(specAs())

    expect(operations).toContain('}, scalarQuery, idempotencyKey, jsonBody, int64Response)')
  })

  it('also writes requests when they are bigints', async () => {
    const { operations } = await generated(specAs('bigint'))

    expect(operations).toContain(
      '}, /*#__PURE__*/ int64Request(scalarQuery, idempotencyKey, jsonBody), int64Response)',
    )
  })

  it.each(['int', 5, null])('%s is refused', async (as) => {
    await expect(generated(specAs(as))).rejects.toThrow("#/x-int64: must be 'number', 'string' or 'bigint'")
  })
})
