import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import * as environments from 'sdk/environments'
import { createMcpServer, type McpOptions } from 'sdk/mcp'
import { createMocks } from 'sdk/mocks'
import * as pipelines from 'sdk/pipelines'
import type { Config } from 'sdk/runtime'
import * as sandbox from 'sdk/sandbox'
import { parse } from 'yaml'
import { clientOfDocument } from '../../src/cli/generate/client-of-document.ts'
import { projectRoot } from './project-copy.ts'

/** A JSON response. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

/** A client for a spec, created without files, and its document. */
export async function clientOf(spec: object, config: Config = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'))
  try {
    writeFileSync(join(folder, 'tiny.json'), JSON.stringify(spec))
    const made = await clientOfDocument({
      document: join(folder, 'tiny.json'),
      header: undefined,
      skip: false,
    })
    return { client: made.createClient(config), document: made.document, made }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The official client, connected to a server in this process. */
export async function connected(options: McpOptions) {
  const server = await createMcpServer(options)
  const [near, far] = InMemoryTransport.createLinkedPair()
  await server.create().connect(far)
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(near)
  const call = (
    name: string,
    args: Record<string, unknown> = {},
    more: Parameters<Client['callTool']>[1] = {},
  ) => client.callTool({ name, arguments: args }, more)
  return { server, client, call }
}

/** A server for one spec; `fetch` responds to its requests. */
export async function servedSpec(
  spec: object,
  fetch: NonNullable<Config['fetch']> = async () => json({}),
  options: Partial<McpOptions> = {},
  config: Config = {},
) {
  const { client, document } = await clientOf(spec, { fetch, token: 'tiny-token-12345', ...config })
  const { apis = [{ client, document }], ...rest } = options
  return connected({ apis, allowWrite: true, secrets: ['tiny-token-12345'], ...rest })
}

/** A server for the groups of the package, on their mocks. */
export function connectedGroups(options: Partial<McpOptions> = {}) {
  const { fetch } = createMocks({ seed: { sandbox: { sandboxes: [{ sandbox_name: 'dev' }] } } })
  const apis = Object.entries({ environments, pipelines, sandbox }).map(([name, { createClient }]) => ({
    client: createClient({ fetch, token: 'any' }),
    document: parse(readFileSync(join(projectRoot, `specs/${name}.yaml`), 'utf8')) as unknown,
  }))
  return connected({ apis, ...options })
}
