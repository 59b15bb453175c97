import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { formOf, type RawRequest, rawServer } from '../support/raw-server.ts'

const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required })
const text = { type: 'string' }
const bytes = { type: 'string', format: 'binary' }
const withBody = (content: object) =>
  specOf(
    {
      requestBody: { required: true, content },
      responses: { 200: { description: 'Yes.', content: { 'application/json': { schema: {} } } } },
    },
    '/things',
    'post',
  )
const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const parts = 'multipart/form-data'

let server: Awaited<ReturnType<typeof rawServer>>
beforeAll(async () => {
  server = await rawServer()
})
afterAll(() => server.close())

/** The raw request of one call. */
async function sentFor(content: object, body: unknown, options?: object): Promise<RawRequest> {
  const { client } = await generatedClient(content, { baseUrl: server.baseUrl, fetch })
  const call = client.callThings as (...all: unknown[]) => Promise<unknown>
  await call(null, body, options)
  return server.requests.at(-1) as RawRequest
}

const refusal = async (content: object, body: unknown, options?: object) =>
  ((await caught(() => sentFor(content, body, options))) as Error).message

describe('an operation that takes JSON, fields and parts', () => {
  const schema = object({ name: text, file: bytes })
  const content = withBody({ [json]: { schema }, [form]: { schema }, [parts]: { schema } })

  it('sends an object as JSON', async () => {
    const { headers, text: sent } = await sentFor(content, { name: 'ä' })

    expect(headers['content-type']).toBe(json)
    expect(Buffer.from(sent, 'latin1').toString()).toBe('{"name":"ä"}')
  })

  it('sends a body with a file in parts', async () => {
    const request = await sentFor(content, {
      name: 'ä',
      file: new File(['hello'], 'a.txt', { type: 'text/plain' }),
    })
    const sent = await formOf(request)

    expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect([sent.get('name'), (sent.get('file') as File).name]).toEqual(['ä', 'a.txt'])
    expect(await (sent.get('file') as File).text()).toBe('hello')
  })

  it('sends a FormData and a URLSearchParams as they are', async () => {
    const ready = new FormData()
    ready.append('name', 'x')

    const asParts = await sentFor(content, ready)
    const asFields = await sentFor(content, new URLSearchParams([['name', 'a b']]))

    expect((await formOf(asParts)).get('name')).toBe('x')
    expect([asFields.headers['content-type'], asFields.text]).toEqual([form, 'name=a+b'])
  })

  it('follows `contentType`', async () => {
    const request = await sentFor(content, { name: 'x' }, { contentType: form })

    expect([request.headers['content-type'], request.text]).toEqual([form, 'name=x'])
  })

  it('refuses a body that none of them can carry, and an undeclared media type', async () => {
    const before = server.requests.length

    const list = await refusal(content, ['x'])
    const file = await refusal(content, { file: new Blob(['x']) }, { contentType: json })
    const other = await refusal(content, {}, { contentType: 'application/jsn' })

    expect(list).toBe(
      `tiny.callThings was not sent: body is array, or contains values that cannot be sent as ${json} or ${form} or ${parts} (POST ${server.baseUrl}/things)`,
    )
    expect(file).toBe(`tiny.callThings was not sent: body.file is blob (POST ${server.baseUrl}/things)`)
    expect(other).toContain(`contentType is unknown; did you mean "${json}"?`)
    expect(server.requests.length).toBe(before)
  })

  it('has types for all of them', async () => {
    const problems = await compiled(
      content,
      `export const calls = () => [
  api.tiny.callThings(null, { name: 'a' }),
  api.tiny.callThings(null, { name: 'a', file: new Blob(['a']) }, { contentType: '${parts}' }),
  api.tiny.callThings(null, new FormData()),
  api.tiny.callThings(null, new URLSearchParams()),
  // @ts-expect-error a name is a string
  api.tiny.callThings(null, { name: 1 }),
  // @ts-expect-error it does not accept XML
  api.tiny.callThings(null, { name: 'a' }, { contentType: 'application/xml' }),
]
`,
    )

    expect(problems).toEqual([])
  })
})

it('a form with a required file is only sent as multipart, even if other media types are declared', async () => {
  const schema = object({ file: bytes, note: text }, ['file'])
  const content = withBody({ [json]: { schema }, [form]: { schema }, [parts]: { schema } })

  const { operations } = await generated(content)

  expect(operations).toContain("  body: { required: true, type: 'object' },\n")
  expect(operations).toContain('}, idempotencyKey, multipartBody)\n')
})

it('other JSON media types are ignored next to JSON, as ASP.NET Core lists them', async () => {
  const schema = object({})
  const content = withBody({ [json]: { schema }, 'text/json': { schema }, 'application/*+json': { schema } })

  expect((await generated(content)).operations).toContain('}, idempotencyKey, jsonBody)\n')
})

