import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { createMcpServer, type HttpOptions } from 'sdk/mcp'
import { afterEach, describe, expect, it } from 'vitest'
import { clientOf, json } from '../support/mcp.ts'
import { rawRequest } from '../support/raw-request.ts'

const cats = {
  openapi: '3.1.0',
  info: { title: 'Cats', version: '1' },
  servers: [{ url: 'https://cats.example.org' }],
  paths: {
    '/cats': {
      get: {
        operationId: 'listCats',
        responses: { 200: { description: 'Yes.', content: { 'application/json': {} } } },
      },
    },
  },
}
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Fetch = (url: string, init: RequestInit) => Promise<Response>

async function served(options: HttpOptions = {}, fetch: Fetch = async () => json([])) {
  const { client, document } = await clientOf(cats, { fetch, retry: false })
  const server = await createMcpServer({ apis: [{ client, document }] })
  const listening = await server.serveHttp(options)
  closing.push(() => listening.close())
  return listening
}

/** Clients of the protocol before 2026, which has sessions, and of the current one, which has none. */
const eras: [string, ClientOptions][] = [
  ['2025-11-25', {}],
  ['2026-07-28', { versionNegotiation: { mode: 'auto' } }],
]

async function client(url: string, options: ClientOptions = {}, headers: Record<string, string> = {}) {
  const made = new Client({ name: 'test', version: '1' }, options)
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } })
  await made.connect(transport)
  closing.push(() => made.close())
  return { client: made, transport }
}

describe.each(eras)('a client of %s', (version, options) => {
  it('lists and calls tools', async () => {
    const { url } = await served()
    const { client: mcp } = await client(url, options)

    expect(mcp.getNegotiatedProtocolVersion()).toBe(version)
    expect((await mcp.listTools()).tools.map(({ name }) => name)).toEqual(['tiny_listCats'])
    expect((await mcp.callTool({ name: 'tiny_listCats' })).structuredContent).toEqual({
      status: 200,
      data: [],
    })
  })

  it('is notified of progress, and can cancel a call', async () => {
    const signals: (AbortSignal | null | undefined)[] = []
    const { url } = await served({}, (_, { signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    })
    const { client: mcp } = await client(url, options)
    const heard: (string | undefined)[] = []
    const given = new AbortController()

    const result = mcp.callTool(
      { name: 'tiny_listCats' },
      { signal: given.signal, onprogress: ({ message }) => heard.push(message) },
    )
    await expect.poll(() => heard).toEqual(['GET /cats'])
    given.abort('enough')

    await expect(result).rejects.toThrow('enough')
    await expect.poll(() => signals[0]?.aborted).toBe(true)
  })
})

describe('sessions', () => {
  it('can be open at the same time, and each can be ended', async () => {
    const listening = await served()
    const one = await client(listening.url)
    const other = await client(listening.url)

    expect(listening.sessions).toBe(2)
    expect(one.transport.sessionId).not.toBe(other.transport.sessionId)

    const ended = one.transport.sessionId ?? ''
    await one.transport.terminateSession()
    const late = await fetch(listening.url, {
      method: 'POST',
      headers: {
        'mcp-session-id': ended,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    })

    expect(listening.sessions).toBe(1)
    expect(late.status).toBe(404)
    expect((await other.client.listTools()).tools).toHaveLength(1)
  })

  it('end when they are idle', async () => {
    const listening = await served({ sessionIdleMs: 100 })
    await client(listening.url)

    await expect.poll(() => listening.sessions, { timeout: 3000 }).toBe(0)
  })

  it('start only with an initialize request', async () => {
    const listening = await served()

    const { status } = await fetch(listening.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    })

    expect(status).toBe(400)
    expect(listening.sessions).toBe(0)
  })
})

describe('the server', () => {
  it('refuses other hosts, which a page may point at it', async () => {
    const { port } = await served()

    const { status } = await rawRequest(
      port,
      'POST /mcp HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n',
    )

    expect(status).toBe(421)
  })

  it('refuses pages of other origins, except those that are allowed', async () => {
    const { url } = await served({ allowOrigins: ['http://localhost:3000'] })
    const from = (origin: string) => fetch(url, { method: 'OPTIONS', headers: { origin } })

    expect((await from('https://evil.example')).status).toBe(403)
    expect((await from('null')).status).toBe(403)
    const allowed = await from('http://localhost:3000')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(allowed.headers.get('access-control-expose-headers')).toContain('mcp-session-id')
  })

  it('requires the access token when it has one', async () => {
    const { url } = await served({ accessToken: 'access-token-123456' })

    const none = await fetch(url, { method: 'POST' })
    const wrong = await fetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer access-token-123457' },
    })
    const { client: mcp } = await client(url, {}, { authorization: 'Bearer access-token-123456' })

    expect([none.status, none.headers.get('www-authenticate'), wrong.status]).toEqual([401, 'Bearer', 401])
    expect((await mcp.listTools()).tools).toHaveLength(1)
  })

  it.each<[HttpOptions, string]>([
    [{ host: '0.0.0.0' }, 'accessToken is missing; on 0.0.0.0, other machines can reach the server'],
    [{ accessToken: 'short' }, 'accessToken is too weak; use at least 16 characters'],
    [{ allowOrigins: ['localhost'] }, 'allowOrigins has localhost, which is not an origin'],
  ])('does not start with %o', async (options, message) => {
    await expect(served(options)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    })
  })

  it('serves only one path', async () => {
    const { url } = await served()

    expect((await fetch(url.replace('/mcp', '/'))).status).toBe(404)
  })

  it('lets calls finish when it is closed, and does not wait for open streams', async () => {
    let answer = (_: Response) => {}
    const listening = await served({}, () => new Promise((resolve) => (answer = resolve)))
    const { client: mcp } = await client(listening.url)
    const result = mcp.callTool({ name: 'tiny_listCats' })
    await new Promise((resolve) => setTimeout(resolve, 100))

    const startedAt = performance.now()
    const closed = listening.close({ graceMs: 5000 })
    answer(json([]))

    expect((await result).structuredContent).toEqual({ status: 200, data: [] })
    await closed
    expect(performance.now() - startedAt).toBeLessThan(4000)
    expect(listening.sessions).toBe(0)
  })
})
