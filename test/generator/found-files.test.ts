import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const bytes = { type: 'string', format: 'binary' }
const upload = (schema: object, schemas: object = {}) =>
  specOf(
    {
      requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
      responses: { 204: { description: 'Yes.' } },
    },
    '/things',
    'post',
    { components: { schemas } },
  )

describe('a multipart form', () => {
  const content = upload(
    { $ref: '#/components/schemas/Upload' },
    {
      Bytes: bytes,
      Upload: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { ...bytes, description: 'What to keep.' },
          more: { type: 'array', items: { $ref: '#/components/schemas/Bytes' } },
          cover: { anyOf: [bytes, { type: 'null' }] },
          name: { type: 'string' },
        },
      },
    },
  )

  it('is written by multipartBody', async () => {
    const { operations } = await generated(content)

    expect(operations).toContain("  body: { required: true, type: 'object' },\n")
    expect(operations).toContain('}, idempotencyKey, multipartBody)\n')
  })

  it('accepts files as blobs and bytes, also in lists and unions, and as nothing else', async () => {
    const problems = await compiled(
      content,
      `const bytes = new Uint8Array(2)
export const calls = () => [
  api.tiny.callThings(null, { file: bytes }),
  api.tiny.callThings(null, { file: new Blob(['a']), more: [bytes, bytes.buffer], cover: null, name: 'a' }),
  // @ts-expect-error a string is not a file
  api.tiny.callThings(null, { file: 'a' }),
  // @ts-expect-error also not in a list
  api.tiny.callThings(null, { file: bytes, more: ['a'] }),
  // @ts-expect-error a file is not a string
  api.tiny.callThings(null, { file: bytes, name: bytes }),
]
`,
    )

    expect(problems).toEqual([])
  })

  it('is sent with its file', async () => {
    const { headers, body } = await sentBy(content, null, { file: new File(['hello'], 'a.txt'), name: 'x' })
    const form = body as FormData

    expect(headers['content-type']).toBeUndefined()
    expect((form.get('file') as File).name).toBe('a.txt')
    expect(form.get('name')).toBe('x')
  })

  it.each([
    ['OpenAPI 3.0 names no format', { type: 'file' }],
    ['OpenAPI 3.1 names a media type', { type: 'string', contentMediaType: 'image/png' }],
  ])('recognizes a file when %s', async (_, schema) => {
    const { types } = await generated(upload({ type: 'object', properties: { a: schema } }))

    expect(types).toContain('a?: FileContent | undefined;')
  })

  it('recognizes the files of a form that is made with allOf', async () => {
    const schema = { allOf: [{ properties: { a: bytes } }, { properties: { b: { type: 'string' } } }] }

    const problems = await compiled(
      upload(schema),
      "export const call = () => api.tiny.callThings(null, { a: new Blob([]), b: 'x' })\n",
    )

    expect(problems).toEqual([])
  })
})
