import type { Definition } from '../../runtime/definition.ts'
import type { Described, Node } from '../document.ts'
import type { McpApi, Method } from '../options.ts'
import type { Input } from '../schemas/input.ts'

/** One operation as a tool. */
export interface OperationTool {
  readonly name: string
  readonly definition: Definition
  readonly described: Described
  readonly method: Method
  readonly api: McpApi
  /** Whether it changes nothing (RFC 9110, section 9.2.1). */
  readonly isSafe: boolean
  readonly input: Input
  readonly outputSchema: Node
}

/** A tool as clients see it (MCP, Tool). */
export interface ListedTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: Node
  readonly outputSchema: Node
  readonly annotations: {
    readonly title: string
    readonly readOnlyHint: boolean
    readonly destructiveHint: boolean
    readonly idempotentHint: boolean
    readonly openWorldHint: boolean
  }
}

/** Methods that change nothing, by RFC 9110 (section 9.2.1) and RFC 10008 (`QUERY`). */
export const isSafe = (method: string): boolean => /^(GET|HEAD|OPTIONS|TRACE|QUERY)$/.test(method)

/** Hosts cut off longer descriptions. */
const longestDescription = 2000

/** A tool as `tools/list` returns it. */
export function listed(tool: OperationTool): ListedTool {
  const { name, definition, described, isSafe, input, outputSchema } = tool
  const { id, method, path } = definition
  const title = described.summary || id
  const description = [described.summary, described.description].filter(Boolean).join('\n\n')
  const room = longestDescription - method.length - path.length - 3
  return {
    name,
    title,
    description:
      `${description.length > room ? `${description.slice(0, room - 1)}…` : description}\n\n${method} ${path}`.trim(),
    inputSchema: input.schema,
    outputSchema,
    annotations: {
      title,
      readOnlyHint: isSafe,
      // A POST may replace or delete something, and a document can't express whether it does.
      destructiveHint: !isSafe,
      idempotentHint: isSafe || method === 'PUT' || method === 'DELETE',
      openWorldHint: true,
    },
  }
}
