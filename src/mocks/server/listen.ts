import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { begin } from './begin.ts'
import { closing } from './closing.ts'
import { authorityOf, createHostCheck, hostForm, isHost, isWildcard } from './hosts.ts'
import type { Listening, ListenOptions } from './options.ts'
import { Refusal, refuse } from './refusal.ts'
import { readTarget, type Target } from './target.ts'

const defaults = { requestTimeoutMs: 60_000, headersTimeoutMs: 10_000 }

/** Handles a request. If it throws before the response has begun, the error becomes the response. */
export type Handler = (request: IncomingMessage, response: ServerResponse, target: Target) => Promise<void>

/** A finished request. */
export interface Heard {
  readonly request: IncomingMessage
  /** The path without its query; empty if the target is malformed. */
  readonly path: string
  readonly status: number | undefined
  /** Milliseconds from the headers to the end of the response. */
  readonly durationMs: number
  readonly refusal: string | undefined
}

/** What a server adds to the guard's options. */
export interface ListenHooks {
  /** How to add a host name, for the message of a refused request. */
  readonly hostHint?: string
  readonly onHeard?: ((heard: Heard) => void) | undefined
}

/**
 * Listens for HTTP requests and refuses those that no handler should see: malformed, too large, too slow, or for
 * another host. Rejects with a one-line message if it can't listen.
 */
export async function listen(
  handler: Handler,
  options: ListenOptions & ListenHooks = {},
): Promise<Listening> {
  const { port = 0, host = '127.0.0.1', allowHosts = [], hostHint = '', onHeard } = options
  const wrong = allowHosts.find((name) => !isHost(name))
  if (wrong !== undefined) throw new Error(`allowHosts: ${wrong} is not a host; ${hostForm}`)
  const { requestTimeoutMs = defaults.requestTimeoutMs } = options
  const server = createServer({
    // In Node, 0 means no limit.
    requestTimeout: Number.isFinite(requestTimeoutMs) ? requestTimeoutMs : 0,
    headersTimeout: Math.min(defaults.headersTimeoutMs, requestTimeoutMs),
    // How often Node checks for slow requests.
    connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
  })
  const shutdown = closing(server)
  let isOwnHost: (host: string) => boolean = () => false

  const admit = ({ method }: IncomingMessage, { host }: Target) => {
    if (shutdown.begun()) throw new Refusal(503, 'the server is closing')
    if (!isOwnHost(host)) {
      throw new Refusal(421, `${host.replace(/:\d+$/, '')} is not a name of this server${hostHint}`)
    }
    if (method === 'TRACE') throw new Refusal(501, 'TRACE is not served')
  }

  const hear = (request: IncomingMessage, response: ServerResponse) => {
    const startedAt = performance.now()
    let path = ''
    let refusal: string | undefined
    shutdown.add(response)
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : undefined
      onHeard?.({ request, path, status, durationMs: performance.now() - startedAt, refusal })
    })
    const fail = (error: unknown) => {
      // The client is gone or the response has begun, so only the connection can be closed.
      if (response.headersSent || response.destroyed) return response.destroy()
      const known = error instanceof Refusal ? error : new Refusal(500, `the server failed: ${error}`)
      refusal = known.message
      refuse(request, response, known)
    }
    try {
      const target = readTarget(request)
      path = target.path
      admit(request, target)
      handler(request, response, target).catch(fail)
    } catch (error) {
      fail(error)
    }
  }
  // `readBytes` or a refusal replies to a client that sent `Expect: 100-continue`.
  server.on('request', hear).on('checkContinue', hear)

  await begin(server, port, host)
  const { port: actual, address } = server.address() as AddressInfo
  isOwnHost = createHostCheck(host, address, allowHosts)
  const reachable = isWildcard(address) ? (address === '::' ? '::1' : '127.0.0.1') : host
  return { url: `http://${authorityOf(reachable, actual)}`, port: actual, close: shutdown.close }
}
