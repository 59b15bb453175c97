import { describe, expect, it } from 'vitest'
import { answering, chunkSchema, collect, events, openStream, streamSpec } from '../../support/streams.ts'

const itemsOf = async (media: string, pieces: readonly (string | Uint8Array)[], described: object = {}) => {
  const { data } = await openStream(
    streamSpec({ [media.replace(/;.*/, '')]: { schema: chunkSchema, ...described } }),
    {
      fetch: answering(media, ...pieces),
    },
  )
  return collect(data)
}
const split = (text: string) =>
  [...text].map((char) => new TextEncoder().encode(char)[0] as number).map((byte) => Uint8Array.of(byte))

describe('server-sent events', () => {
  it.each([
    ['at once', ['data: {"n":1}\n\ndata: {"n":2}\n\n']],
    ['byte by byte', split('data: {"n":1}\n\ndata: {"n":2}\n\n')],
    ['with CRLF', ['data: {"n":1}\r\n\r\ndata: {"n":2}\r\n\r\n', ':\r\n']],
    ['over several lines', ['data: {"n":\ndata: 1}\n\ndata:{"n":2}\n\n']],
    [
      'with comments and unknown fields',
      [': hello\n\nx: y\ndata: {"n":1}\n\nevent: ping\n\ndata: {"n":2}\n\n'],
    ],
    ['after a byte order mark', ['\ufeffdata: {"n":1}\n\ndata: {"n":2}\n\n']],
    ['until [DONE]', ['data: {"n":1}\n\ndata: {"n":2}\n\ndata: [DONE]\n\ndata: {"n":3}\n\n']],
    ['without the last blank line', ['data: {"n":1}\n\ndata: {"n":2}\n']],
    ['without the last line break', ['data: {"n":1}\n\ndata: {"n":2}']],
  ])('arrive %s', async (_, pieces) => {
    expect(await itemsOf('text/event-stream', pieces)).toEqual({
      items: [{ n: 1 }, { n: 2 }],
      error: undefined,
    })
  })

  it('have no items when the body is empty', async () => {
    expect(await itemsOf('text/event-stream', [])).toEqual({ items: [], error: undefined })
  })

  it('keep characters that are split across chunks', async () => {
    const bytes = new TextEncoder().encode('data: {"n":"ü€😀"}\n\n')

    const { items } = await itemsOf(
      'text/event-stream',
      [...bytes].map((byte) => Uint8Array.of(byte)),
    )

    expect(items).toEqual([{ n: 'ü€😀' }])
  })

  it('that end within an event are cut off, after the complete ones', async () => {
    const { items, error } = await itemsOf('text/event-stream', ['data: {"n":1}\n\ndata: {"n":'])

    expect(items).toEqual([{ n: 1 }])
    expect(error).toMatchObject({ code: 'network_error', unsent: false })
    expect(error?.message).toBe(
      'tiny.callThings was cut off in the middle of a stream: it ended within an item (GET /things)',
    )
  })

  it('that are not JSON fail at their place, and show the text', async () => {
    const { items, error } = await itemsOf('text/event-stream', [
      'data: {"n":1}\n\ndata: oops\n\ndata: {"n":3}\n\n',
    ])

    expect(items).toEqual([{ n: 1 }])
    expect(error).toMatchObject({ code: 'invalid_response', status: 200, snippet: 'oops' })
    expect(error?.message).toBe(
      'tiny.callThings got 200 text/event-stream, item 2 is not valid JSON: oops (GET /things)',
    )
  })

  it('that are whole have event, data, id and retry, as the server names them', async () => {
    const { data } = await openStream(streamSpec({ 'text/event-stream': {} }), {
      fetch: answering(
        'text/event-stream',
        'retry: 500\nevent: tick\nid: 7\ndata: a\ndata: b\n\ndata: {"n":1}\n\n',
      ),
    })

    const { items } = await collect(data)

    expect(items).toEqual([{ event: 'tick', data: 'a\nb', id: '7', retry: 500 }, { data: '{"n":1}' }])
    expect(data.lastEventId).toBe('7')
  })
})

describe('JSON lines', () => {
  it.each([
    ['application/x-ndjson', ['{"n":1}\n{"n":2}\n']],
    ['application/jsonl', ['{"n":1}\r\n\r\n{"n":2}']],
    ['application/x-ndjson; charset=utf-8', split('{"n":1}\n\n{"n":2}\n')],
    ['application/x-ndjson', ['{"n"', ':1}', '\n{"n":', '2}']],
  ])('of %s: %j', async (media, pieces) => {
    expect(await itemsOf(media, pieces)).toEqual({ items: [{ n: 1 }, { n: 2 }], error: undefined })
  })

  it('that end within a line are cut off', async () => {
    const { items, error } = await itemsOf('application/jsonl', ['{"n":1}\n{"n":'])

    expect(items).toEqual([{ n: 1 }])
    expect(error).toMatchObject({ code: 'network_error' })
  })
})

describe('a JSON sequence', () => {
  it.each([
    ['at once', ['\x1e{"n":1}\n\x1e{"n":\n2}\n']],
    ['byte by byte', split('\x1e{"n":1}\n\x1e{"n":\n2}\n')],
  ])('arrives %s', async (_, pieces) => {
    expect(await itemsOf('application/json-seq', pieces)).toEqual({
      items: [{ n: 1 }, { n: 2 }],
      error: undefined,
    })
  })

  it('yields a value before the next one starts', async () => {
    const fetch = async () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('\x1e{"n":1}\n')),
        }),
        { headers: { 'content-type': 'application/json-seq' } },
      )
    const { data } = await openStream(streamSpec({ 'application/json-seq': { schema: chunkSchema } }), {
      fetch,
    })

    expect(await data[Symbol.asyncIterator]().next()).toEqual({ done: false, value: { n: 1 } })
  })
})

describe('a multipart body', () => {
  const body = [
    'preamble\r\n--b\r\ncontent-type: application/json\r\n\r\n{"n":1}\r\n',
    '--b\r\nContent-Type: text/plain\r\nx: y\r\n\r\ntwo\r\n--b\r\ncontent-type: image/png\r\n\r\n\x01\x02\r\n--b\r\n\r\nplain\r\n--b--\r\nepilogue',
  ].join('')

  it.each([
    ['at once', [body]],
    ['byte by byte', split(body)],
  ])('yields each part by its own type: %s', async (_, pieces) => {
    expect(await itemsOf('multipart/mixed; boundary="b"', pieces, { schema: {} })).toEqual({
      items: [{ n: 1 }, 'two', Uint8Array.of(1, 2), 'plain'],
      error: undefined,
    })
  })

  it.each([
    ['is endless', 'multipart/mixed; boundary=b', '--b\r\n\r\none\r\n--b\r\n\r\ntw', ['one']],
    ['has no boundary', 'multipart/mixed', '--b\r\n\r\none\r\n--b--', []],
  ])('that %s is cut off', async (_, media, text, items) => {
    expect(await itemsOf(media, [text])).toMatchObject({ items, error: { code: 'network_error' } })
  })
})

it('a response that can only be a stream needs no content type', async () => {
  const { data } = await openStream(streamSpec(events), { fetch: answering(undefined, 'data: {"n":1}\n\n') })

  expect(await collect(data)).toEqual({ items: [{ n: 1 }], error: undefined })
})
