import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  Client,
  type ClientOptions,
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { textsOf } from '../support/mcp-texts.ts'
import { environment } from './sdk.ts'

const user = consumer('module', ['@modelcontextprotocol/server'])
const bare = consumer()
const inPackage = (path: string) => join(user.root, 'node_modules/sdk', path)
const cli = inPackage('dist/cli.js')

const token = 'sandbox-token-0123456789'
const tokens = { VALSTORM_API_TOKEN: token }
const access = 'access-token-0123456789'

/** The sandbox API; each test sets how it responds. */
let answer: (request: IncomingMessage, response: ServerResponse) => void
const api = createServer((request, response) => answer(request, response))
let baseUrl: string
beforeAll(async () => {
  await once(api.listen(0, '127.0.0.1'), 'listening')
  baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
})
const json = (response: ServerResponse, body: unknown, status = 200, headers: object = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => {
  api.close()
  user.remove()
  bare.remove()
})

/** A client, and everything that it received. */
interface Connected {
  readonly client: Client
  readonly seen: () => string
  readonly output: () => string
}
type Start = (flags: readonly string[], env?: Record<string, string>) => Promise<Connected>

async function overStdio(options: ClientOptions, flags: readonly string[], env: Record<string, string> = {}) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli, 'mcp', ...flags],
    env: environment({ ...tokens, ...env }),
    stderr: 'pipe',
  })
  let output = ''
  transport.stderr?.on('data', (chunk) => {
    output += chunk
  })
  return connected(transport, options, () => output)
}

/** Starts the server over HTTP, and waits until it prints its address. */
async function listening(flags: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, 'mcp', '--http', '0', ...flags], {
    env: environment({ ...tokens, ...env }),
  })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  closing.push(async () => {
    child.kill('SIGKILL')
  })
  await expect.poll(() => output, { timeout: 30_000 }).toMatch(/ tools? of /)
  const [url = ''] = /http:\/\/\S+\/mcp/.exec(output) ?? []
  return { child, url, output: () => output }
}

async function overHttp(options: ClientOptions, flags: readonly string[], env: Record<string, string> = {}) {
  const { url, output } = await listening(flags, { SDK_MCP_ACCESS_TOKEN: access, ...env })
  const headers = { authorization: `Bearer ${access}` }
  return connected(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
    options,
    output,
  )
}

async function connected(
  transport: StdioClientTransport | StreamableHTTPClientTransport,
  options: ClientOptions,
  output: () => string,
): Promise<Connected> {
  const client = new Client({ name: 'test', version: '1' }, options)
  await client.connect(transport)
  closing.push(() => client.close())
  let seen = ''
  const { onmessage } = transport
  transport.onmessage = (message: JSONRPCMessage) => {
    seen += JSON.stringify(message)
    onmessage?.(message)
  }
  return { client, seen: () => seen, output }
}

const modern: ClientOptions = { versionNegotiation: { mode: 'auto' } }
const ways: [string, Start][] = [
  ['stdio', (...given) => overStdio({}, ...given)],
  ['stdio, as of 2026', (...given) => overStdio(modern, ...given)],
  ['HTTP', (...given) => overHttp({}, ...given)],
  ['HTTP, as of 2026', (...given) => overHttp(modern, ...given)],
]

