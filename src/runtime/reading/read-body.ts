import type { Stoppable } from '../time/limited.ts'

/** Bytes; text where the platform has no TextDecoder and so decodes by itself. */
export type Content = Uint8Array | string

/** An answer that is being read. */
export interface Reading extends Stoppable {
  /** The body is being received: what fails now is the connection, not the environment. */
  receiving?: boolean
}

/** A body as one kind of fetch or another gives it: a web stream, a Node stream, nothing to read from. */
interface Body extends Partial<AsyncIterable<Uint8Array>> {
  getReader?(): ReadableStreamDefaultReader<Uint8Array>
  cancel?(): unknown
  destroy?(): unknown
}

interface Source {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>
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
  isBinary?: boolean,
  enough?: Promise<undefined>,
): Promise<Content> {
  const body = response.body as Body | null | undefined
  if (body === null) return isBinary ? new Uint8Array() : ''
  const isBytes = isBinary || typeof TextDecoder === 'function'
  const source = isBytes && body ? sourceOf(body) : undefined
  const orEnough = <T>(part: Promise<T>): Promise<T | undefined> =>
    enough ? Promise.race([part, enough]) : part
  reading.receiving = true
  if (!source) {
    const whole = await orEnough<ArrayBuffer | string>(
      isBytes && response.arrayBuffer ? response.arrayBuffer() : response.text(),
    )
    reading.receiving = false
    return typeof whole === 'string' ? whole : new Uint8Array(whole ?? [])
  }
  const cancel = () => quietly(source.cancel)
  reading.onStop = cancel
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const part = await orEnough(source.read())
    if (part?.value) {
      chunks.push(part.value)
      size += part.value.length
    }
    if (part?.done) break
    if (!part || size >= limit) {
      cancel()
      break
    }
  }
  reading.receiving = false
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : join(chunks, size)
}

/** Cancels the body of an answer that nobody will read. Some platforms end the process over one left open (undici #5360). */
export function discard(response: Response): void {
  const body = response.body as Body | null | undefined
  quietly(() => (body?.cancel ? body.cancel() : body?.destroy?.()))
}

/**
 * Begins what nobody waits for. A body that was cloned ends only when both copies are cancelled, and whoever holds the
 * other one may never do that.
 */
function quietly(work: () => unknown): void {
  const run = async () => work()
  run().catch(() => {})
}

function sourceOf(body: Body): Source | undefined {
  const reader = body.getReader?.()
  if (reader) return { read: () => reader.read(), cancel: () => reader.cancel() }
  const iterator = body[Symbol.asyncIterator]?.()
  return iterator && { read: () => iterator.next(), cancel: () => body.destroy?.() ?? iterator.return?.() }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
