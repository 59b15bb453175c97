import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from './refusal.ts'

/** Reads the body of a request whole; rejects with a Refusal where it is longer than the limit. */
export function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { 'content-length': length = 0, expect } = request.headers
  const tooLarge = new Refusal(413, `the body is larger than ${maxBytes} bytes`)
  if (Number(length) > maxBytes) return Promise.reject(tooLarge)
  if (expect !== undefined) response.writeContinue()
  // No loop over the stream: leaving one ends the connection, and with it the answer.
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
 * Sends a Response as it comes: the headers at once, then what its body gives. A body that fails ends the connection,
 * so that the client sees an answer that breaks off. Resolves when the connection is done with the answer.
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
