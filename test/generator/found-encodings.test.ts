import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'
import { formOf, type RawRequest, rawServer } from '../support/raw-server.ts'

const text = { type: 'string' }
const bytes = { type: 'string', format: 'binary' }
const object = (properties: object) => ({ type: 'object', properties })
const parts = 'multipart/form-data'
const fields = 'application/x-www-form-urlencoded'
const withForm = (media: string, properties: object, encoding: object, changes: object = {}) =>
  specOf(
    {
      requestBody: { required: true, content: { [media]: { schema: object(properties), encoding } } },
      responses: { 204: { description: 'Yes.' } },
    },
    '/things',
    'post',
    changes,
  )

let server: Awaited<ReturnType<typeof rawServer>>
beforeAll(async () => {
  server = await rawServer()
})
afterAll(() => server.close())

async function sentFor(content: object, body: unknown): Promise<RawRequest> {
  const { client } = await generatedClient(content, { baseUrl: server.baseUrl, fetch })
  await client.callThings?.(null, body)
  return server.requests.at(-1) as RawRequest
}

/** The bytes of a form, with `B` for its boundary. */
const bare = ({ headers, text }: RawRequest) =>
  text.replaceAll(`${headers['content-type']}`.replace(/^.*boundary=/, ''), 'B')

const meta = object({ on: { type: 'boolean' } })

describe('a part with its own media type', () => {
  const content = withForm(
    parts,
    { meta, tags: { type: 'array', items: text }, file: bytes, note: text },
    {
      meta: { contentType: 'application/json', headers: { 'X-Kind': { schema: { const: 'meta' } } } },
      tags: { contentType: 'application/json' },
      file: { contentType: 'image/png, image/*' },
      note: { contentType: 'text/markdown' },
    },
  )

  it('is sent as that type, with a file name only if it is a file', async () => {
    const file = new File(['x'], 'a "b".png')
    const request = await sentFor(content, { meta: { on: true }, tags: ['a', 'b'], file, note: '# c' })

    expect(bare(request)).toBe(
      [
        '--B\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\nX-Kind: meta\r\n\r\n{"on":true}\r\n',
        '--B\r\nContent-Disposition: form-data; name="tags"\r\nContent-Type: application/json\r\n\r\n"a"\r\n',
        '--B\r\nContent-Disposition: form-data; name="tags"\r\nContent-Type: application/json\r\n\r\n"b"\r\n',
        '--B\r\nContent-Disposition: form-data; name="file"; filename="a %22b%22.png"\r\nContent-Type: image/png\r\n\r\nx\r\n',
        '--B\r\nContent-Disposition: form-data; name="note"\r\nContent-Type: text/markdown\r\n\r\n# c\r\n',
        '--B--\r\n',
      ].join(''),
    )
  })

  it('is read by the parser of the platform, byte for byte', async () => {
    const all = new Uint8Array(256).map((_, index) => index)
    const sent = await formOf(await sentFor(content, { meta: { on: false }, file: all }))

    expect(sent.get('meta')).toBe('{"on":false}')
    expect(new Uint8Array(await (sent.get('file') as File).arrayBuffer())).toEqual(all)
    expect((sent.get('file') as File).type).toBe('image/png')
  })

  it('contains nothing that ends it early', async () => {
    const first = await sentFor(content, { note: 'a' })
    const boundary = `${first.headers['content-type']}`.replace(/^.*boundary=/, '')
    const sent = await formOf(await sentFor(content, { note: `\r\n--${boundary}--\r\n` }))

    expect(sent.get('note')).toBe(`\r\n--${boundary}--\r\n`)
  })

  it('can be an existing FormData', async () => {
    const ready = new FormData()
    ready.append('note', 'x')

    expect((await formOf(await sentFor(content, ready))).get('note')).toBe('x')
  })
})

