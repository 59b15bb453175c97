import type { Stoppable } from '../time/within.ts'

/**
 * Reads the body of an answer. Once there are `limit` bytes or more, and where reading is given up, the rest is
 * cancelled.
 */
export async function readBytes(
  response: Response,
  stoppable: Stoppable,
  limit: number,
): Promise<Uint8Array> {
  const { body } = response
  // React Native has no streams.
  if (body === undefined) return new Uint8Array(await response.arrayBuffer())
  const reader = body?.getReader()
  if (!reader) return new Uint8Array()
  const cancel = () => reader.cancel().catch(() => {})
  stoppable.onStop = cancel
  const chunks: Uint8Array[] = []
  let size = 0
  while (size < limit) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  if (size >= limit) cancel()
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : join(chunks, size)
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
