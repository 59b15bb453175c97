import { createClient, paginate } from 'sdk/environments'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningMock, startMock } from './start-mock.ts'

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock('--quiet')
})
afterAll(() => mock.stop())

const client = () => createClient({ baseUrl: mock.baseUrls.environments, token: 'any', retry: false })
const control = async (method: string, path: string, body?: unknown) =>
  (
    await fetch(mock.baseUrls.control + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  ).status

it('loses nothing, keeps the order and does not grow the heap over rounds of 1,000 creates and 10,000 rows', async () => {
  const heaps: number[] = []
  for (let round = 0; round < 5; round++) {
    await control('POST', '/reset')
    const names = Array.from({ length: 1000 }, (_, index) => `environment ${index}`)
    const created = await Promise.all(
      names.map((name) => client().createSandboxEnvironment({ project_id: 1 }, { name })),
    )
    const rows = Array.from({ length: 9000 }, (_, index) => ({ project_id: 1, name: `seeded ${index}` }))
    await control('POST', '/seed', { environments: { environments: rows } })

    const pages = paginate(client().listSandboxEnvironments, { project_id: 1, limit: 500 })
    const seen = await pages.toArray({ max: 20_000 })
    const again = await pages.toArray({ max: 20_000 })

    expect(new Set(created.map(({ data }) => data.id)).size).toBe(1000)
    expect(new Set(seen.slice(0, 1000).map(({ name }) => name))).toEqual(new Set(names))
    expect(seen.slice(1000).map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(10_000)
    expect(again.map(({ id }) => id)).toEqual(seen.map(({ id }) => id))
    await control('POST', '/reset')
    heaps.push(await mock.heapBytes())
  }

  const [, second = 0] = heaps
  // The first round warms up the compiler and fills pools.
  expect(Math.max(...heaps.slice(2)) - second).toBeLessThan(2 * 1024 * 1024)
}, 120_000)