describe.each(ways)('the official client over %s', (_, start) => {
  it('lists, calls and reads with the mocks', async () => {
    const { client } = await start(['--mocks', '--allow-write'])
    const { tools } = await client.listTools()
    const { resources } = await client.listResources()

    const made = await client.callTool({
      name: 'sandbox_createSandbox',
      arguments: { body: { name: 'dev' } },
    })
    const found = await client.callTool({ name: 'sandbox_listSandboxes' })
    const page = await client.readResource({ uri: 'docs://sdk/sandbox.md' })

    expect(tools).toHaveLength(19)
    expect(made.structuredContent).toMatchObject({ status: 201, data: { sandbox_name: 'dev' } })
    expect(found.structuredContent).toMatchObject({ status: 200, data: [{ sandbox_name: 'dev' }] })
    expect(resources.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining(['docs://sdk/llms.txt', 'docs://sdk/retries.md', 'docs://sdk/sandbox.md']),
    )
    expect(page.contents[0]).toMatchObject({
      mimeType: 'text/markdown',
      text: readFileSync(inPackage('docs/sandbox.md'), 'utf8'),
    })
  })

  it('cannot change anything unless that is allowed', async () => {
    const { client } = await start(['--mocks'])
    const { tools } = await client.listTools()

    const refused = await client.callTool({ name: 'sandbox_deleteSandbox', arguments: { name: 'dev' } })

    expect(tools).toHaveLength(7)
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([])
    expect(refused.isError).toBe(true)
    expect(textsOf(refused)[0]).toContain('it changes something, and the server is read-only')
  })

  it('gets the error of a call, and never sees a token', async () => {
    answer = ({ headers }, response) =>
      json(response, { detail: `no right for ${headers.authorization}` }, 403, { 'x-request-id': 'r7' })
    const { client, seen, output } = await start(['--base-url', `sandbox=${baseUrl}`])

    const result = await client.callTool({ name: 'sandbox_listSandboxes' })

    expect(result.isError).toBe(true)
    expect(textsOf(result)[0]).toBe(
      `sandbox.listSandboxes failed with 403: no right for Bearer [redacted] (GET ${baseUrl}/v1/sandbox)`,
    )
    expect(JSON.parse(textsOf(result)[1] ?? '')).toMatchObject({
      code: 'api_error',
      status: 403,
      requestId: 'r7',
    })
    expect(seen()).toContain('[redacted]')
    for (const secret of [token, access]) expect(seen() + output()).not.toContain(secret)
  })

  it('sees no token that a server repeats in its response', async () => {
    answer = ({ headers }, response) =>
      json(response, [{ sandbox_name: 'dev', description: `by ${headers.authorization}` }])
    const { client, seen } = await start(['--base-url', `sandbox=${baseUrl}`, '--reveal'])

    const { structuredContent } = await client.callTool({ name: 'sandbox_listSandboxes' })

    expect(structuredContent).toMatchObject({ data: [{ description: 'by Bearer [redacted]' }] })
    expect(seen()).not.toContain(token)
  })

  it('is notified of retries', async () => {
    let asked = 0
    answer = (_, response) =>
      ++asked < 2 ? json(response, {}, 503, { 'retry-after': '0' }) : json(response, [])
    const { client } = await start(['--base-url', `sandbox=${baseUrl}`])
    const heard: (string | undefined)[] = []

    await client.callTool(
      { name: 'sandbox_listSandboxes' },
      { onprogress: ({ message }) => heard.push(message) },
    )

    // The official client drops a notification that arrives together with the result.
    const all = [
      'GET /v1/sandbox',
      'received status 503',
      '503, retrying in 0.0 s',
      'attempt 2',
      'received status 200',
    ]
    expect(heard.length).toBeGreaterThanOrEqual(4)
    expect(heard).toEqual(all.slice(0, heard.length))
  })

  it('cancels a call, and the request ends', async () => {
    let ended = false
    let asked = false
    answer = (_, response) => {
      asked = true
      response.once('close', () => {
        ended = true
      })
    }
    const { client } = await start(['--base-url', `sandbox=${baseUrl}`])
    const given = new AbortController()

    const result = client.callTool({ name: 'sandbox_listSandboxes' }, { signal: given.signal })
    result.catch(() => {})
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(true)
    given.abort('enough')

    await expect(result).rejects.toThrow('enough')
    await expect.poll(() => ended, { timeout: 10_000 }).toBe(true)
  })

  it('gets secret fields masked, unless --reveal is set', async () => {
    answer = (_, response) => json(response, { pipeline_token: 'pipeline-secret-42' })
    const env = { EPILOT_TOKEN: 'epilot-token-0123456789' }
    const call = { name: 'pipelines_generatePipelineToken', arguments: { pipeline_id: '1::2' } }
    const masked = await start(['--base-url', `pipelines=${baseUrl}`], env)
    const shown = await start(['--base-url', `pipelines=${baseUrl}`, '--reveal'], env)

    expect((await masked.client.callTool(call)).structuredContent).toMatchObject({
      data: { pipeline_token: '[redacted]' },
    })
    expect((await shown.client.callTool(call)).structuredContent).toMatchObject({
      data: { pipeline_token: 'pipeline-secret-42' },
    })
    expect(masked.seen()).not.toContain('pipeline-secret-42')
  })
})

