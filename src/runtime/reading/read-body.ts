import { quietly } from '../sending/quietly.ts'
import type { Stoppable } from '../time/limited.ts'

/** Bytes, or text if the platform has no TextDecoder and decodes by itself. */
export type Content = Uint8Array | string

/** A response being read. */
export interface Reading extends Stoppable {
  /** Whether the body is being received: a failure then comes from the connection, not the environment. */
  receiving?: boolean
}

/** A body as different fetch implementations provide it: a web stream, a Node stream, or none. */
interface Body extends Partial<AsyncIterable<Content>> {
  getReader?(): Source
  destroy?(): unknown
}

interface Part {
  readonly done?: boolean | undefined
  readonly value?: Content | undefined
}

/** Source of chunks. */
export interface Source {
  read(): Promise<Part>
  cancel(): unknown
}

/**
 * Reads the body of a response. Cancels the rest once there are `limit` bytes or more, once `enough` settles, or when
 * reading is stopped.
 */
export async function readBody(
  response: Response,
  reading: Reading,
  limit: number,
  isBinary: boolean,
  enough?: Promise<Part>,
): Promise<Content> {
  const source = sourceOf(response, isBinary)
  // Not awaited: a cloned body ends only when both copies are cancelled, and the other one may never be.
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

/** Cancels a body that nobody will read. Some platforms crash the process over an open one (undici #5360). */
export function discard(response: Response): void {
  quietly(() => sourceOf(response, true).cancel())
}

/** The source of a body's chunks. */
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
