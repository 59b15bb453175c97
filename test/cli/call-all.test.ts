import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { environment, sdk, sdkOnTerminal, serveMocks } from './sdk.ts'
import { cli } from './start-mock.ts'

let mocks: Awaited<ReturnType<typeof serveMocks>>
beforeAll(async () => {
  mocks = await serveMocks()
})
afterAll(() => mocks.close())
beforeEach(() => mocks.mocks.reset())

const seed = (count: number) =>
  mocks.mocks.environments.seed.environments(
    Array.from({ length: count }, (_, index) => ({
      project_id: 1,
      id: `id-${index}`,
      name: `name ${index}`,
    })),
  )
const all = (limit: number) => [
  ...[
    'call',
    'environments',
    'listSandboxEnvironments',
    '--all',
    '-p',
    'project_id=1',
    '-p',
    `limit=${limit}`,
  ],
  ...mocks.at('environments'),
]
const statuses = () => mocks.mocks.environments.calls.map(({ status }) => status)

describe('--all', () => {
  it('prints one array of all items in a pipe', async () => {
    seed(5)

    const { status, stdout, stderr } = await sdk(all(2))

    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual([
      'id-0',
      'id-1',
      'id-2',
      'id-3',
      'id-4',
    ])
    expect(stdout.split('\n').slice(0, 3)).toEqual(['[', '  {', '    "id": "id-0",'])
    expect(statuses()).toEqual([200, 200, 200])
  })

  it('prints an empty array when there are no items', async () => {
    expect(await sdk(all(2))).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
  })

  it('prints a line per item with --lines', async () => {
    seed(5)

    const { stdout } = await sdk([...all(2), '--lines'])

    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).name)).toEqual([
      'name 0',
      'name 1',
      'name 2',
      'name 3',
      'name 4',
    ])
  })

  it('prints one table on a terminal', async () => {
    seed(5)

    const { lines } = await sdkOnTerminal(all(2), { columns: 30 })

    expect(lines.slice(0, 6).map((line) => line.slice(0, 12))).toEqual([
      'id    name  ',
      'id-0  name 0',
      'id-1  name 1',
      'id-2  name 2',
      'id-3  name 3',
      'id-4  name 4',
    ])
    expect(lines.slice(6).join('')).toMatch(/^5 rows, without /)
  })

  it('leaves the array open when a page fails, so that no program takes the part for the whole', async () => {
    seed(5)
    let calls = 0
    mocks.mocks.environments.fail('*', 500, { when: () => ++calls > 1 })

    const { status, stdout, stderr } = await sdk([...all(2), '--retries', '0'])

    expect(status).toBe(5)
    expect(stderr).toContain('failed with 500')
    expect(stdout).toContain('"id-1"')
    expect(() => JSON.parse(stdout)).toThrow()
  })

  it('prints items before the last page arrives, and exits with 0 when its reader closes the pipe', async () => {
    seed(2000)
    const child = spawn(process.execPath, [cli, ...all(10), '--lines'], { env: environment() })
    const ended = once(child, 'close')
    const errors = text(child.stderr)

    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    child.stdout.destroy()
    const [status] = await ended

    expect(`${chunk}`).toMatch(/^\{"id":"id-0"/)
    expect([status, await errors]).toEqual([0, ''])
    expect(statuses().length).toBeLessThan(200)
  })
})