it('contentType chooses between several kinds of JSON, as in the patches of Kubernetes', async () => {
  const merge = 'application/merge-patch+json'
  const patch = 'application/json-patch+json'
  const content = withBody({
    [patch]: { schema: { type: 'array', items: object({}) } },
    [merge]: { schema: object({}) },
  })

  const list = await sentFor(content, [{ op: 'remove' }])
  const map = await sentFor(content, { a: null })
  const named = await sentFor(content, [], { contentType: patch })

  expect([list.headers['content-type'], map.headers['content-type']]).toEqual([patch, merge])
  expect([named.headers['content-type'], named.text]).toEqual([patch, '[]'])
})

it('bytes are sent with the media type of their Blob, or else the first one', async () => {
  const content = withBody({ 'image/png': {}, 'image/jpeg': {}, [json]: { schema: object({}) } })

  const jpeg = await sentFor(content, new Blob(['x'], { type: 'image/jpeg' }))
  const plain = await sentFor(content, Buffer.from('x'))
  const map = await sentFor(content, {})

  expect([jpeg, plain, map].map(({ headers }) => headers['content-type'])).toEqual([
    'image/jpeg',
    'image/png',
    json,
  ])
})

it('a stream can be sent wherever bytes can', async () => {
  const content = withBody({ 'application/octet-stream': {}, [json]: { schema: object({}) } })

  const request = await sentFor(content, new Blob(['x']).stream())

  expect([request.headers['content-type'], request.text]).toEqual(['application/octet-stream', 'x'])
})

describe('bytes as a body', () => {
  const content = withBody({ 'application/octet-stream': {} })
  const { buffer } = new Uint8Array([0, 1, 2, 3])

  it.each([
    ['a Buffer', Buffer.from([1, 2])],
    ['a typed array', new Uint16Array(buffer, 0, 1), [0, 1]],
    ['a DataView', new DataView(buffer, 1, 2)],
    ['an ArrayBuffer', buffer.slice(1, 3)],
    ['a Blob', new Blob([new Uint8Array([1, 2])])],
    ['a File', new File([new Uint8Array([1, 2])], 'a')],
  ])('can be %s', async (_, body, expected = [1, 2]) => {
    const request = await sentFor(content, body)

    expect([...request.bytes]).toEqual(expected)
    expect(request.headers['content-type']).toBe('application/octet-stream')
  })
})

it('a text can be a string, a Blob or bytes', async () => {
  const content = withBody({ 'text/csv': { schema: text } })

  const sent = [
    await sentFor(content, 'a;b'),
    await sentFor(content, new Blob(['a;b'])),
    await sentFor(content, Buffer.from('a;b')),
  ]

  expect(sent.map(({ headers, text }) => [headers['content-type'], text])).toEqual(
    Array(3).fill(['text/csv', 'a;b']),
  )
})

describe('a nullable file', () => {
  const nullable = { type: ['string', 'null'], format: 'binary' }
  const content = withBody({
    [parts]: {
      schema: object({
        file: nullable,
        old: { ...bytes, nullable: true },
        either: { anyOf: [bytes, { type: 'null' }] },
        whole: { allOf: [bytes] },
        list: { type: 'array', items: nullable },
        lists: { type: ['array', 'null'], items: bytes },
      }),
    },
  })

  it('is a file to the compiler, and can be null', async () => {
    const problems = await compiled(
      content,
      `const file = new Blob(['a'])
export const calls = () => [
  api.tiny.callThings(null, { file, old: file, either: file, whole: file, list: [file, null], lists: [file] }),
  api.tiny.callThings(null, { file: null, old: null, either: null, lists: null }),
  // @ts-expect-error a string is not a file
  api.tiny.callThings(null, { file: 'a' }),
  // @ts-expect-error it is not nullable
  api.tiny.callThings(null, { whole: null }),
]
`,
    )

    expect(problems).toEqual([])
  })

  it('is sent as a file, and null as an empty field', async () => {
    const sent = await formOf(
      await sentFor(content, { file: new Blob(['a']), old: null, list: [new Blob(['b'])] }),
    )

    expect(await (sent.get('file') as File).text()).toBe('a')
    expect(await (sent.get('list') as File).text()).toBe('b')
    expect(sent.get('old')).toBe('')
  })
})

it('a part declared as an image without a schema is a file', async () => {
  const { types } = await generated(
    withBody({
      [parts]: { schema: object({ photo: {} }), encoding: { photo: { contentType: 'image/png' } } },
    }),
  )

  expect(types).toMatch(/photo\?: FileContent\b/)
})

it('secrets of an existing FormData are masked', async () => {
  const schema = object({ password: { ...text, writeOnly: true } })
  const { client } = await generatedClient(withBody({ [parts]: { schema } }), {
    fetch: async (_: string, { body }: RequestInit) =>
      Response.json({ message: `no ${(body as FormData).get('password')}` }, { status: 400 }),
  })
  const ready = new FormData()
  ready.append('password', 'hunter2hunter2')

  const error = await caught(() => client.callThings?.(null, ready) as Promise<unknown>)

  expect((error as Error).message).toContain('no [redacted]')
})
