import { describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal } from './sdk.ts'

describe('sdk operations', () => {
  it('is JSON in a pipe, with what a script asks of an operation', async () => {
    const { status, stdout, stderr } = await sdk(['operations'])
    const operations = JSON.parse(stdout)

    expect([status, stderr]).toEqual([0, ''])
    expect(operations).toHaveLength(19)
    expect(operations[0]).toEqual({
      group: 'environments',
      name: 'listSandboxEnvironments',
      method: 'GET',
      path: '/api/projects/{project_id}/sandbox_environments/',
      summary: 'List sandbox environments',
      parameters: [
        { name: 'limit', in: 'query', type: 'integer', required: false },
        { name: 'offset', in: 'query', type: 'integer', required: false },
        { name: 'project_id', in: 'path', type: ['string', 'integer'], required: true },
      ],
      body: 'none',
      paged: true,
    })
  })

  it('shows one group alone', async () => {
    const { stdout } = await sdk(['operations', 'pipelines'])

    expect(JSON.parse(stdout).map(({ name }: { name: string }) => name)).toEqual([
      'listPipelines',
      'createPipeline',
      'getPipeline',
      'deletePipeline',
      'generatePipelineToken',
      'requestSandbox',
      'listSandboxRequests',
    ])
  })

  it('is a table by group on a terminal', async () => {
    const { status, lines } = await sdkOnTerminal(['operations', 'sandbox'], { columns: 140 })

    expect(status).toBe(0)
    expect(lines).toEqual([
      'sandbox  Valstorm Sandbox API',
      '  listSandboxes           GET     /v1/sandbox                                     List sandboxes',
      '  createSandbox           POST    /v1/sandbox                                     Create a sandbox',
      '  deleteSandbox           DELETE  /v1/sandbox/{name}                              Delete a sandbox',
      '  refreshSandbox          POST    /v1/sandbox/{name}/refresh                      Refresh a sandbox',
      '  addUsersToSandbox       POST    /v1/sandbox/{name}/users                        Add users to a sandbox',
      '  removeUsersFromSandbox  DELETE  /v1/sandbox/{name}/users                        Remove users from a sandbox',
      '  pushAppFromSandbox      POST    /v1/sandbox/{sandbox_name}/app/{app_name}/push  Push an app from a sandbox',
    ])
  })

  it.each([20, 40, 80, 100])('has no line wider than a terminal of %d columns', async (columns) => {
    const { lines } = await sdkOnTerminal(['operations'], { columns })

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns)
    expect(lines.filter((line) => /^ {4}(GET|POST|PATCH|DELETE)/.test(line))).toHaveLength(19)
  })

  it('is JSON on a terminal with --json', async () => {
    const { raw } = await sdkOnTerminal(['operations', '--json'], { env: { NO_COLOR: '1' } })

    expect(JSON.parse(raw)).toHaveLength(19)
  })

  it('has a hint for a group that is mistyped', async () => {
    expect(await sdk(['operations', 'sandbx'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: there is no group "sandbx"; did you mean "sandbox"?\n',
    })
  })
})

describe('colours', () => {
  const control = '\x1b['

  it.each([
    ['are there on a terminal', {}, true],
    ['are not with NO_COLOR', { NO_COLOR: '1' }, false],
    ['are not on a dumb terminal', { TERM: 'dumb' }, false],
    ['are not with FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
  ])('%s', async (_, env, expected) => {
    expect((await sdkOnTerminal(['operations'], { env })).raw.includes(control)).toBe(expected)
    expect((await sdkOnTerminal(['--help'], { env })).raw.includes(control)).toBe(expected)
  })

  it('are not in a pipe', async () => {
    expect((await sdk(['operations'])).stdout).not.toContain(control)
  })
})
