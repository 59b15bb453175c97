import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const withBody = (content: object) =>
  specOf(
    { requestBody: { required: true, content }, responses: { 204: { description: 'Yes.' } } },
    '/things',
    'post',
  )
const object = (properties: object) => ({ type: 'object', properties })

describe('a form', () => {
  const schema = object({ name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } })
  const content = withBody({
    'application/x-www-form-urlencoded': { schema, encoding: { tags: { style: 'form', explode: false } } },
  })

  it('is written by formBody, each field with its encoding', async () => {
    const { operations } = await generated(content)

    expect(operations).toContain(
      "  body: { required: true, type: 'object', encoding: { tags: { style: 'form', explode: false } } },\n",
    )
    expect(operations).toContain('}, idempotencyKey, formBody)\n')
  })

  it('is sent as fields', async () => {
    const { headers, body } = await sentBy(content, null, { name: 'a&b', tags: ['x', 'y'] })

    expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(body).toBe('name=a%26b&tags=x%2Cy')
  })
})

describe('a body without a media type', () => {
  it.each([
    ['an empty content', { content: {} }],
    ['no content', { description: 'Any.' }],
  ])('is sent as JSON of any shape, with a note: %s', async (_, requestBody) => {
    const content = specOf({ requestBody }, '/things', 'post')

    const { notes } = await generated(content)
    const problems = await compiled(
      content,
      `export const none = () => api.tiny.callThings()
export const any = () => api.tiny.callThings(null, { a: [1] })
`,
    )
    const { headers, body } = await sentBy(content, null, { a: [1] })

    expect(notes).toContain(
      '/paths/~1things/post/requestBody/content: has no media type; the body is sent as JSON',
    )
    expect(problems).toEqual([])
    expect(headers['content-type']).toBe('application/json')
    expect(body).toBe('{"a":[1]}')
  })
})

describe('a body that is neither JSON nor a form', () => {
  it.each([
    ['bytes', 'application/octet-stream', "media: 'application/octet-stream'"],
    ['bytes for a media type range', 'image/*', "media: 'image/*'"],
    ['a text', 'text/csv', "type: 'string', media: 'text/csv'"],
    ['a text', 'application/xml', "type: 'string', media: 'application/xml'"],
  ])('is written unchanged: %s, %s', async (_, type, definition) => {
    const { operations } = await generated(withBody({ [type]: { schema: object({}) } }))

    expect(operations).toContain(`  body: { required: true, ${definition} },\n`)
    expect(operations).toContain('}, idempotencyKey, rawBody)\n')
  })

  it('takes bytes if it is binary, and a string if it is text', async () => {
    const bytes = await compiled(
      withBody({ 'image/png': {} }),
      `export const call = () => api.tiny.callThings(null, new Blob([]))
// @ts-expect-error a string is not an image
export const wrong = () => api.tiny.callThings(null, 'a')
`,
    )
    const text = await compiled(
      withBody({ 'text/plain': { schema: { type: 'integer' } } }),
      `export const call = () => api.tiny.callThings(null, 'a')
// @ts-expect-error it is sent unchanged
export const wrong = () => api.tiny.callThings(null, 1)
`,
    )

    expect([bytes, text]).toEqual([[], []])
  })

  it('is sent under its media type', async () => {
    const bytes = new Uint8Array([1, 2])

    const { headers, body } = await sentBy(withBody({ 'image/png': {} }), null, bytes)

    expect([headers['content-type'], body]).toEqual(['image/png', bytes])
  })
})

describe('JSON', () => {
  it('with its own media type is sent as that type', async () => {
    const content = withBody({ 'application/merge-patch+json': { schema: object({}) } })
    const { operations } = await generated(content)

    const { headers } = await sentBy(content, null, {})

    expect(operations).toContain('}, idempotencyKey, jsonBody, mediaType)\n')
    expect(headers['content-type']).toBe('application/merge-patch+json')
  })

  it.each(['application/json', 'application/json; charset=utf-8', '*/*'])(
    'needs no named type when it is plain: %s',
    async (type) => {
      const { operations } = await generated(withBody({ [type]: { schema: object({}) } }))

      expect(operations).toContain("  body: { required: true, type: 'object' },\n")
      expect(operations).toContain('}, idempotencyKey, jsonBody)\n')
    },
  )
})

it.each([
  [
    '/*#__PURE__*/ anyBody(jsonBody, multipartBody, rawBody)',
    ['application/xml', 'multipart/form-data', 'application/json'],
  ],
  [
    '/*#__PURE__*/ anyBody(jsonBody, formBody)',
    ['application/x-www-form-urlencoded', 'application/hal+json'],
  ],
  [
    '/*#__PURE__*/ anyBody(formBody, multipartBody, rawBody)',
    ['multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded'],
  ],
  ['/*#__PURE__*/ anyBody(rawBody, rawBody)', ['application/octet-stream', 'text/plain']],
  ['rawBody', ['application/octet-stream']],
])('of several media types each has its encoder: %s of %j', async (encoder, types) => {
  const { operations } = await generated(withBody(Object.fromEntries(types.map((type) => [type, {}]))))

  expect(operations).toContain(`}, idempotencyKey, ${encoder})\n`)
})

it('a string is tried before bytes', async () => {
  const { operations } = await generated(withBody({ 'application/octet-stream': {}, 'text/plain': {} }))

  expect(operations).toContain(
    "content: { 'text/plain': { type: 'string', media: 'text/plain' }, 'application/octet-stream': ",
  )
})
