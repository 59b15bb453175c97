import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Responds to one request; `number` counts the requests of the server from 1. */
export type Responder = (response: ServerResponse, request: Received, number: number) => void

export interface FaultServer {
  readonly baseUrl: string
  readonly received: readonly Received[]
  /** Resolves when that many requests have arrived. */
  arrived(count: number): Promise<void>
}

/** A loopback server that uses the n-th response for the n-th request, and the last one for all later requests. */
export async function serve(...responders: [Responder, ...Responder[]]): Promise<FaultServer> {
  const received: Received[] = []
  const arrivals = new EventEmitter()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const each = {
        method: `${request.method}`,
        path: `${request.url}`,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      }
      received.push(each)
      arrivals.emit('request')
      const responder = responders[Math.min(received.length, responders.length) - 1] as Responder
      responder(response, each, received.length)
    })
  })
  const port = await listen(server)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    received,
    async arrived(count) {
      while (received.length < count) await once(arrivals, 'request')
    },
  }
}

/** Listens on a free loopback port, or on the given one. */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen({ port, host: '127.0.0.1', backlog: 2000 })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A loopback port without a listener. */
export async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  server.close()
  await once(server, 'close')
  return port
}

/** Responds with a status, JSON (text and bytes are sent unchanged) and headers. */
export function respond(status: number, body?: unknown, headers: Record<string, string> = {}): Responder {
  return (response) => {
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(raw ? body : JSON.stringify(body))
  }
}

/** Accepts the request and never responds. */
export const silence: Responder = () => {}

/** Closes the connection without a response. */
export const hangUp: Responder = (response) => void response.destroy()
