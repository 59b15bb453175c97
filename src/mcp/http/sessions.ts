import { randomUUID } from 'node:crypto'
import type { Server, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server'
import type { loadPeer } from '../peer.ts'

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport
  usedAtMs: number
}

/** Serves clients of the protocols before 2026, which open and close sessions. */
export interface Sessions {
  fetch(request: Request): Promise<Response>
  readonly count: number
  /** Closes the streams that don't carry a response. */
  closeIdleStreams(): void
  close(): Promise<void>
}

export function createSessions(
  { WebStandardStreamableHTTPServerTransport: Transport }: Awaited<ReturnType<typeof loadPeer>>,
  create: () => Server,
  idleMs: number,
): Sessions {
  const sessions = new Map<string, Session>()

  const sweep = setInterval(
    () => {
      const oldest = performance.now() - idleMs
      for (const { transport, usedAtMs } of sessions.values()) if (usedAtMs < oldest) void transport.close()
    },
    Math.min(idleMs, 60_000),
  )
  sweep.unref?.()

  const open = async (): Promise<WebStandardStreamableHTTPServerTransport> => {
    const transport = new Transport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized(id) {
        sessions.set(id, { transport, usedAtMs: performance.now() })
      },
    })
    await create().connect(transport)
    const { onclose } = transport
    transport.onclose = () => {
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId)
      onclose?.()
    }
    return transport
  }

  return {
    get count() {
      return sessions.size
    },
    async fetch(request) {
      const id = request.headers.get('mcp-session-id')
      const session = id === null ? undefined : sessions.get(id)
      if (session) {
        session.usedAtMs = performance.now()
        return session.transport.handleRequest(request)
      }
      if (id !== null) return notFound()
      const transport = await open()
      const response = await transport.handleRequest(request)
      // The request didn't open a session.
      if (transport.sessionId === undefined) void transport.close()
      return response
    },
    closeIdleStreams() {
      for (const { transport } of sessions.values()) transport.closeStandaloneSSEStream()
    },
    async close() {
      clearInterval(sweep)
      await Promise.all([...sessions.values()].map(({ transport }) => transport.close()))
    },
  }
}

/** Response for a session that has ended (MCP, Session Management): the client then starts a new one. */
const notFound = () =>
  Response.json(
    { jsonrpc: '2.0', id: null, error: { code: -32001, message: 'Session not found' } },
    { status: 404 },
  )
