import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, specOf } from '../support/generated.ts'

const query = (name: string) => ({ name, in: 'query', schema: { type: 'string' } })
const ok = { 200: { description: 'Yes.', content: { 'application/json': { schema: { type: 'object' } } } } }

const paged = (pagination: unknown, ...parameters: object[]) =>
  specOf({ 'x-pagination': pagination, parameters, responses: ok })
const place = 'tiny.json#/paths/~1things/get/x-pagination'

describe('x-pagination', () => {
  it.each<[string, unknown, object[], string]>([
    ['not an object', 'offset', [], `${place}: must have a style: one of offset, cursor, link`],
    ['no style', { limit: 'limit' }, [], `${place}: must have a style: one of offset, cursor, link`],
    ['an unknown style', { style: 'page' }, [], `${place}: must have a style: one of offset, cursor, link`],
    [
      'a name that every object inherits',
      { style: 'constructor' },
      [],
      `${place}: must have a style: one of offset, cursor, link`,
    ],
    [
      'an offset without its limit',
      { style: 'offset', offset: 'o', next: 'next' },
      [query('o')],
      `${place}: must set limit`,
    ],
    [
      'an offset without its next',
      { style: 'offset', limit: 'l', offset: 'o' },
      [query('l'), query('o')],
      `${place}: must set next`,
    ],
    ['a cursor without its parameter', { style: 'cursor', next: 'next' }, [], `${place}: must set cursor`],
    [
      'a name that is not a string',
      { style: 'cursor', cursor: 5, next: 'next' },
      [],
      `${place}: must set cursor`,
    ],
    [
      'a parameter that the operation does not have',
      { style: 'offset', limit: 'limit', offset: 'offset', next: 'next' },
      [query('limit')],
      `${place}/offset: offset is not a query parameter of the operation`,
    ],
    [
      'a parameter that is not in the query',
      { style: 'cursor', cursor: 'x-cursor', next: 'next' },
      [{ name: 'x-cursor', in: 'header', schema: { type: 'string' } }],
      `${place}/cursor: x-cursor is not a query parameter of the operation`,
    ],
    [
      'items that are not a string',
      { style: 'cursor', cursor: 'cursor', next: 'next', items: 5 },
      [query('cursor')],
      `${place}: items must be the name of a field`,
    ],
  ])('is refused with place and reason: %s', async (_, pagination, parameters, message) => {
    const error = await caught(() => generated(paged(pagination, ...parameters)))

    expect(error).toHaveProperty('message', message)
  })

  it('becomes a field of the definition, and the type of the items', async () => {
    const page = {
      type: 'object',
      required: ['things'],
      properties: { things: { type: 'array', items: { type: 'string' } }, next: { type: 'string' } },
    }
    const { operations } = await generated(
      specOf({
        'x-pagination': { style: 'cursor', cursor: 'after', next: 'next', items: 'things' },
        parameters: [query('after')],
        responses: { 200: { description: 'Yes.', content: { 'application/json': { schema: page } } } },
      }),
    )

    expect(operations).toContain(
      "pagination: { style: 'cursor', cursor: 'after', next: 'next', items: 'things' },",
    )
    expect(operations).toContain("Paged<NonNullable<CallThingsData['things']>[number]>")
  })
})
