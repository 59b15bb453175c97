import { connect } from 'node:net'
import * as environments from 'sdk/environments'
import { createMocks } from 'sdk/mocks'
import { type ServedRequest, serve } from 'sdk/mocks/server'
import { createClient, isApiError } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { afterEach, describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'

const open: { close(): Promise<void> }[] = []
const served = async (options: Partial<Parameters<typeof serve>[0]> = {}) => {
  const mocks = createMocks()
  const server = await serve({ mocks, ...options })
  open.push(server)
  return { mocks, server, url: `${server.baseUrls.sandbox}/v1/sandbox` }
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

describe('serve', () => {
  it('listens on loopback, on a free port, each group under its name', async () => {
    const { server } = await served()

    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
    expect(server.baseUrls).toEqual({
      sandbox: `${server.url}/sandbox`,
      environments: `${server.url}/environments`,
      pipelines: `${server.url}/pipelines`,
    })
  })

  it('serves a single mock, too', async () => {
    const { server } = await served({ mocks: [createMock()] })

    expect(Object.keys(server.baseUrls)).toEqual(['sandbox'])
    expect((await fetch(`${server.url}/pipelines/v1/sandbox/pipelines`)).status).toBe(404)
  })

  it('reports that a port is taken', async () => {
    const { server } = await served()

    await expect(serve({ mocks: createMocks(), port: server.port })).rejects.toThrow(
      `port ${server.port} of 127.0.0.1 is taken; choose another, or 0 for any that is free`,
    )
  })

  it('ends open connections when it closes, and frees the port', async () => {
    const { server, mocks, url } = await served()
    mocks.sandbox.fail('*', 'stall')
    const response = await fetch(url, { headers: { authorization: 'Bearer any' } })

    await open.pop()?.close()

    await expect(response.text()).rejects.toThrow()
    open.push(await serve({ mocks, port: server.port }))
  })

  it('reports each request without its query, headers and body', async () => {
    const reported: ServedRequest[] = []
    const { server } = await served({ onRequest: (request) => reported.push(request) })
    const path = '/environments/api/projects/1/sandbox_environments/'

    await (await fetch(`${server.url}${path}?personal_api_key=phx_secret`)).text()
    await (await fetch(`${server.url}/nothing`)).text()

    expect(reported).toEqual([
      {
        api: 'environments',
        operation: 'listSandboxEnvironments',
        method: 'GET',
        path,
        status: 200,
        durationMs: expect.any(Number),
      },
      {
        api: undefined,
        operation: undefined,
        method: 'GET',
        path: '/nothing',
        status: 404,
        durationMs: expect.any(Number),
      },
    ])
    expect(JSON.stringify(reported)).not.toContain('phx_')
  })

  it('links pages to its own address', async () => {
    const { server, mocks } = await served()
    mocks.environments.seed.environments([{}, {}])
    const { environments: baseUrl } = server.baseUrls

    const { data } = await environments
      .createClient({ baseUrl, token: 'any' })
      .listSandboxEnvironments({ project_id: 12345, limit: 1 })

    expect(data.next).toBe(`${baseUrl}/api/projects/12345/sandbox_environments/?limit=1&offset=1`)
  })
})

describe('CORS', () => {
  it('answers a preflight, and echoes the requested headers', async () => {
    const { url, mocks } = await served()

    const response = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'authorization,content-type',
      },
    })

    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'DELETE',
      'access-control-allow-headers': 'authorization,content-type',
    })
    expect(mocks.sandbox.calls).toEqual([])
  })

  it('lets pages read responses and errors, Retry-After and the request id', async () => {
    const { url, mocks } = await served()
    mocks.sandbox.fail('*', 'rate-limit')

    const { status, headers } = await fetch(url)

    expect(status).toBe(429)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toBe('retry-after, x-request-id, content-type')
  })
})

describe('faults on the connection', () => {
  const failing = async (fault: 'stall' | 'cut' | 'bad-json' | 'disconnect' | 'html') => {
    const { server, mocks } = await served()
    mocks.sandbox.fail('*', fault)
    const { sandbox: baseUrl } = server.baseUrls
    const client = createClient({ baseUrl, token: 'any', retry: false, timeoutMs: 100 })
    return caught(() => client.createSandbox(null, { name: 'dev' }))
  }

  it('stall after the headers', async () => {
    expect(await failing('stall')).toMatchObject({ code: 'timeout', phase: 'body' })
  })

  it('cut in the body', async () => {
    expect(await failing('cut')).toMatchObject({ code: 'network_error', unsent: false })
  })

  it('close before a response', async () => {
    expect(await failing('disconnect')).toMatchObject({ code: 'network_error', unsent: false })
  })

  it('invalid JSON and HTML', async () => {
    expect(await failing('bad-json')).toMatchObject({ code: 'invalid_response' })
    expect(isApiError(await failing('html'), 502)).toBe(true)
  })

  it('cut leaves the started body on the socket', async () => {
    const { server, mocks } = await served()
    mocks.sandbox.fail('*', 'cut')

    const text = await new Promise<string>((resolve) => {
      let seen = ''
      const socket = connect(server.port, '127.0.0.1')
      socket.on('data', (chunk) => {
        seen += chunk
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(seen))
      socket.write(
        'DELETE /sandbox/v1/sandbox/x HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer any\r\n\r\n',
      )
    })

    expect(text).toMatch(/^HTTP\/1\.1 404 /)
    expect(text).toContain('{"detail"')
    expect(text).not.toContain('not found"}')
  })
})

describe('load', { timeout: 60_000 }, () => {
  it('loses none of 1,000 concurrent creates', async () => {
    const { server, mocks } = await served()
    const { environments: baseUrl } = server.baseUrls
    const client = environments.createClient({ baseUrl, token: 'any', retry: false })
    const names = Array.from({ length: 1000 }, (_, index) => `environment ${index}`)

    const created = await Promise.all(
      names.map((name) => client.createSandboxEnvironment({ project_id: 1 }, { name })),
    )

    expect(new Set(created.map(({ data }) => data.id)).size).toBe(1000)
    expect(new Set(mocks.environments.state.environments.map(({ name }) => name))).toEqual(new Set(names))
    expect(mocks.environments.calls).toHaveLength(1000)
  })

  it('pages through 10,000 rows in a stable order', async () => {
    const { server, mocks } = await served()
    const { environments: baseUrl } = server.baseUrls
    const client = environments.createClient({ baseUrl, token: 'any', retry: false })
    const rows = mocks.environments.seed.environments(Array.from({ length: 10_000 }, () => ({})))

    const seen: string[] = []
    for (let offset = 0; offset < 10_000; offset += 500) {
      const { data } = await client.listSandboxEnvironments({ project_id: 12345, limit: 500, offset })
      seen.push(...data.results.map(({ id }) => id))
    }

    expect(seen).toEqual(rows.map(({ id }) => id))
  })
})
