import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from './refusal.ts'

/** Reads the whole body of a request. Rejects with a Refusal if it exceeds the limit. */
export function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { 'content-length': length = 0, expect } = request.headers
  const tooLarge = new Refusal(413, `the body is larger than ${maxBytes} bytes`)
  if (Number(length) > maxBytes) return Promise.reject(tooLarge)
  if (expect !== undefined) response.writeContinue()
  // Not a `for await` loop: leaving one closes the connection, and the response with it.
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else reject(tooLarge)
    })
    request
      .once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      .once('error', reject)
      .once('close', () => reject(new Error('the client has gone')))
  })
}

/**
 * Sends a Response as it arrives: the headers at once, then each chunk. A body that fails closes the connection, so
 * the client sees a response that breaks off. Resolves when the response has been sent or its connection has closed.
 */
export async function send(made: Response, response: ServerResponse): Promise<void> {
  const done = new Promise<void>((resolve) => response.once('close', resolve))
  response.writeHead(made.status, Object.fromEntries(made.headers))
  response.flushHeaders()
  const reader = made.body?.getReader()
  response.once('close', () => void reader?.cancel().catch(() => {}))
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      // The part must be on the wire before the connection may be ended.
      await new Promise((resolve) => response.write(part?.value, resolve))
    }
    response.end()
  } catch {
    response.destroy()
  }
  await done
}
