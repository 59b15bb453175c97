import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { barePlatforms } from '../support/bare-platforms.ts'
import { caught } from '../support/caught.ts'

// A platform without Response, Request and Headers.
beforeEach(() => {
  const lacking = barePlatforms['an engine with AbortController alone'] ?? {}
  for (const [global, value] of Object.entries(lacking)) vi.stubGlobal(global, value)
})
afterEach(() => vi.unstubAllGlobals())

const rows = [{ id: 'org_4f7c1d2e9ab34c60_s_dev', sandbox_name: 'dev', description: 'für Ada ✓ 🎉' }]
const seed = { sandboxes: [{ sandbox_name: 'dev', description: 'für Ada ✓ 🎉' }] }
const headers = { authorization: 'Bearer any' }

const ask = (init: RequestInit = {}, options: Parameters<typeof createMock>[0] = { seed }) => {
  const mock = createMock(options)
  return mock.fetch(`${mock.baseUrl}/v1/sandbox`, { headers, ...init })
}

it('is read as text, JSON and bytes, each copy once', async () => {
  const response = await ask()
  const [copy, bytes] = [response.clone(), response.clone()]

  expect(await response.json()).toEqual(rows)
  expect(await copy.text()).toBe(JSON.stringify(rows))
  expect(Buffer.from(await bytes.arrayBuffer()).toString()).toBe(JSON.stringify(rows))
  expect(response.bodyUsed).toBe(true)
  await expect(response.text()).rejects.toThrow('the body has already been read')
  expect(() => response.clone()).toThrow('the body has already been read')
})

it('has status and headers, whatever the case of their names', async () => {
  const response = await ask({ headers: {} })

  expect([response.status, response.ok, response.redirected, response.type]).toEqual([
    401,
    false,
    false,
    'default',
  ])
  expect(response.headers.get('Content-Type')).toBe('application/json')
  expect(response.headers.has('X-Request-Id')).toBe(true)
  expect(response.headers.get('retry-after')).toBe(null)
  expect([...response.headers]).toEqual([
    ['x-request-id', 'req_1'],
    ['content-type', 'application/json'],
  ])
})

it('has a null body when it has none', async () => {
  const response = await ask({ method: 'HEAD' })

  expect([response.status, response.body, await response.text()]).toEqual([405, null, ''])
})

it.each([
  ['a record', { Authorization: 'Bearer any' }],
  ['pairs', [['Authorization', 'Bearer any']] as [string, string][]],
  ['another class', new Map([['Authorization', 'Bearer any']]) as unknown as Headers],
])('is returned for headers in the form of %s', async (_, given) => {
  expect((await ask({ headers: given })).status).toBe(200)
})

it('is returned for a lowercase method, and for a text body', async () => {
  const body = '{"name":"dev"}'

  expect((await ask({ method: 'post', body }, {})).status).toBe(201)
  await expect(ask({ method: 'get', body })).rejects.toThrow('a GET or HEAD request has no body')
})

it('is returned by a mock at another address', async () => {
  const mock = createMock({ baseUrl: 'https://mock.example/base/' })
  const client = createClient({ fetch: mock.fetch, token: 'any', retry: false })

  await expect(client.listSandboxes()).rejects.toMatchObject({ code: 'network_error' })
  expect((await mock.fetch('https://mock.example/base/v1/sandbox?x=1#y', { headers })).status).toBe(200)
  expect(() => createMock({ baseUrl: 'mock.example' })).toThrow(
    'baseUrl of a mock must be an http(s) URL, got mock.example',
  )
})

it('is not returned for a body that needs a Request, which is reported as missing', async () => {
  const mock = createMock()
  const fetch = (url: string, init: RequestInit) => mock.fetch(url, { ...init, body: new Uint8Array([1]) })

  const error = await caught(() => createClient({ fetch, token: 'any' }).createSandbox(null, { name: 'dev' }))

  expect(error).toMatchObject({ code: 'config_error', parameter: 'fetch', attempts: 1 })
  expect((error as Error).message).toContain('Request is not defined here')
  expect(mock.calls).toEqual([])
})
