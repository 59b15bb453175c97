import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal, serveMocks } from './sdk.ts'

let mocks: Awaited<ReturnType<typeof serveMocks>>
beforeAll(async () => {
  mocks = await serveMocks()
})
afterAll(() => mocks.close())
beforeEach(() => mocks.mocks.reset())

const list = () => ['call', 'sandbox', 'listSandboxes', ...mocks.at('sandbox')]
const seedTwo = () =>
  mocks.mocks.sandbox.seed.sandboxes([
    { id: 'org_s_dev', sandbox_name: 'dev', description: null },
    { id: 'org_s_qa', sandbox_name: '品質 🚀', description: 'for\ntests' },
  ])
describe('in a pipe, a response is', () => {
  it('indented JSON', async () => {
    seedTwo()

    const { status, stdout, stderr } = await sdk(list())

    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n').slice(0, 3)).toEqual(['[', '  {', '    "id": "org_s_dev",'])
    expect(JSON.parse(stdout)).toMatchObject([{ sandbox_name: 'dev' }, { sandbox_name: '品質 🚀' }])
  })

  it('one line of JSON for each item, with --lines', async () => {
    seedTwo()

    const { stdout } = await sdk([...list(), '--lines'])

    expect(stdout.split('\n')).toHaveLength(3)
    expect(JSON.parse(stdout.split('\n')[1] ?? '')).toMatchObject({ description: 'for\ntests' })
  })

  it('nothing when there is no body', async () => {
    mocks.mocks.environments.seed.environments([
      { project_id: 1, id: '497f6eca-6276-4993-bfeb-53cbbbba6f08' },
    ])
    const remove = ['call', 'environments', 'deleteSandboxEnvironment', '--param', 'project_id=1']

    expect(
      await sdk([
        ...remove,
        ...['--param', 'id=497f6eca-6276-4993-bfeb-53cbbbba6f08'],
        ...mocks.at('environments'),
      ]),
    ).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  it('with status and headers, with --include', async () => {
    const { stdout } = await sdk([...list(), '--include'])

    expect(JSON.parse(stdout)).toEqual({
      status: 200,
      headers: expect.objectContaining({ 'content-type': 'application/json' }),
      requestId: expect.stringMatching(/^req_/),
      attempts: 1,
      data: [],
    })
  })

  it('a secret that the operation returns', async () => {
    const [pipeline] = mocks.mocks.pipelines.seed.pipelines([{}])

    const { stdout } = await sdk([
      'call',
      'pipelines',
      'generatePipelineToken',
      ...['--param', `pipeline_id=${pipeline?.pipeline_id}`],
      ...mocks.at('pipelines'),
    ])

    expect(JSON.parse(stdout)).toEqual({ pipeline_token: expect.stringMatching(/\w{8}/) })
  })
})

describe('a call', () => {
  it('says on stderr that an operation is deprecated, and until when it works', async () => {
    const headers = { deprecation: '@1767225600', sunset: 'Wed, 11 Nov 2037 23:59:59 GMT' }
    mocks.mocks.sandbox.fail('listSandboxes', { type: 'status', status: 200, body: [], headers })

    expect(await sdk(list())).toEqual({
      status: 0,
      stdout: '[]\n',
      stderr: 'sandbox.listSandboxes is deprecated and ends on 2037-11-11\n',
    })
  })

  it('is retried as often as --retries says', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', 503)

    const { status } = await sdk([...list(), '--retries', '1'])

    expect([status, mocks.mocks.sandbox.calls.length]).toEqual([5, 2])
  })

  it('goes to the server that --server names', async () => {
    const { stdout } = await sdk([
      ...['call', 'environments', 'listSandboxEnvironments', '--param', 'project_id=1'],
      ...['--server', 'eu', '--dry-run'],
    ])

    expect(stdout).toContain("curl 'https://eu.posthog.com/api/projects/1/")
  })
})

describe('on a terminal, a response is', () => {
  it('a table when it is a list of objects; wide characters keep their columns', async () => {
    seedTwo()

    expect((await sdkOnTerminal(list())).lines).toEqual([
      'id         sandbox_name  description',
      'org_s_dev  dev',
      'org_s_qa   品質 🚀       for tests',
      '2 rows',
    ])
  })

  it('as wide as the terminal, with a note about what does not fit', async () => {
    seedTwo()

    const { lines } = await sdkOnTerminal(list(), { columns: 24 })

    expect(lines).toEqual([
      'id         sandbox_name',
      'org_s_dev  dev',
      'org_s_qa   品質 🚀',
      '2 rows, without description; --json shows all',
    ])
  })

  it('coloured JSON when it is an object', async () => {
    const create = ['call', 'sandbox', 'createSandbox', '--body', '{"name":"dev"}']

    const { raw, lines } = await sdkOnTerminal([...create, ...mocks.at('sandbox')])

    expect(raw).toContain('\x1b[34m"sandbox_name"\x1b[0m: \x1b[32m"dev"\x1b[0m')
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ sandbox_name: 'dev' })
  })

  it('JSON with --json', async () => {
    seedTwo()

    const { lines } = await sdkOnTerminal([...list(), '--json'])

    expect(JSON.parse(lines.join('\n'))).toHaveLength(2)
  })

  it('the items of a page, with a note about the others', async () => {
    const environments = ['a', 'b', 'c'].map((name) => ({ project_id: 1, name, id: `id-${name}` }))
    mocks.mocks.environments.seed.environments(environments)
    const page = ['call', 'environments', 'listSandboxEnvironments', '-p', 'project_id=1', '-p', 'limit=2']

    const { lines } = await sdkOnTerminal([...page, ...mocks.at('environments')])

    expect(lines.map((line) => line.slice(0, 10).trimEnd())).toEqual([
      'id    name',
      'id-a  a',
      'id-b  b',
      '2 rows, wi',
      'there are',
    ])
    expect(lines.at(-1)).toBe('there are more pages; use --all to get them')
    const last = await sdkOnTerminal([...page, '-p', 'offset=2', ...mocks.at('environments')])
    expect(last.lines.at(-1)).toMatch(/^1 row, without /)
  })

  it('status and headers as received, with --include', async () => {
    const { lines } = await sdkOnTerminal([...list(), '--include'])

    expect(lines[0]).toBe('HTTP 200 OK')
    expect(lines).toContain('content-type: application/json')
    expect(lines.at(-1)).toBe('no rows')
  })

  it('free of anything that the terminal would interpret', async () => {
    const name = 'x\x1b[2J\x9b31m\u202eevil'
    mocks.mocks.sandbox.seed.sandboxes([{ sandbox_name: name }])

    const table = await sdkOnTerminal(list())
    const json = await sdkOnTerminal([...list(), '--json'])

    for (const { raw } of [table, json]) {
      expect(['\x1b[2J', '\x9b', '\u202e'].filter((each) => raw.includes(each))).toEqual([])
      expect(raw).toContain('\\u009b31m\\u202eevil')
    }
    expect(JSON.parse(json.lines.join('\n'))).toMatchObject([{ sandbox_name: name }])
  })
})
