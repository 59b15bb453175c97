import { Console } from 'node:console'
import type { McpServer } from '../../mcp/index.ts'
import { isLoopback } from '../../mocks/server/hosts.ts'
import { note, UsageError } from '../fail.ts'
import { report } from '../report.ts'
import { stopOnSignals } from '../run-server.ts'
import { loadApis, type Served } from './apis.ts'
import type { McpFlags } from './flags.ts'
import { packedPages } from './pages.ts'

const defaultPort = 4030
const accessVariable = 'SDK_MCP_ACCESS_TOKEN'

/** Runs `sdk mcp` until it is stopped. */
export async function runMcp(flags: McpFlags): Promise<void> {
  // Standard output belongs to the protocol. Anything else printed there would break it.
  globalThis.console = new Console(process.stderr, process.stderr)
  try {
    checkFlags(flags)
    const served = await loadApis(flags)
    const { createMcpServer } = await import('../../mcp/index.ts')
    const access = accessToken()
    const server = await createMcpServer({
      apis: served.apis,
      allowWrite: flags.allowWrite,
      only: flags.only,
      except: flags.except,
      dryRun: flags.dryRun,
      reveal: flags.reveal,
      secrets: [...served.secrets, ...(access ? [access] : [])],
      resources: [...served.resources, ...(flags.document ? [] : packedPages())],
    })
    await (flags.http === undefined ? overStdio(server) : overHttp(server, flags, access))
    introduce(server, served, flags)
  } catch (error) {
    process.exitCode = report(error, false)
  }
}

/** Rejects flags that would have no effect, and a host that would expose the tokens. */
function checkFlags({ http, document, skip, header, ...flags }: McpFlags): void {
  const forHttp = {
    '--host': flags.host,
    '--allow-host': flags.allowHost,
    '--allow-origin': flags.allowOrigin,
  }
  const forDocuments = { '--skip': skip, '--header': header }
  for (const [flag, value] of Object.entries(forHttp)) {
    if (value !== undefined && http === undefined) throw new UsageError(`${flag} needs --http`)
  }
  for (const [flag, value] of Object.entries(forDocuments)) {
    if (value !== undefined && !document) throw new UsageError(`${flag} needs --document`)
  }
  if (flags.host !== undefined && !isLoopback(flags.host) && accessToken() === undefined) {
    throw new UsageError(
      `on ${flags.host}, other machines can reach the server and use your tokens; set an access token for them in ${accessVariable}`,
    )
  }
}

const accessToken = () => process.env[accessVariable]?.trim() || undefined

async function overStdio(server: McpServer): Promise<void> {
  const { close } = await server.serveStdio()
  stopOnSignals({ close: () => close().then(() => process.exit(0)) })
  // The parent process is gone; nobody waits for pending calls.
  process.stdin.once('end', () => process.exit(0))
}

async function overHttp(server: McpServer, flags: McpFlags, access: string | undefined): Promise<void> {
  const listening = await server.serveHttp({
    port: typeof flags.http === 'number' ? flags.http : defaultPort,
    host: flags.host,
    allowHosts: flags.allowHost,
    allowOrigins: flags.allowOrigin,
    accessToken: access,
  })
  stopOnSignals(listening)
  const who = access ? `, for clients with the access token in ${accessVariable}` : ''
  note(`Serving MCP at ${listening.url}${who}. Press Ctrl+C to stop.`)
}

/** Notes for the parent's log: what was started. */
function introduce({ tools }: McpServer, { names, tokenless, notes }: Served, flags: McpFlags): void {
  for (const text of notes) note(text)
  const mode = flags.dryRun
    ? 'changes are shown, not sent'
    : flags.allowWrite
      ? 'changes are allowed'
      : 'read-only; --allow-write adds the others'
  const offered = names.filter((name) =>
    tools.some((tool) => tool.name.startsWith(`${name.replaceAll(/\W/g, '_')}_`)),
  )
  note(`${tools.length} ${tools.length === 1 ? 'tool' : 'tools'} of ${offered.join(', ')}: ${mode}.`)
  for (const [api, variable] of tokenless) {
    if (!offered.includes(api)) continue
    note(`${api} has no token: set ${variable} in the environment.`)
  }
}
