import { quietly } from '../sending/quietly.ts'
import type { Stoppable } from '../time/limited.ts'

/** Bytes; text where the platform has no TextDecoder and so decodes by itself. */
export type Content = Uint8Array | string

/** An answer that is being read. */
export interface Reading extends Stoppable {
  /** The body is being received: what fails now is the connection, not the environment. */
  receiving?: boolean
}

/** A body as one kind of fetch or another gives it: a web stream, a Node stream, nothing to read from. */
interface Body extends Partial<AsyncIterable<Content>> {
  getReader?(): Source
  destroy?(): unknown
}

interface Part {
  readonly done?: boolean | undefined
  readonly value?: Content | undefined
}

/** Where chunks come from. */
export interface Source {
  read(): Promise<Part>
  cancel(): unknown
}

/**
 * Reads the body of an answer. Once there are `limit` bytes or more, once `enough` settles, and where reading is given
 * up, the rest is cancelled.
 */
export async function readBody(
  response: Response,
  reading: Reading,
  limit: number,
  isBinary: boolean,
  enough?: Promise<Part>,
): Promise<Content> {
  const source = sourceOf(response, isBinary)
  // Not waited for: a cloned body ends only when both copies are cancelled, and the other one may never be.
  const cancel = () => quietly(() => source.cancel())
  const chunks: Content[] = []
  let size = 0
  reading.onStop = cancel
  reading.receiving = true
  for (;;) {
    const next = source.read()
    const { done, value } = await (enough ? Promise.race([next, enough]) : next)
    if (value) {
      chunks.push(value)
      size += value.length
    }
    if (done) break
    if (!value || size >= limit) {
      cancel()
      break
    }
  }
  reading.receiving = false
  const [first] = chunks
  if (typeof first === 'string') return chunks.join('')
  if (first && chunks.length < 2) return first
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks as Uint8Array[]) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Cancels the body of an answer that nobody will read. Some platforms end the process over one left open (undici #5360). */
export function discard(response: Response): void {
  quietly(() => sourceOf(response, true).cancel())
}

/** What the body of an answer is read from, a chunk at a time. */
export function sourceOf(response: Response, isBinary: boolean): Source {
  const body = response.body as Body | null | undefined
  const isBytes = isBinary || typeof TextDecoder === 'function'
  const reader = isBytes && body?.getReader?.()
  if (reader) return reader
  const iterator = isBytes && body?.[Symbol.asyncIterator]?.()
  return {
    async read() {
      if (iterator) return iterator.next()
      if (body === null) return { done: true }
      const value =
        isBytes && response.arrayBuffer ? new Uint8Array(await response.arrayBuffer()) : await response.text()
      return { done: true, value }
    },
    cancel: () => body?.destroy?.(),
  }
}
