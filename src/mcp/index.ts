import type { Server } from '@modelcontextprotocol/server'
import { version } from '../../package.json'
import { createCheck } from './check.ts'
import type { HttpOptions } from './http/options.ts'
import { instructionsOf } from './instructions.ts'
import type { McpOptions } from './options.ts'
import { loadPeer, loadStdio } from './peer.ts'
import { createServer } from './server.ts'
import { type ListedTool, listed } from './tools/tool.ts'
import { toolsOf } from './tools/tools.ts'

export type { Listening } from '../mocks/server/options.ts'
export type { HttpOptions } from './http/options.ts'
export type { McpApi, McpOptions, McpResource } from './options.ts'
export type { ListedTool } from './tools/tool.ts'

/** An MCP server for the operations of clients. Serves any number of connections. */
export interface McpServer {
  /** The tools as clients see them. */
  readonly tools: readonly ListedTool[]
  /**
   * Creates the server of one connection. Pass it to `serveStdio` or `createMcpHandler` of the official SDK to use
   * your own transports.
   */
  readonly create: () => Server
  /**
   * Serves the program that started this one, over standard input and output. Write nothing else to standard output.
   */
  readonly serveStdio: () => Promise<{ close(): Promise<void> }>
  /**
   * Serves clients over streamable HTTP, under `/mcp`: those of the 2026 protocol, and older ones with sessions. Runs
   * on Node, Bun and Deno. Rejects if it can't listen.
   */
  readonly serveHttp: (options?: HttpOptions) => Promise<import('./http/serve-http.ts').McpListening>
}

/**
 * Creates an MCP server whose tools are the operations of your clients. Read-only by default. Needs
 * `@modelcontextprotocol/server`, an optional peer dependency. Throws ConfigError if that is missing or an option is
 * wrong.
 *
 * @example
 * import { createMcpServer } from 'sdk/mcp'
 * import { createClient } from 'sdk/sandbox'
 * import document from 'sdk/sandbox/openapi.json' with { type: 'json' }
 *
 * const server = await createMcpServer({ apis: [{ client: createClient({ token }), document }] })
 * const { url, close } = await server.serveHttp({ port: 3333 })
 */
export async function createMcpServer(options: McpOptions): Promise<McpServer> {
  const tools = toolsOf(options)
  const peer = await loadPeer()
  const { dryRun = false, reveal = false, secrets = [], resources = [] } = options
  const parts = {
    peer,
    info: { name: options.name ?? 'sdk', version: options.version ?? version },
    instructions: instructionsOf(tools, options),
    listed: [...tools.offered.values()].map(listed),
    tools,
    resources,
    settings: { dryRun, reveal, secrets, check: createCheck(peer) },
  }
  const create = () => createServer(parts)
  return {
    tools: parts.listed,
    create,
    async serveStdio() {
      const { serveStdio } = await loadStdio()
      return serveStdio(create)
    },
    async serveHttp(http = {}) {
      const { serveHttp } = await import('./http/serve-http.ts')
      return serveHttp(peer, create, http)
    },
  }
}
