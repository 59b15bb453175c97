import { createClient as createEnvironments } from 'sdk/environments'
import { createMocks } from 'sdk/mocks'
import { createClient as createPipelines } from 'sdk/pipelines'
import { createClient, isApiError } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { barePlatforms } from '../support/bare-platforms.ts'
import { caught } from '../support/caught.ts'

const mocked = (options: Parameters<typeof createMock>[0] = {}) => {
  const mock = createMock(options)
  return { mock, client: createClient({ fetch: mock.fetch, token: 'any', retry: { baseDelayMs: 1 } }) }
}

afterEach(() => vi.unstubAllGlobals())

describe.each(Object.keys(barePlatforms))('a client of a mock on %s', (name) => {
  beforeEach(() => {
    for (const [global, value] of Object.entries(barePlatforms[name] ?? {})) vi.stubGlobal(global, value)
  })

  it('lists what it has created', async () => {
    const { mock, client } = mocked()

    const created = await client.createSandbox(null, { name: 'dev', description: 'für Ada ✓' })
    const listed = await client.listSandboxes()

    expect(created.data).toMatchObject({ sandbox_name: 'dev', description: 'für Ada ✓' })
    expect(listed.data).toEqual([created.data])
    expect(listed.requestId).toBe('req_2')
    expect(mock.calls.map(({ status }) => status)).toEqual([201, 200])
  })

  it('gets the typed errors of the vendor', async () => {
    const error = await caught(() => mocked().client.refreshSandbox({ name: 'gone' }))

    expect(isApiError(error, 404)).toBe(true)
    expect(error).toMatchObject({ body: { detail: "Sandbox 'gone' not found" }, attempts: 1 })
  })

  it('retries', async () => {
    const { mock, client } = mocked()
    mock.fail('*', 503, { times: 1 })
    mock.fail('*', 'disconnect', { times: 1 })

    expect((await client.listSandboxes()).attempts).toBe(3)
  })

  it('sees a cut body: a GET is retried, a POST is not', async () => {
    const { mock, client } = mocked()
    mock.fail('listSandboxes', 'cut', { times: 1 })
    mock.fail('createSandbox', 'cut')

    const { attempts } = await client.listSandboxes()
    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(attempts).toBe(2)
    expect(error).toMatchObject({ code: 'network_error', unsent: false, attempts: 1 })
    expect((error as Error).message).toMatch(
      /^sandbox\.createSandbox was cut off while receiving the response: terminated/,
    )
    expect(mock.state.sandboxes).toHaveLength(1)
  })

  it('sees what is not JSON', async () => {
    const { mock, client } = mocked()
    mock.fail('*', 'bad-json', { times: 1 })
    mock.fail('*', 'html', { times: 1 })

    const bad = await caught(() => client.createSandbox(null, { name: 'dev' }))
    const html = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(bad).toMatchObject({ code: 'invalid_response', status: 201 })
    expect(html).toMatchObject({ code: 'api_error', status: 502, body: expect.stringContaining('<h1>502') })
  })

  it.each([
    ['headers', { type: 'latency', ms: Number.POSITIVE_INFINITY }],
    ['body', 'stall'],
  ] as const)('runs into its time limit while it waits for the %s', async (phase, fault) => {
    const { mock, client } = mocked()
    mock.fail('*', fault)

    const error = await caught(() => client.listSandboxes(null, null, { timeoutMs: 20, retry: false }))

    expect(error).toMatchObject({ code: 'timeout', phase })
  })

  it.each([
    ['before anything is sent', undefined, -1],
    ['during the latency', { type: 'latency', ms: Number.POSITIVE_INFINITY }, 10],
    ['while the body stalls', 'stall', 10],
  ] as const)('is aborted %s', async (_, fault, afterMs) => {
    const { mock, client } = mocked()
    if (fault) mock.fail('*', fault)
    const controller = new AbortController()
    if (afterMs < 0) controller.abort()
    else setTimeout(() => controller.abort(), afterMs)

    const error = await caught(() => client.listSandboxes(null, null, { signal: controller.signal }))

    expect(error).toMatchObject({ name: 'AbortError' })
    expect(mock.calls).toHaveLength(afterMs < 0 ? 0 : 1)
  })

  it('pages through rows, and works with every group', async () => {
    const mocks = createMocks()
    mocks.environments.seed.environments([{}, {}, {}])
    const environments = createEnvironments({ fetch: mocks.fetch, token: 'any' })
    const pipelines = createPipelines({ fetch: mocks.fetch, token: 'any' })

    const { data } = await environments.listSandboxEnvironments({ project_id: 1, limit: 1, offset: 1 })
    await pipelines.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'other' })
    const token = await pipelines.generatePipelineToken({ pipeline_id: '12345::54321' })
    const others = createPipelines({ fetch: mocks.fetch, token: token.data.pipeline_token })

    expect(data.next).toBe(null)
    expect((await others.listPipelines()).data.results?.[0]?.pipeline_role).toBe('production')
  })
})
