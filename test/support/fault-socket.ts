import { EventEmitter, once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen } from './fault-server.ts'

/** Responds to one request by hand. */
export type Script = (socket: Socket) => void

export interface SocketServer {
  readonly baseUrl: string
  /** Each request in raw form. */
  readonly received: readonly string[]
  /** Resolves when the next request has arrived. */
  arrived(): Promise<unknown>
}

/** A raw loopback server that runs the n-th script for the n-th request, and the last one for all later requests. */
export async function serveRaw(...scripts: [Script, ...Script[]]): Promise<SocketServer> {
  const received: string[] = []
  const sockets = new Set<Socket>()
  const arrivals = new EventEmitter()
  const server = createServer((socket) => {
    let text = ''
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (;;) {
        const end = requestEnd(text)
        if (end === undefined) return
        received.push(text.slice(0, end))
        text = text.slice(end)
        const script = scripts[Math.min(received.length, scripts.length) - 1] as Script
        script(socket)
        arrivals.emit('request')
      }
    })
  })
  const port = await listen(server)
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return { baseUrl: `http://127.0.0.1:${port}`, received, arrived: () => once(arrivals, 'request') }
}

/** The end of the first request in a text; `undefined` if it is incomplete. */
function requestEnd(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n') + 4
  if (head < 4) return undefined
  const end = head + Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0)
  return text.length < end ? undefined : end
}

/** Status line and headers, including the empty line. */
export function head(status: string, ...headers: string[]): string {
  return [`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n')
}

/** One chunk of a chunked body. */
export function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
}

/** A complete JSON response after which the connection stays open. */
export function whole(body: string): Script {
  const headers = ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]
  return (socket) => void socket.write(head('200 OK', ...headers) + body)
}

/** Writes something, then nothing more. */
export function stallAfter(text: string): Script {
  return (socket) => void socket.write(text)
}

/** Writes something, then closes the connection. */
export function cutAfter(text: string): Script {
  return (socket) => void socket.end(text)
}
