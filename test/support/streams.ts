import type { ItemStream } from '../../src/runtime/streams/stream.ts'
import { specOf } from './generated.ts'
import { generatedClient } from './generated-calls.ts'

/** A chunk of a response, as many documents describe one. */
export const chunkSchema = {
  type: 'object',
  required: ['n'],
  properties: { n: { type: 'integer' } },
}

/** A spec with one operation that responds with these media types. */
export const streamSpec = (content: object, changes: object = {}, method = 'get') =>
  specOf({ responses: { 200: { description: 'Yes.', content } }, ...changes }, '/things', method)

/** Server-sent events whose data is JSON. */
export const events = { 'text/event-stream': { schema: chunkSchema } }

/** Opens the stream of `callThings`. */
export async function openStream(content: object, config: object, options?: object) {
  // Test servers have fields that a config doesn't have.
  const { received: _1, arrived: _2, ...settings } = config as Record<string, unknown>
  const { client } = await generatedClient(content, { fetch, ...settings })
  const call = client.callThings as NonNullable<typeof client.callThings>
  const { data, response } = await call(null, null, options)
  return { data: data as ItemStream<unknown>, response }
}

/** The items that arrive, and the error of the stream if it fails. */
export async function collect(stream: AsyncIterable<unknown>) {
  const items: unknown[] = []
  try {
    for await (const item of stream) items.push(item)
  } catch (error) {
    return { items, error: error as Error & Record<string, unknown> }
  }
  return { items, error: undefined }
}

/** A fetch that responds with a body in these pieces. */
export const answering =
  (type: string | undefined, ...pieces: readonly (string | Uint8Array)[]) =>
  async () => {
    const encoder = new TextEncoder()
    const left = [...pieces]
    const body = new ReadableStream({
      pull(controller) {
        const piece = left.shift()
        if (piece === undefined) controller.close()
        else controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece)
      },
    })
    return new Response(body, type === undefined ? {} : { headers: { 'content-type': type } })
  }