it('a file keeps its own type, and gets the declared one if it has none', async () => {
  const content = withForm(
    parts,
    { file: bytes, more: { type: 'array', items: bytes } },
    {
      file: { contentType: 'image/png' },
      more: { contentType: 'image/png' },
    },
  )

  const { operations } = await generated(content)
  const { body } = await sentBy(content, null, {
    file: new File(['a'], 'a.bin'),
    more: [new Blob(['b'], { type: 'image/gif' }), Buffer.from('c')],
  })
  const files = [...(body as FormData).values()] as File[]

  expect(operations).toContain('}, idempotencyKey, multipartBody)\n')
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ['a.bin', 'image/png'],
    ['blob', 'image/gif'],
    ['blob', 'image/png'],
  ])
})

it('an object that must be sent as something other than JSON is refused', async () => {
  const content = withForm(parts, { meta: {} }, { meta: { contentType: 'application/xml' } })

  const error = await caught(() => sentBy(content, null, { meta: { on: true } }))
  const { body } = await sentBy(content, null, { meta: '<a/>' })

  expect((error as Error).message).toBe(
    'tiny.callThings was not sent: meta is an object, but must be application/xml; pass a text or a Blob (POST /things)',
  )
  expect(await (body as Blob).text()).toContain('Content-Type: application/xml\r\n\r\n<a/>\r\n')
})

it('a part header without a value is left out, with a note', async () => {
  const { notes } = await generated(
    withForm(parts, { file: bytes }, { file: { headers: { 'X-Id': { schema: text } } } }),
  )

  expect(notes).toContain(
    "/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/file/headers/X-Id: is not sent; the document sets no value, and calls can't set headers of a part",
  )
})

it('parts by position and nested forms are reported, and such a body is passed as bytes', async () => {
  const content = specOf(
    {
      requestBody: { content: { 'multipart/mixed': { schema: {}, prefixEncoding: [{}], itemEncoding: {} } } },
    },
    '/things',
    'post',
  )

  const { notes, operations } = await generated(content)

  expect(notes).toContain(
    "/paths/~1things/post/requestBody/content/multipart~1mixed/prefixEncoding: is ignored; pass the body as bytes, with the boundary in a Blob's type",
  )
  expect(operations).toMatch(/}, .*\brawBody\b/)
})

it('an encoding within an encoding is reported by operation and field', async () => {
  const nested = { encoding: { a: { contentType: 'text/csv' } }, prefixEncoding: [{}], itemEncoding: {} }
  const place = '/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/inner'

  const { notes } = await generated(withForm(parts, { inner: object({ a: text }) }, { inner: nested }))

  expect(notes.filter((note) => note.includes('/encoding/'))).toEqual([
    `${place}/encoding: is ignored; inner is sent as a whole`,
    `${place}/prefixEncoding: is ignored; inner is sent as a whole`,
    `${place}/itemEncoding: is ignored; inner is sent as a whole`,
  ])
})

it('an encoding by position in a form is reported', async () => {
  const content = specOf(
    { requestBody: { content: { [parts]: { schema: object({ a: text }), itemEncoding: {} } } } },
    '/things',
    'post',
  )

  const { notes } = await generated(content)

  expect(notes).toContain(
    '/paths/~1things/post/requestBody/content/multipart~1form-data/itemEncoding: is ignored; fields of a form have names, so use encoding',
  )
})

it('a multipart body states its boundary, or is refused', async () => {
  const content = specOf({ requestBody: { content: { 'multipart/mixed': {} } } }, '/things', 'post')
  const body = new Blob(['--x\r\n\r\na\r\n--x--\r\n'], { type: 'multipart/mixed; boundary=x' })

  const { headers } = await sentFor(content, body)
  const error = await caught(() => sentFor(content, Buffer.from('--x--')))

  expect(headers['content-type']).toBe('multipart/mixed; boundary=x')
  expect((error as Error).message).toBe(
    `tiny.callThings was not sent: body is multipart/mixed without a boundary; pass a Blob whose type includes it (POST ${server.baseUrl}/things)`,
  )
})

