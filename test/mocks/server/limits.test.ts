import { createMocks } from 'sdk/mocks'
import { type ServedRequest, type ServeOptions, serve } from 'sdk/mocks/server'
import { createClient } from 'sdk/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { type RawResponse, rawRequest } from '../../support/raw-request.ts'

const open: { close(): Promise<void> }[] = []
const served = async (options: Partial<ServeOptions>) => {
  const mocks = createMocks()
  const reported: ServedRequest[] = []
  const server = await serve({ mocks, onRequest: (request) => reported.push(request), ...options })
  open.push(server)
  return { mocks, server, reported }
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
const post = (...headers: string[]) =>
  [
    'POST /sandbox/v1/sandbox HTTP/1.1',
    'host: localhost',
    'authorization: Bearer any',
    ...headers,
    '',
    '',
  ].join('\r\n')

describe('a body over the limit', () => {
  const refused = {
    status: 413,
    ended: 'closed',
    text: expect.stringMatching(/\r\n\r\n\{"error":"the body is larger than 1000 bytes"\}$/),
  }
  const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`

  it.each([
    ['is only announced', post('content-length: 1001')],
    ['is announced and sent', post('content-length: 5000000') + 'x'.repeat(5_000_000)],
    ['comes in chunks', `${post('transfer-encoding: chunked') + chunk(600) + chunk(401)}0\r\n\r\n`],
    ['is endless', post('transfer-encoding: chunked') + chunk(600) + chunk(600)],
  ])('gets its 413, and the connection closes, when it %s', async (_, bytes) => {
    const { server, mocks, reported } = await served({ maxBodyBytes: 1000 })

    expect(await rawRequest(server.port, bytes)).toEqual(refused)
    expect(mocks.sandbox.calls).toEqual([])
    expect(reported).toMatchObject([
      { api: 'sandbox', operation: undefined, status: 413, refusal: 'the body is larger than 1000 bytes' },
    ])
  })

  it('is refused before it is sent when the client asks first', async () => {
    const { server } = await served({ maxBodyBytes: 1000 })

    const { text } = await rawRequest(server.port, post('expect: 100-continue', 'content-length: 1001'))

    expect(text).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('lets a page read its status', async () => {
    const { server } = await served({ maxBodyBytes: 1000 })

    const response = await fetch(server.baseUrls.sandbox as string, {
      method: 'POST',
      body: 'x'.repeat(1001),
    })

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([413, '*'])
  })

  it('is an ApiError of our client', async () => {
    const { server } = await served({ maxBodyBytes: 1000 })
    const client = createClient({ baseUrl: server.baseUrls.sandbox, token: 'any' })

    await expect(client.createSandbox(null, { name: 'x'.repeat(1000) })).rejects.toMatchObject({
      status: 413,
    })
  })
})

describe('a body within the limit', () => {
  it('is accepted, to the last byte', async () => {
    const body = JSON.stringify({ name: 'x' }).padEnd(1000)
    const { server, mocks } = await served({ maxBodyBytes: 1000 })

    const headers = ['connection: close', 'content-type: application/json', 'content-length: 1000']
    const { status } = await rawRequest(server.port, post(...headers) + body)

    expect(status).toBe(201)
    expect(mocks.sandbox.state.sandboxes).toMatchObject([{ sandbox_name: 'x' }])
  })

  it('can be 10 MiB by default', async () => {
    const { server } = await served({})
    const send = async (bytes: number) =>
      (await fetch(`${server.url}/nothing`, { method: 'POST', body: new Uint8Array(bytes) })).status

    expect([await send(10 * 2 ** 20), await send(10 * 2 ** 20 + 1)]).toEqual([404, 413])
  })

  it('gets a 100 Continue when the client waits for one', async () => {
    const { server } = await served({})
    const headers = ['connection: close', 'content-type: application/json', 'content-length: 12']

    const { text } = await rawRequest(server.port, `${post(...headers, 'expect: 100-continue')}{"name":"x"}`)

    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /)
  })
})

describe('a client that takes too long', () => {
  const ended = async (bytes: string): Promise<RawResponse> => {
    const { server } = await served({ requestTimeoutMs: 200 })
    return rawRequest(server.port, bytes)
  }

  it.each([
    ['sends nothing', ''],
    ['stops in the request line', 'GET /'],
    ['stops in the headers', 'GET / HTTP/1.1\r\nhost: localhost\r\n'],
    ['stops in the body', `${post('content-length: 10')}{`],
  ])('gets a 408 and is closed when it %s', async (_, bytes) => {
    expect(await ended(bytes)).toMatchObject({ status: 408, ended: 'closed' })
  })

  it('is distinguished from a slow response', async () => {
    const { server, mocks } = await served({ requestTimeoutMs: 100 })
    mocks.sandbox.fail('*', { type: 'latency', ms: 500 })

    const client = createClient({ baseUrl: server.baseUrls.sandbox, token: 'any', retry: false })

    expect((await client.listSandboxes()).response.status).toBe(200)
  })

  it('has no limit when none is set', async () => {
    const { server } = await served({ requestTimeoutMs: Number.POSITIVE_INFINITY })

    expect((await rawRequest(server.port, `${post('content-length: 10')}{`, 300)).ended).toBe('open')
  })
})
