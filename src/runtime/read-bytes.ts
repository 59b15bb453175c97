import type { Stoppable } from './time.ts'

/** Reads the body of an answer, `limit` bytes at the most, and cancels the rest; also where reading is given up. */
export async function readBytes(
  response: Response,
  stoppable: Stoppable,
  limit: number,
): Promise<Uint8Array> {
  const { body } = response
  // React Native has no streams.
  if (body === undefined) return new Uint8Array(await response.arrayBuffer()).subarray(0, limit)
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
  const bytes = chunks.length === 1 ? (chunks[0] as Uint8Array) : join(chunks, size)
  return size > limit ? bytes.subarray(0, limit) : bytes
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
