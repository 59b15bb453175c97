import { createSdk } from 'sdk'
import { createMocks } from 'sdk/mocks'
import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { expect, it } from 'vitest'

const headers = { authorization: 'Bearer any' }

it('accepts a string, a URL or a Request', async () => {
  const { fetch, baseUrl } = createMock()
  const url = `${baseUrl}/v1/sandbox`

  const answers = await Promise.all([
    fetch(url, { headers }),
    fetch(new URL(url), { headers }),
    fetch(new Request(url, { headers })),
  ])

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

it('reads addresses, methods and bodies as fetch does', async () => {
  const mock = createMock()
  const body = new Blob(['{"name":"dev"}'], { type: 'application/json' })

  const created = await mock.fetch('https://API.valstorm.com:443/v1/../v1/./sandbox', {
    method: 'post',
    headers,
    body,
  })

  expect(created.status).toBe(201)
  expect(mock.calls).toMatchObject([{ method: 'POST', path: '/v1/sandbox', body: { name: 'dev' } }])
  await expect(mock.fetch(mock.baseUrl, { headers: { 'a b': 'c' } })).rejects.toBeInstanceOf(TypeError)
})

it('accepts a Request with overrides', async () => {
  const mock = createMock()
  const request = new Request(`${mock.baseUrl}/v1/sandbox`, { method: 'DELETE', headers })

  expect((await mock.fetch(request, { method: 'GET' })).status).toBe(200)
})

it('answers for every server of the API', async () => {
  const { fetch } = createMock()

  await expect(
    createClient({ fetch, token: 'any', server: 'development' }).listSandboxes(),
  ).resolves.toBeDefined()
})

it('rejects other addresses as a broken connection, and says which it answers', async () => {
  const { fetch } = createMock({ baseUrl: 'https://mock.example/base/' })

  await expect(fetch('https://api.valstorm.com/v1/sandbox', { headers })).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: new Error('the mock answers https://mock.example/base, not https://api.valstorm.com'),
  })
  expect((await fetch('https://mock.example/base/v1/sandbox', { headers })).status).toBe(200)
})

it('rejects with the reason of an aborted signal, and calls nothing', async () => {
  const mock = createMock()

  const call = mock.fetch(`${mock.baseUrl}/v1/sandbox`, { headers, signal: AbortSignal.abort('why') })

  await expect(call).rejects.toBe('why')
  expect(mock.calls).toEqual([])
})

it('respects the signal of a Request', async () => {
  const mock = createMock({ latencyMs: Number.POSITIVE_INFINITY })

  const request = new Request(`${mock.baseUrl}/v1/sandbox`, { headers, signal: AbortSignal.timeout(5) })

  await expect(mock.fetch(request)).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('ends a body that stalls when the signal aborts', async () => {
  const mock = createMock()
  mock.fail('*', 'stall')

  const response = await mock.fetch(`${mock.baseUrl}/v1/sandbox`, {
    headers,
    signal: AbortSignal.timeout(20),
  })

  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' })
})

it("answers paths that the API does not have with the vendor's 404", async () => {
  const mock = createMock()

  const response = await mock.fetch(`${mock.baseUrl}/v2/sandbox`, { headers })

  expect([response.status, await response.json()]).toEqual([404, { detail: 'Not Found' }])
  expect(mock.calls).toEqual([])
})

it('gives each response a request id', async () => {
  const { fetch } = createMock()
  const client = createClient({ fetch, token: 'any' })

  expect([(await client.listSandboxes()).requestId, (await client.listSandboxes()).requestId]).toEqual([
    'req_1',
    'req_2',
  ])
})

it('calls, of several mocks, the one with that API', async () => {
  const mocks = createMocks()
  const { sandbox, environments, pipelines } = createSdk({ fetch: mocks.fetch, token: 'any' })

  await sandbox.listSandboxes()
  await environments.listSandboxEnvironments({ project_id: 1 })
  await pipelines.listPipelines()

  expect(mocks.all.map(({ api }) => api)).toEqual(['sandbox', 'environments', 'pipelines'])
  expect(mocks.sandbox.calls.map(({ operation }) => operation)).toEqual(['listSandboxes'])
  expect(mocks.environments.calls.map(({ operation }) => operation)).toEqual(['listSandboxEnvironments'])
  expect(mocks.pipelines.calls.map(({ operation }) => operation)).toEqual(['listPipelines'])
})

it('rejects, with several mocks, what belongs to none of them', async () => {
  await expect(createMocks().fetch('https://example.org/v1/sandbox')).rejects.toMatchObject({
    cause: new Error(
      'the mock answers https://api.valstorm.com, https://us.posthog.com, https://sandbox.sls.epilot.io, not https://example.org',
    ),
  })
})
