import { ConfigError } from '../runtime/errors/errors.ts'

type Peer = typeof import('@modelcontextprotocol/server')
type StdioPeer = typeof import('@modelcontextprotocol/server/stdio')

/** Loads the official MCP SDK, an optional peer. Throws a ConfigError with the command that installs it. */
export const loadPeer = (): Promise<Peer> => import('@modelcontextprotocol/server').catch(missing)

/** Loads its part for standard input and output. */
export const loadStdio = (): Promise<StdioPeer> => import('@modelcontextprotocol/server/stdio').catch(missing)

function missing(cause: unknown): never {
  const { code } = cause as { code?: unknown }
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause
  throw new ConfigError(
    'an MCP server needs the official MCP SDK, which is not installed: npm install @modelcontextprotocol/server',
    { api: 'mcp', attempts: 0, elapsedMs: 0 },
    cause,
  )
}