it('64-bit integers stay exact in typed parts', async () => {
  const content = withForm(
    parts,
    { meta: object({ id: { type: 'integer', format: 'int64' } }) },
    { meta: { contentType: 'application/json' } },
    { 'x-int64': 'bigint' },
  )

  const { body } = await sentBy(content, null, { meta: { id: 9007199254740993n } })

  expect(await (body as Blob).text()).toContain('\r\n\r\n{"id":9007199254740993}\r\n')
})

describe('a form of fields', () => {
  it('contains JSON when the spec says so, also for a string', async () => {
    const content = withForm(
      fields,
      { meta, note: text, plain: text },
      {
        meta: { contentType: 'application/json' },
        note: { contentType: 'application/json' },
        plain: { contentType: 'text/plain' },
      },
    )

    const { text: sent } = await sentFor(content, { meta: { on: true }, note: 'a', plain: 'b' })

    expect([...new URLSearchParams(sent)]).toEqual([
      ['meta', '{"on":true}'],
      ['note', '"a"'],
      ['plain', 'b'],
    ])
  })

  it('refuses a file', async () => {
    const error = await caught(() => sentFor(withForm(fields, { a: {} }, {}), { a: new Blob(['x']) }))

    expect((error as Error).message).toContain('a is a file, which a URL-encoded form cannot contain')
  })
})

/** Servers from npm, under names that the compiler does not resolve. */
const load = (name: string) => import(/* @vite-ignore */ name)

describe('servers read typed parts as fields', () => {
  const content = withForm(parts, { meta, file: bytes }, { meta: { contentType: 'application/json' } })
  const send = async (read: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>) => {
    let found: unknown
    const reader = createServer(async (request, response) => {
      found = await read(request, response)
      response.setHeader('content-type', 'application/json').end('{}')
    })
    await new Promise<void>((resolve) => reader.listen(0, '127.0.0.1', resolve))
    const { client } = await generatedClient(content, {
      baseUrl: `http://127.0.0.1:${(reader.address() as AddressInfo).port}`,
      fetch,
    })
    await client.callThings?.(null, {
      meta: { on: true },
      file: new File(['x'], 'a.txt', { type: 'text/plain' }),
    })
    reader.close()
    return found
  }

  it('busboy', async () => {
    const { default: busboy } = await load('busboy')

    const found = await send(
      (request) =>
        new Promise((resolve) => {
          const all: unknown[] = []
          request.pipe(
            busboy({ headers: request.headers })
              .on('field', (name: string, value: string, info: { mimeType: string }) =>
                all.push([name, value, info.mimeType]),
              )
              .on(
                'file',
                (name: string, file: IncomingMessage, info: { filename: string; mimeType: string }) => {
                  all.push([name, info.filename, info.mimeType])
                  file.resume()
                },
              )
              .on('close', () => resolve(all)),
          )
        }),
    )

    expect(found).toEqual([
      ['meta', '{"on":true}', 'application/json'],
      ['file', 'a.txt', 'text/plain'],
    ])
  })

  it('multer', async () => {
    const { default: multer } = await load('multer')

    const found = await send(
      (request, response) =>
        new Promise((resolve) =>
          multer().single('file')(request, response, () => {
            const { body, file } = request as unknown as { body: object; file: { originalname: string } }
            resolve([{ ...body }, file.originalname])
          }),
        ),
    )

    expect(found).toEqual([{ meta: '{"on":true}' }, 'a.txt'])
  })

  it('except formidable, which reads any part with a type as a file', async () => {
    const { default: formidable } = await load('formidable')

    const found = await send(async (request) => {
      const [own, files] = await formidable({}).parse(request)
      // Files are listed as their writes end.
      return [Object.keys(own), Object.keys(files).sort()]
    })

    expect(found).toEqual([[], ['file', 'meta']])
  })
})