describe('sdk mcp', () => {
  it('serves your own API with only its document', async () => {
    user.write(
      'cats.yaml',
      `openapi: 3.0.3
info: { title: Cats, version: '1' }
servers: [{ url: '${baseUrl}' }]
security: [{ key: [] }]
paths:
  /cats/{id}:
    get:
      operationId: getCat
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200':
          description: The cat.
          content: { application/json: { schema: { $ref: '#/components/schemas/Cat' } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: x-key } }
  schemas: { Cat: { type: object, properties: { name: { type: string, nullable: true } } } }
`,
    )
    answer = ({ url, headers }, response) => json(response, { name: `${url} ${headers['x-key']}` })
    const { client } = await overStdio({}, ['--document', join(user.root, 'cats.yaml')], {
      CATS_TOKEN: 'cats-key-0123456789',
    })

    const { tools } = await client.listTools()
    const result = await client.callTool({ name: 'cats_getCat', arguments: { id: 7 } })
    const { contents } = await client.readResource({ uri: 'docs://cats/reference.md' })

    expect(tools.map(({ name }) => name)).toEqual(['cats_getCat'])
    expect(result.structuredContent).toEqual({ status: 200, data: { name: '/cats/7 [redacted]' } })
    expect(contents[0]).toMatchObject({ text: expect.stringMatching(/^# Cats$/m) })
  })

  it('reports at startup what it serves, and what has no token', async () => {
    const { output } = await overStdio({}, ['--only', 'sandbox', '--only', 'listPipelines'])

    await expect
      .poll(output)
      .toBe(
        [
          '2 tools of pipelines, sandbox: read-only; --allow-write adds the others.',
          'pipelines has no token: set EPILOT_TOKEN in the environment.',
          '',
        ].join('\n'),
      )
  })

  it('reports a missing token in the error, too', async () => {
    const { client } = await overStdio({}, [])

    const result = await client.callTool({ name: 'pipelines_listPipelines' })

    expect(textsOf(result)[0]).toBe(
      'pipelines.listPipelines has no token (GET /v1/sandbox/pipelines); set the token in the environment variable EPILOT_TOKEN of the MCP server',
    )
  })

  it('writes only the protocol to standard output', async () => {
    const child = spawn(process.execPath, [cli, 'mcp', '--mocks'], { env: environment() })
    const out = text(child.stdout)
    child.stdin.write(
      `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } } })}\n`,
    )
    await once(child.stdout, 'data').catch(() => {})
    child.stdin.end()
    const [status] = await once(child, 'close')

    const lines = (await out).trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ jsonrpc: '2.0', id: 1, result: { serverInfo: {} } })
    expect(status).toBe(0)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('exits on %s, even with open sessions', async (signal) => {
    const { child, url } = await listening(['--mocks'])
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL(url)))

    const startedAt = performance.now()
    child.kill(signal)
    const [status] = await once(child, 'close')

    expect(status).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })

  it.each<[string[], string]>([
    [['--only', 'nothing'], 'only has "nothing", which is not an operation, API or tag'],
    [['--host', '0.0.0.0'], '--host needs --http'],
    [['--http', '0', '--host', '0.0.0.0'], 'set an access token for them in SDK_MCP_ACCESS_TOKEN'],
    [
      ['--base-url', 'http://localhost:1'],
      '--base-url http://localhost:1 needs the name of an API: --base-url environments=',
    ],
    [['--server', 'sandbx=local'], '--server names an unknown API, "sandbx"; did you mean "sandbox"?'],
    [
      ['--mocks', '--document', 'a.yaml'],
      "option '--document <file|url>' cannot be used with option '--mocks'",
    ],
    [['--document', 'none.yaml'], 'there is no file none.yaml'],
    [['--skip'], '--skip needs --document'],
  ])('refuses %j', async (flags, message) => {
    const { code, out } = await user.run(process.execPath, cli, 'mcp', ...flags)

    expect({ code, out }).toEqual({ code: 2, out: expect.stringContaining(message) })
  })

  it('names the one command that installs a missing package', async () => {
    const { code, out } = await bare.run(
      process.execPath,
      join(bare.root, 'node_modules/sdk/dist/cli.js'),
      'mcp',
      '--mocks',
    )

    expect(out).toContain(
      'error: an MCP server needs the official MCP SDK, which is not installed: npm install @modelcontextprotocol/server',
    )
    expect(code).toBe(2)
  })
})

describe('without the MCP server', () => {
  const marks = ['modelcontextprotocol', 'readOnlyHint', 'mcp-session-id', 'Secret fields are shown']

  it('nothing of it is loaded', async () => {
    const { build } = await import('esbuild')
    for (const name of ['index', 'sandbox', 'environments', 'pipelines', 'runtime', 'mocks', 'otel']) {
      const { outputFiles } = await build({
        entryPoints: [inPackage(`dist/${name}.js`)],
        bundle: true,
        format: 'esm',
        platform: 'node',
        write: false,
        external: ['@opentelemetry/api', 'openapi-fetch'],
      })
      const code = outputFiles[0]?.text ?? ''
      expect([name, marks.filter((mark) => code.includes(mark))]).toEqual([name, []])
    }
  })

  it('the package contains nothing of the official SDK', () => {
    const mcp = user.files.filter((path) => /mcp/.test(path) && path.endsWith('.js'))
    const all = mcp.map((path) => readFileSync(inPackage(path), 'utf8')).join('\n')

    expect(marks.filter((mark) => all.includes(mark))).toEqual(marks)
    expect(all).not.toMatch(/class (Mcp)?Server\b|StdioServerTransport \{|JSONRPCMessageSchema/)
  })
})
