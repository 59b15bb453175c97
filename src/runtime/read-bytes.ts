/** Reads the body of an answer, `limit` bytes at the most, and cancels the rest. An abort cancels it too. */
export async function readBytes({ body }: Response, signal: AbortSignal, limit: number): Promise<Uint8Array> {
  let bytes = new Uint8Array()
  const reader = body?.getReader()
  if (!reader) return bytes
  const chunks: Uint8Array[] = []
  let length = 0
  const cancel = () => reader.cancel().catch(() => {})
  signal.addEventListener('abort', cancel)
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
    if (length >= limit) {
      cancel()
      break
    }
  }
  if (chunks.length === 1) return (chunks[0] as Uint8Array).subarray(0, limit)
  bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes.subarray(0, limit)
}
