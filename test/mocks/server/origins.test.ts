import { createMocks } from 'sdk/mocks'
import { type MockServer, type ServedMock, serve } from 'sdk/mocks/server'
import { afterEach, describe, expect, it } from 'vitest'

const open: MockServer[] = []
const served = async (allowOrigins?: readonly string[]) => {
  let reached = 0
  const control: ServedMock = {
    api: '_mock',
    ownOrigin: true,
    async handle() {
      reached++
      return { response: Response.json('reached'), operation: undefined }
    },
  }
  const server = await serve({ mocks: [...createMocks().all, control], allowOrigins })
  open.push(server)
  return { server, url: `${server.baseUrls._mock}/state`, reached: () => reached }
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'POST' },
})

describe('what is closed to other origins', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['a GET of another site, which has no Origin', { 'sec-fetch-site': 'cross-site' }],
    ['a GET of another port, which has no Origin', { 'sec-fetch-site': 'same-site' }],
  ])('refuses a page from %s', async (_, headers) => {
    const { url, reached } = await served()

    for (const method of ['GET', 'POST']) {
      const response = await fetch(url, { method, headers: headers as Record<string, string> })
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
    expect(reached()).toBe(0)
  })

  it('refuses its preflight request, and says how to allow it', async () => {
    const { url } = await served()

    const response = await fetch(url, preflight('https://evil.example'))

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect(await response.json()).toEqual({
      error:
        "pages of https://evil.example can't use /_mock; add the origin to allowOrigins, or with --allow-origin of `sdk mock`",
    })
  })

  it.each([
    ['no page', {}],
    ['its own page', { 'sec-fetch-site': 'same-origin' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ])('answers %s', async (_, headers) => {
    const { url } = await served()

    const response = await fetch(url, { headers: headers as Record<string, string> })

    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null])
  })

  it('answers its own page, which names its origin', async () => {
    const { url, server } = await served()

    expect((await fetch(url, { method: 'POST', headers: { origin: server.url } })).status).toBe(200)
  })

  it('answers pages of allowed origins, and lets only them read it', async () => {
    const { url } = await served(['http://localhost:3000', 'https://app.example'])
    const ask = async (origin: string) => {
      const { status, headers } = await fetch(url, { headers: { origin } })
      return [status, headers.get('access-control-allow-origin'), headers.get('vary')]
    }

    expect(await ask('http://localhost:3000')).toEqual([200, 'http://localhost:3000', 'origin'])
    expect(await ask('https://app.example')).toEqual([200, 'https://app.example', 'origin'])
    expect(await ask('http://localhost:3001')).toEqual([403, null, null])
    const { status, headers } = await fetch(url, preflight('https://app.example'))
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example'])
    expect(headers.get('access-control-allow-methods')).toBe('POST')
  })

  it('leaves the mocks open to pages from any origin', async () => {
    const { server } = await served()

    const { headers } = await fetch(`${server.baseUrls.sandbox}/v1/sandbox`, {
      headers: { origin: 'https://evil.example' },
    })

    expect(headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('allowOrigins', () => {
  it.each(['localhost:3000', 'http://localhost:3000/', 'http://LOCALHOST', 'http://a:80', 'null', '*', ''])(
    'refuses what is not an origin: "%s"',
    async (origin) => {
      await expect(served([origin])).rejects.toThrow(
        `allowOrigins: ${origin} is not an origin; write it as a browser sends it, such as http://localhost:3000`,
      )
    },
  )
})
