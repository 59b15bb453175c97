import type { CallToolResult, Server, ServerContext } from '@modelcontextprotocol/server'
import type { CallSettings } from './calls/call-tool.ts'
import { callTool } from './calls/call-tool.ts'
import type { Notify } from './calls/progress.ts'
import { problem } from './calls/result.ts'
import { isNode, type Node } from './document.ts'
import type { McpResource } from './options.ts'
import type { loadPeer } from './peer.ts'
import type { ListedTool } from './tools/tool.ts'
import type { Tools } from './tools/tools.ts'

/** What every connection to a server shares. */
export interface Parts {
  readonly peer: Awaited<ReturnType<typeof loadPeer>>
  readonly info: { readonly name: string; readonly version: string }
  readonly instructions: string
  readonly listed: readonly ListedTool[]
  readonly tools: Tools
  readonly resources: readonly McpResource[]
  readonly settings: CallSettings
}

/** Creates the server of one connection. It lists schemas unchanged, which the SDK's own tool registry can't do. */
export function createServer({
  peer,
  info,
  instructions,
  listed,
  tools,
  resources,
  settings,
}: Parts): Server {
  const { ProtocolError, ProtocolErrorCode, ResourceNotFoundError } = peer
  const server = new peer.Server(info, {
    capabilities: { tools: {}, ...(resources.length && { resources: {} }) },
    instructions,
  })

  server.setRequestHandler('tools/list', () => ({ tools: listed as never[] }))

  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const tool = tools.offered.get(params.name)
    if (!tool) {
      const reason = tools.withheld.get(params.name)
      if (reason === undefined)
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `there is no tool ${params.name}`)
      return problem(`${params.name} is not offered: ${reason}`) as CallToolResult
    }
    const args: Node = isNode(params.arguments) ? params.arguments : {}
    const { signal } = context.mcpReq
    return (await callTool(tool, args, settings, { signal, notify: notifier(context) })) as CallToolResult
  })

  if (resources.length) {
    server.setRequestHandler('resources/list', () => ({
      resources: resources.map(({ uri, name, title, description, mimeType = markdown }) => ({
        uri,
        name,
        mimeType,
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
      })),
    }))
    server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }))
    server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
      const found = resources.find((each) => each.uri === uri)
      if (!found) throw new ResourceNotFoundError(uri)
      return { contents: [{ uri, mimeType: found.mimeType ?? markdown, text: await found.read() }] }
    })
  }
  return server
}

const markdown = 'text/markdown'

/** Progress goes to clients that ask for it (MCP, Progress). */
function notifier({ mcpReq }: ServerContext): Notify | undefined {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken === undefined) return undefined
  return (progress, message) => {
    // If the client is gone, the call continues without it.
    void mcpReq
      .notify({ method: 'notifications/progress', params: { progressToken, progress, message } })
      .catch(() => {})
  }
}
