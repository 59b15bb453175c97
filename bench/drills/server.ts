import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Where the body breaks off: half of it is sent, then nothing more, or the socket is destroyed. */
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
  /** Resolves once the first request has been answered. */
  answered: Promise<unknown>
}

// Lets the half body reach the client before the socket goes.
const CUT_AFTER_MS = 50

/** Answers the n-th request with the n-th answer, and every further one with the last; or by a function of n. */
export async function startServer(
  ...answers: [Answer, ...Answer[]] | [(number: number) => Answer]
): Promise<LoopbackServer> {
  const requests: ReceivedRequest[] = []
  const firstAnswer = new EventEmitter()
  const answered = once(firstAnswer, 'sent')
  const server = createServer((request, response) => {
    const given = answers[Math.min(requests.length, answers.length - 1)] ?? answers[0]
    const answer = typeof given === 'function' ? given(requests.length + 1) : given
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      atMs: performance.now(),
    })
    response.once('finish', () => firstAnswer.emit('sent'))
    text(request).then(
      () => send(response, answer),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answered,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function send(response: ServerResponse, { status, headers, body = '', broken }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  if (!broken) {
    response.end(body)
    return
  }
  response.write(body.slice(0, body.length / 2))
  if (broken === 'cut') setTimeout(() => response.socket?.destroy(), CUT_AFTER_MS)
}
