/** Reads the body of an answer, `limit` bytes at the most, and cancels the rest. An abort cancels it too. */
export async function readBytes(response: Response, signal: AbortSignal, limit: number): Promise<Uint8Array> {
  const { body } = response
  // React Native has no streams.
  if (body === undefined) return new Uint8Array(await response.arrayBuffer()).subarray(0, limit)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  if (reader) {
    const cancel = () => reader.cancel().catch(() => {})
    signal.addEventListener('abort', cancel)
    while (size < limit) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      size += value.length
    }
    if (size >= limit) cancel()
  }
  const bytes = new Uint8Array(size)
  // From the last one on, so that `size` counts down to where each begins.
  for (const chunk of chunks.reverse()) {
    size -= chunk.length
    bytes.set(chunk, size)
  }
  return bytes.subarray(0, limit)
}
