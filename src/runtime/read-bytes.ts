/** Reads the body of an answer, `limit` bytes at the most, and cancels the rest. An abort cancels it too. */
export async function readBytes({ body }: Response, signal: AbortSignal, limit: number): Promise<Uint8Array> {
  const reader = body?.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  if (reader) {
    const cancel = () => reader.cancel().catch(() => {})
    signal.addEventListener('abort', cancel)
    for (let left = limit; left > 0; ) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      left -= value.length
      if (left <= 0) cancel()
    }
  }
  const [first = new Uint8Array(), more] = chunks
  return (more ? new Uint8Array(await new Blob(chunks).arrayBuffer()) : first).subarray(0, limit)
}
