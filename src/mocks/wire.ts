import type { IncomingMessage, ServerResponse } from 'node:http'

/** Reads the body of a request whole. */
export async function readBytes(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

/**
 * Sends a Response as it comes: the headers at once, then what its body gives. A body that fails ends the connection,
 * so that the client sees an answer that breaks off. Resolves when the connection is done with the answer.
 */
export async function send(
  made: Response,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const done = new Promise<void>((resolve) => response.once('close', resolve))
  response.writeHead(made.status, { ...Object.fromEntries(made.headers), ...headers })
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
