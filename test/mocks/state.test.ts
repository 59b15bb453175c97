import { createClient } from 'sdk/environments'
import { createMock } from 'sdk/environments/mocks'
import { createMocks } from 'sdk/mocks'
import { createMock as createPipelines } from 'sdk/pipelines/mocks'
import { expect, it } from 'vitest'

const project_id = 12345
const clientOf = (mock: ReturnType<typeof createMock>) => createClient({ fetch: mock.fetch, token: 'any' })

it('of one mock is separate from that of another', async () => {
  const [one, other] = [createMock(), createMock()]

  await clientOf(one).createSandboxEnvironment({ project_id }, { name: 'x' })

  expect([one.state.environments.length, other.state.environments.length]).toEqual([1, 0])
  expect([one.calls.length, other.calls.length]).toEqual([1, 0])
})

it('is the same on every run, ids and times included', async () => {
  const run = async (idSeed?: number) => {
    const mock = createMock({ idSeed })
    const client = clientOf(mock)
    await client.createSandboxEnvironment({ project_id }, { name: 'a' })
    await client.createSandboxEnvironment({ project_id }, { name: 'b' })
    return mock.state.environments
  }

  expect(await run()).toEqual(await run())
  expect((await run()).map((row) => row.created_at)).toEqual(['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'])
  expect((await run(2))[0]?.id).not.toBe((await run())[0]?.id)
})

it('starts with the seed, and reset restores it, including ids and times', async () => {
  const mock = createMock({ seed: { environments: [{ name: 'first' }] } })
  const { environments } = mock.state
  const before = structuredClone(environments)
  await clientOf(mock).createSandboxEnvironment({ project_id }, { name: 'second' })
  mock.fail('*', 500)

  mock.reset()

  expect(environments).toBe(mock.state.environments)
  expect(environments).toEqual(before)
  expect(mock.calls).toEqual([])
  await expect(clientOf(mock).listSandboxEnvironments({ project_id })).resolves.toBeDefined()
})

it('is live: the mock answers with what a test changes', async () => {
  const mock = createMock()
  const [row] = mock.seed.environments([{ name: 'x' }])
  if (row) row.name = 'changed'

  const { data } = await clientOf(mock).listSandboxEnvironments({ project_id })

  expect(data.results[0]?.name).toBe('changed')
})

it('does not keep references to the objects of a seed', async () => {
  const allowed_domains = ['a.example']
  const mock = createMock({ seed: { environments: [{ allowed_domains }] } })

  mock.state.environments[0]?.allowed_domains.push('b.example')

  expect(allowed_domains).toEqual(['a.example'])
})

it('refuses an unknown collection', () => {
  expect(() => createMock({ seed: JSON.parse('{"rows":[]}') })).toThrow(
    'there is no collection rows; there is environments',
  )
})

it('keeps every call with its input, and no headers', async () => {
  const mock = createPipelines({ seed: { pipelines: [{ pipeline_id: 'a::b' }] } })
  const url = `${mock.baseUrl}/v1/sandbox/pipelines/a%3A%3Ab?x=1`

  await mock.fetch(url, { headers: { authorization: 'Bearer secret', 'x-other': 'secret' } })

  expect(mock.calls).toEqual([
    {
      operation: 'getPipeline',
      method: 'GET',
      path: '/v1/sandbox/pipelines/a%3A%3Ab',
      params: { pipeline_id: 'a::b' },
      query: { x: '1' },
      body: undefined,
      status: 200,
    },
  ])
})

it('of all groups comes from one call', () => {
  const mocks = createMocks({
    seed: { sandbox: { sandboxes: [{ sandbox_name: 'dev' }] }, pipelines: { pipelines: [{}] } },
    environments: { projects: [1] },
  })
  mocks.environments.seed.environments([{}])

  mocks.reset()

  expect(mocks.all.map(({ api }) => api)).toEqual(['sandbox', 'environments', 'pipelines'])
  expect(mocks.sandbox.state.sandboxes).toHaveLength(1)
  expect(mocks.pipelines.state.pipelines).toHaveLength(1)
  expect(mocks.environments.state.environments).toHaveLength(0)
})

it('keeps no calls when that is turned off', async () => {
  const mock = createMock({ recordCalls: false })

  await clientOf(mock).listSandboxEnvironments({ project_id })

  expect(mock.calls).toEqual([])
})
