import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that the server itself refuses: malformed, too large, or meant for another host. */
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

/** How long a refused client may keep sending. */
const lingerMs = 500

/**
 * Sends a refusal and closes the connection, but first gives the client a moment to finish sending: closing a
 * connection with unread bytes resets it, and the reset can overtake the response (RFC 9112, section 9.6).
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
