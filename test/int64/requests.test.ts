import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'

const int64 = { type: 'integer', format: 'int64' }
const ids = { type: 'array', items: int64 }
const big = 9007199254740993n

const body = {
  type: 'object',
  required: ['id'],
  properties: {
    id: int64,
    ids,
    inner: { type: 'object', properties: { id: int64, name: { type: 'string' } } },
  },
}

const specWith = (media: string, as = 'bigint') =>
  specOf(
    {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: int64 },
        { name: 'after', in: 'query', schema: int64 },
        { name: 'ids', in: 'query', schema: ids },
        { name: 'count', in: 'query', schema: { type: 'integer' } },
        { name: 'x-id', in: 'header', schema: int64 },
        { name: 'filter', in: 'query', content: { 'application/json': { schema: body } } },
      ],
      requestBody: { content: { [media]: { schema: body } } },
    },
    '/things/{id}',
    'post',
    { 'x-int64': as },
  )

const params = (value: unknown) => ({
  id: value,
  after: value,
  ids: [value, value],
  count: 3,
  'x-id': value,
  filter: { id: value },
})
const content = (value: unknown) => ({
  id: value,
  ids: [value, 5],
  inner: { id: value, name: 'int64_7 "x"' },
})

describe.each([
  ['bigints', big],
  ['strings of digits', `${big}`],
])('%s are sent with all their digits', (_, value) => {
  it('in a path, a query, a header and a JSON body', async () => {
    const { url, headers, body } = await sentBy(specWith('application/json'), params(value), content(value))

    const { pathname, searchParams } = new URL(url)
    expect(pathname).toBe(`/things/${big}`)
    expect(searchParams.get('after')).toBe(`${big}`)
    expect(searchParams.getAll('ids')).toEqual([`${big}`, `${big}`])
    expect(searchParams.get('count')).toBe('3')
    expect(searchParams.get('filter')).toBe(`{"id":${big}}`)
    expect(headers['x-id']).toBe(`${big}`)
    expect(body).toBe(`{"id":${big},"ids":[${big},5],"inner":{"id":${big},"name":"int64_7 \\"x\\""}}`)
  })

  it('in a form', async () => {
    const { body } = await sentBy(
      specWith('application/x-www-form-urlencoded'),
      params(value),
      content(value),
    )

    expect([...new URLSearchParams(`${body}`)]).toEqual([
      ['id', `${big}`],
      ['ids', `${big}`],
      ['ids', '5'],
      ['inner', `{"id":${big},"name":"int64_7 \\"x\\""}`],
    ])
  })

  it('in a multipart form', async () => {
    const { body } = await sentBy(specWith('multipart/form-data'), params(value), content(value))

    expect([...(body as FormData)]).toEqual([
      ['id', `${big}`],
      ['ids', `${big}`],
      ['ids', '5'],
      ['inner', `{"id":${big},"name":"int64_7 \\"x\\""}`],
    ])
  })
})

describe('invalid 64-bit integers', () => {
  it.each<[string, object, object, RegExp]>([
    ['a fraction', params(1.5), content(1), /id is number, not integer/],
    ['a number that is already rounded', params(2 ** 53), content(1), /id is number, not integer/],
    ['another string', params('x'), content(1), /id is text without a whole number/],
    ['true in a body', params(1), content(true), /body\.id is boolean, not integer/],
    [
      'a bigint where a plain integer is declared',
      { ...params(1), count: 1n },
      content(1),
      /count is bigint/,
    ],
    [
      'a bigint where a string is declared',
      params(1),
      { id: 1, inner: { name: 1n } },
      /body\.inner\.name is bigint/,
    ],
  ])('are refused: %s', async (_, given, body, message) => {
    const { client } = await generatedClient(specWith('application/json'))

    const error = await caught(() => client.callThings?.(given, body))

    expect(error).toMatchObject({ code: 'config_error', message: expect.stringMatching(message) })
  })

  it('are refused everywhere when the document keeps them as numbers', async () => {
    const { client: plain } = await generatedClient(specWith('application/json', 'number'))

    const inPath = await caught(() => plain.callThings?.(params(big), content(1)))
    const inBody = await caught(() => plain.callThings?.(params(1), content(big)))

    expect([inPath, inBody]).toMatchObject([{ code: 'config_error' }, { code: 'config_error' }])
  })
})

it('a 64-bit secret is masked by its digits', async () => {
  const spec = specOf(
    {
      requestBody: {
        content: {
          'application/json': {
            schema: { type: 'object', properties: { pin: { ...int64, writeOnly: true } } },
          },
        },
      },
    },
    '/things',
    'post',
    { 'x-int64': 'bigint' },
  )
  const fetch = async () => Response.json({ detail: `pin ${big} is wrong` }, { status: 400 })
  const { client } = await generatedClient(spec, { fetch })

  const error = await caught(() => client.callThings?.(null, { pin: big }))

  expect((error as Error).message).toContain('pin [redacted] is wrong')
})
