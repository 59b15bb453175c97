import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createMocks } from 'sdk/mocks'
import { createClient } from 'sdk/sandbox'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

const mocks = createMocks()
const elsewhere = http.all('*', () => HttpResponse.text('elsewhere'))
const server = setupServer(...mocks.handlers, elsewhere)
const client = createClient({ token: 'any', retry: false })

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  server.resetHandlers()
  mocks.reset()
})
afterAll(() => server.close())

it('answers the addresses of the APIs', async () => {
  await client.createSandbox(null, { name: 'dev' })

  expect((await client.listSandboxes()).data).toHaveLength(1)
  expect(mocks.sandbox.calls).toHaveLength(2)
})

it('passes other addresses and paths to the next handler', async () => {
  expect(await (await fetch('https://example.com/v1/sandbox')).text()).toBe('elsewhere')
  expect(await (await fetch('https://api.valstorm.com/v1/records')).text()).toBe('elsewhere')
})

it('answers unsupported methods on its paths', async () => {
  expect((await fetch('https://api.valstorm.com/v1/sandbox', { method: 'PUT' })).status).toBe(405)
})

it('gives way to handlers that a test adds', async () => {
  server.use(http.get('https://api.valstorm.com/v1/sandbox', () => HttpResponse.json([{ id: 'x' }])))

  expect((await client.listSandboxes()).data).toEqual([{ id: 'x' }])
  server.resetHandlers()
  expect((await client.listSandboxes()).data).toEqual([])
})

it('is still there after handlers are restored', async () => {
  server.restoreHandlers()

  expect((await client.listSandboxes()).data).toEqual([])
  expect(server.listHandlers()).toHaveLength(4)
})

it('breaks a connection, cuts a body, and stalls', async () => {
  mocks.sandbox.fail('*', 'disconnect', { times: 1 })
  mocks.sandbox.fail('*', 'cut', { times: 1 })
  mocks.sandbox.fail('*', 'stall', { times: 1 })

  await expect(client.listSandboxes()).rejects.toMatchObject({ code: 'network_error' })
  await expect(client.listSandboxes()).rejects.toMatchObject({ code: 'network_error' })
  await expect(client.listSandboxes(null, null, { timeoutMs: 30 })).rejects.toMatchObject({
    code: 'timeout',
    phase: 'body',
  })
})

it('gives MSW the request with its body unread', async () => {
  const bodies: Promise<string>[] = []
  server.events.on('request:match', ({ request }) => void bodies.push(request.clone().text()))

  await client.createSandbox(null, { name: 'dev' })

  expect(await Promise.all(bodies)).toEqual(['{"name":"dev"}'])
  server.events.removeAllListeners()
})
