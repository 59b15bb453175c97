import type { Server } from '@modelcontextprotocol/server'
import { listen } from '../../mocks/server/listen.ts'
import type { CloseOptions, Listening } from '../../mocks/server/options.ts'
import { isOrigin, isOwnOrigin, originForm } from '../../mocks/server/origins.ts'
import { Refusal } from '../../mocks/server/refusal.ts'
import { readBytes, send } from '../../mocks/server/wire.ts'
import { configError } from '../../runtime/config/config-error.ts'
import type { loadPeer } from '../peer.ts'
import { createAccessCheck } from './access.ts'
import type { HttpOptions } from './options.ts'
import { createSessions } from './sessions.ts'

/** An MCP server that is listening. */
export interface McpListening extends Listening {
  /** The number of open sessions. Clients of the 2026 protocol have none. */
  readonly sessions: number
}

const path = '/mcp'
const maxBodyBytes = 4 * 2 ** 20
const reject = /*#__PURE__*/ configError({ name: 'mcp' })

/**
 * Serves clients over streamable HTTP. Requests of other origins, for other hosts or without the access token are
 * rejected before they reach the protocol (MCP, Streamable HTTP, Security Warning).
 */
export async function serveHttp(
  peer: Awaited<ReturnType<typeof loadPeer>>,
  create: () => Server,
  { accessToken, allowOrigins = [], sessionIdleMs = 3_600_000, ...options }: HttpOptions,
): Promise<McpListening> {
  const { host = '127.0.0.1' } = options
  const wrong = allowOrigins.find((origin) => !isOrigin(origin))
  if (wrong !== undefined) reject('allowOrigins', `has ${wrong}, which is not an origin; ${originForm}`)
  const admit = createAccessCheck(accessToken, host)
  const sessions = createSessions(peer, create, sessionIdleMs)
  const stateless = peer.createMcpHandler(create, { legacy: 'reject' })

  const listening = await listen(
    async (request, response, target) => {
      const { method = 'GET', headers } = request
      const { origin } = headers
      if (!isOwnOrigin(headers, target.host, allowOrigins))
        throw new Refusal(
          403,
          `pages of ${origin ?? 'other origins'} can't use this server; add the origin to allowOrigins`,
        )
      if (target.path !== path) throw new Refusal(404, `the server is at ${path}`)
      if (origin !== undefined)
        for (const [name, value] of corsHeaders(origin)) response.setHeader(name, value)
      if (method === 'OPTIONS') {
        response.writeHead(204).end()
        return
      }
      admit(headers.authorization)
      const bytes = await readBytes(request, response, maxBodyBytes)
      const closed = new AbortController()
      response.once('close', () => closed.abort())
      const incoming = new Request(`http://${target.host}${target.path}${target.query}`, {
        method,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        signal: closed.signal,
        ...(bytes.length && method !== 'GET' && method !== 'HEAD' && { body: bytes }),
      })
      const outgoing = (await peer.isLegacyRequest(incoming))
        ? await sessions.fetch(incoming)
        : await stateless.fetch(incoming)
      await send(outgoing, response)
    },
    { ...options, hostHint: '; add it to allowHosts, or with --allow-host of `sdk mcp`' },
  ).catch(async (error) => {
    await sessions.close()
    throw error
  })

  return {
    url: `${listening.url}${path}`,
    port: listening.port,
    get sessions() {
      return sessions.count
    },
    async close(closeOptions?: CloseOptions) {
      sessions.closeIdleStreams()
      await listening.close(closeOptions)
      await Promise.all([sessions.close(), stateless.close()])
    },
  }
}

const corsHeaders = (origin: string) =>
  Object.entries({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers':
      'authorization, content-type, last-event-id, mcp-protocol-version, mcp-session-id, mcp-method, mcp-name',
    'access-control-expose-headers': 'mcp-session-id, www-authenticate',
    vary: 'origin',
  })
