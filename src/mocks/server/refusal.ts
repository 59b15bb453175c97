import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that a server refuses by itself: malformed, too large, meant for another host. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

/** How long a refused client may go on sending. */
const lingerMs = 500

/**
 * Answers a refusal and closes the connection. The client may finish what it is sending first, for a moment: a
 * connection that is closed over unread bytes is reset, and the reset can overtake the answer (RFC 9112, section 9.6).
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, headers }: Refusal,
): void {
  const body = JSON.stringify({ error: message })
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...headers,
  })
  response.write(body)
  const timer = setTimeout(end, lingerMs)
  function end() {
    clearTimeout(timer)
    response.end()
  }
  request.once('end', end).once('close', end).once('error', end).resume()
}
