import { describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal } from './sdk.ts'

describe('sdk operations', () => {
  it('is JSON in a pipe, with what a script needs to know about an operation', async () => {
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

  it('shows only one group', async () => {
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

  it('suggests a name for a mistyped group', async () => {
    expect(await sdk(['operations', 'sandbx'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: there is no group "sandbx"; did you mean "sandbox"?\n',
    })
  })
})

describe('sdk operations <group> <operation>', () => {
  it('shows what an operation takes, and a command to start with', async () => {
    const list = await sdkOnTerminal(['operations', 'environments', 'updateSandboxEnvironment'], {
      columns: 140,
    })
    const request = await sdkOnTerminal(['operations', 'pipelines', 'requestSandbox'], { columns: 140 })

    expect(list.lines).toEqual([
      'environments updateSandboxEnvironment  Update a sandbox environment',
      '  PATCH /api/projects/{project_id}/sandbox_environments/{id}/',
      '  project_id  path, string or integer, required',
      '  id          path, string, required',
      '  body        object',
      '  token       $POSTHOG_PERSONAL_API_KEY',
      '',
      '  sdk call environments updateSandboxEnvironment --param project_id=… --param id=…',
    ])
    expect(request.lines.slice(2)).toEqual([
      '  body   object, required',
      '  token  $EPILOT_TOKEN, not required',
      '',
      "  sdk call pipelines requestSandbox --body '{…}'",
    ])
  })

  it('is one object in a pipe', async () => {
    const { stdout } = await sdk(['operations', 'sandbox', 'deleteSandbox'])

    expect(JSON.parse(stdout)).toMatchObject({ name: 'deleteSandbox', parameters: [{ name: 'name' }] })
  })

  it('suggests a name for a mistyped operation', async () => {
    const { status, stderr } = await sdk(['operations', 'sandbox', 'deletSandbox'])

    expect([status, stderr]).toEqual([
      2,
      'error: sandbox has no operation "deletSandbox"; did you mean "deleteSandbox"?\n',
    ])
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

  it('are off in a pipe', async () => {
    expect((await sdk(['operations'])).stdout).not.toContain(control)
  })
})
