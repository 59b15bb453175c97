import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A prepared response of the server. */
export interface CannedResponse {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Sends only half of the body, then nothing more (`stalls`) or destroys the socket (`cut`). */
  broken?: 'stalls' | 'cut'
}

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  atMs: number
}

export interface LoopbackServer extends AsyncDisposable {
  url: string
  requests: ReceivedRequest[]
  /** Resolves once the first response is sent. */
  responded: Promise<unknown>
}

// Lets half of the body reach the client before the socket is destroyed.
const CUT_AFTER_MS = 50

/** Sends the n-th response to the n-th request, and the last one to all others. A function gets n. */
export async function startServer(
  ...responses: [CannedResponse, ...CannedResponse[]] | [(number: number) => CannedResponse]
): Promise<LoopbackServer> {
  const requests: ReceivedRequest[] = []
  const firstResponse = new EventEmitter()
  const responded = once(firstResponse, 'sent')
  const server = createServer((request, response) => {
    const next = responses[Math.min(requests.length, responses.length - 1)] ?? responses[0]
    const canned = typeof next === 'function' ? next(requests.length + 1) : next
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      atMs: performance.now(),
    })
    response.once('finish', () => firstResponse.emit('sent'))
    text(request).then(
      () => send(response, canned),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    responded,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function send(response: ServerResponse, { status, headers, body = '', broken }: CannedResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  if (!broken) {
    response.end(body)
    return
  }
  response.write(body.slice(0, body.length / 2))
  if (broken === 'cut') setTimeout(() => response.socket?.destroy(), CUT_AFTER_MS)
}
