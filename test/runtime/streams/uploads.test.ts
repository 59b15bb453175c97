import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { caught } from '../../support/caught.ts'
import { freePort, respond, serve } from '../../support/fault-server.ts'
import { compiled, specOf } from '../../support/generated.ts'
import { generatedClient } from '../../support/generated-calls.ts'

const spec = specOf({ requestBody: { content: { 'application/octet-stream': {} } } }, '/things', 'put')
const clientOf = async (config: object) => (await generatedClient(spec, { fetch, ...config })).client

const pieces = ['one ', 'two ', 'three'].map((text) => new TextEncoder().encode(text))
async function* generate() {
  yield* pieces
}
const webStream = () =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })

describe('a request body that is streamed', () => {
  it.each<[string, () => unknown]>([
    ['a ReadableStream', webStream],
    ['an async generator', generate],
    ['a Node stream', () => Readable.from(pieces)],
    ['a stream of strings', () => Readable.from(['one ', 'two ', 'three']).setEncoding('utf8')],
  ])('is sent unchanged: %s', async (_, make) => {
    const reported: Record<string, unknown>[] = []
    const { baseUrl, received } = await serve(respond(200))
    const client = await clientOf({
      baseUrl,
      onEvent: (event: Record<string, unknown>) => reported.push(event),
    })

    await client.callThings?.(null, make())

    expect(received[0]?.body).toBe('one two three')
    expect(received[0]?.headers['content-type']).toBe('application/octet-stream')
    expect(reported.filter(({ type }) => type === 'sent').at(-1)).toMatchObject({ bytes: 13, done: true })
  })

  it('is sent once, whatever the response, and the error says so', async () => {
    const { baseUrl, received } = await serve(respond(503, { detail: 'busy' }))
    const client = await clientOf({ baseUrl, retry: 3 })

    const error = await caught(() => client.callThings?.(null, webStream()))

    expect(received).toHaveLength(1)
    expect(error).toMatchObject({ code: 'api_error', status: 503, attempts: 1 })
    expect((error as Error).message).toBe(
      `tiny.callThings failed with 503: busy; its body is a stream, so it is not retried (PUT ${baseUrl}/things)`,
    )
  })

  it('is not retried for a new token', async () => {
    const { baseUrl, received } = await serve(respond(401, { detail: 'expired' }))
    let asked = 0
    const client = await clientOf({ baseUrl, token: () => `token-${++asked}` })

    const error = await caught(() => client.callThings?.(null, webStream()))

    expect(error).toMatchObject({ code: 'api_error', status: 401 })
    expect(received).toHaveLength(1)
    expect(asked).toBe(1)
  })

  it('is not retried when there is no response', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`
    const client = await clientOf({ baseUrl, retry: 3 })

    const error = await caught(() => client.callThings?.(null, webStream()))

    expect(error).toMatchObject({ code: 'network_error', unsent: true, attempts: 1 })
    expect((error as Error).message).toContain(
      `; its body is a stream, so it is not retried (PUT ${baseUrl}/things)`,
    )
  })

  it('that fails ends the call with its reason', async () => {
    const { baseUrl } = await serve(respond(200))
    const client = await clientOf({ baseUrl })
    async function* failing() {
      yield pieces[0]
      throw new Error('the disk is gone')
    }

    const error = await caught(() => client.callThings?.(null, failing()))

    expect(error).toMatchObject({ code: 'network_error' })
    expect((error as Error).message).toContain('the disk is gone')
  })

  it('is refused when it is already being read', async () => {
    const client = await clientOf({})
    const stream = webStream()
    stream.getReader()

    const error = await caught(() => client.callThings?.(null, stream))

    expect((error as Error).message).toBe(
      'tiny.callThings was not sent: body is a stream that has already been read (PUT /things)',
    )
  })

  it('is refused on a platform that would send its name instead', async () => {
    const client = await clientOf({ fetch: undefined })
    const { Request: whole } = globalThis
    // As in Safari.
    globalThis.Request = class extends whole {
      constructor(url: URL | RequestInfo, init?: RequestInit) {
        super(url, { ...init, body: `${init?.body}` })
      }
    }

    const error = await caught(() => client.callThings?.(null, webStream())).finally(() => {
      globalThis.Request = whole
    })

    expect((error as Error).message).toBe(
      'tiny.callThings was not sent: body is a stream, which this platform does not send; read it into a Blob first (PUT /things)',
    )
  })

  it('is a type that the operation takes', async () => {
    expect(
      await compiled(
        spec,
        `import { Readable } from 'node:stream'
export const calls = [
  () => api.tiny.callThings(null, Readable.from([])),
  () => api.tiny.callThings(null, new ReadableStream<Uint8Array>()),
  () => api.tiny.callThings(null, new Blob([])),
  // @ts-expect-error not bytes
  () => api.tiny.callThings(null, 5),
]`,
      ),
    ).toEqual([])
  })
})
