import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal, serveMocks } from './sdk.ts'
import { temporaryFile } from './start-mock.ts'

let mocks: Awaited<ReturnType<typeof serveMocks>>
beforeAll(async () => {
  mocks = await serveMocks()
})
afterAll(() => mocks.close())

const list = ['environments', 'listSandboxEnvironments', '--param', 'project_id=1']
const create = ['sandbox', 'createSandbox']
const inList =
  /^error: environments\.listSandboxEnvironments was not sent: (.*) \(GET \/api\/projects\/\{project_id\}/
const inCreate = /^error: sandbox\.createSandbox was not sent: (.*) \(POST \S*\/v1\/sandbox\)$/m

describe('sdk call refuses, sends nothing and exits with 2', () => {
  it.each([
    [['sandbx', 'listSandboxes'], 'there is no group "sandbx"; did you mean "sandbox"?'],
    [['sandbox', 'listSandboxs'], 'sandbox has no operation "listSandboxs"; did you mean "listSandboxes"?'],
    [['sandbox', 'listPipelines'], '"listPipelines" is an operation of pipelines, not of sandbox'],
    [['sandbox', 'toString'], 'sandbox has no operation "toString"; expected: listSandboxes, createSandbox'],
    [['sandbox', 'listSandboxes', '--param', 'name'], '--param must be name=value, but "name" has no ='],
    [['sandbox', 'listSandboxes', '--header', '=x'], '--header must be name=value'],
    [['sandbox', 'listSandboxes', '--server', 'producton'], 'server is unknown; did you mean "production"?'],
    [['sandbox', 'listSandboxes', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['sandbox', 'listSandboxes', '--allow-http', 'http://x'], 'allowHttp takes host or host:port'],
    [['sandbox', 'listSandboxes', '--timeout', 'soon'], 'Use a whole number, 0 or more.'],
    [['sandbox', 'listSandboxes', '--retries', '-1'], 'Use a whole number, 0 or more.'],
    [
      ['sandbox', 'listSandboxes', '--base-url', 'http://x.test', '--server', 'local'],
      "option '-u, --base-url <url>' cannot be used with option '-s, --server <name>'",
    ],
    [['sandbox'], "missing required argument 'operation'"],
  ])('%j', async (args, problem) => {
    const { status, stdout, stderr } = await sdk(['call', ...args, '--token', 'any-token'])

    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`error: ${args.includes('producton') ? 'sandbox is not configured: ' : ''}`)
    expect(stderr).toContain(problem)
  })

  it.each([
    [['--param', 'limi=1'], 'limi is unknown; did you mean "limit"?'],
    [['--param', 'limit=ten'], 'limit is "ten", not a whole number'],
    [['--param', 'limit=1.5'], 'limit is "1.5", not a whole number'],
    [['--param', 'limit=99999999999999999'], 'limit is "99999999999999999", not a whole number'],
    [['--param', 'limit='], 'limit is "", not a whole number'],
    [['--param', 'limit=1', '--param', 'limit=2'], 'limit is set 2 times, but is not a list'],
    [['--body', '{}'], '--body is not accepted by listSandboxEnvironments'],
    [['--all', '--include'], '--include shows one response, but --all gets several'],
  ])('parameters and flags: %j', async (args, problem) => {
    const { status, stderr } = await sdk(['call', ...list, ...args, ...mocks.at('environments')])

    expect([status, inList.exec(stderr)?.[1]]).toEqual([2, problem])
    expect(mocks.mocks.environments.calls).toEqual([])
  })

  it('names every parameter that is missing, and the flags for them', async () => {
    const { status, stderr } = await sdk(['call', 'sandbox', 'pushAppFromSandbox', '--param', 'target=a'])

    expect(status).toBe(2)
    expect(stderr).toContain(
      'sandbox.pushAppFromSandbox was not sent: sandbox_name, app_name are missing; pass --param sandbox_name=… --param app_name=… (POST ',
    )
  })

  it('says that an operation takes no parameters', async () => {
    const { stderr } = await sdk(['call', 'sandbox', 'listSandboxes', '--param', 'name=x'])

    expect(stderr).toContain('name is unknown; listSandboxes takes no parameters (GET /v1/sandbox)')
  })

  it('lists the paged operations when --all is set for another one', async () => {
    const { status, stderr } = await sdk(['call', 'sandbox', 'listSandboxes', '--all'])

    expect(status).toBe(2)
    expect(stderr).toContain(
      '--all works only for paged operations: environments.listSandboxEnvironments (GET',
    )
  })
})

describe('a body is refused', () => {
  it.each([
    [undefined, '', "body is missing; pass --body '{…}', --body @file.json or --body - for stdin"],
    ['{"name":', '', '--body is not JSON: value expected at line 1, column 9'],
    ['{"name": phx_secret}', '', '--body is not JSON: invalid symbol at line 1, column 10'],
    [
      '-',
      '{\n  "name": "dev",\n}',
      'the body on stdin is not JSON: property name expected at line 3, column 1',
    ],
    ['-', '', 'the body on stdin is empty'],
    ['@missing.json', '', 'the body file missing.json does not exist'],
    ['@.', '', 'the body file . cannot be read: EISDIR'],
    ['["dev"]', '', 'body is array, not object'],
  ])('%j with %j on stdin', async (body, input, problem) => {
    const args = ['call', ...create, ...(body === undefined ? [] : ['--body', body])]
    const { status, stderr } = await sdk([...args, ...mocks.at('sandbox')], { input })

    expect([status, inCreate.exec(stderr)?.[1]]).toEqual([2, problem])
    expect(stderr).not.toContain('phx_secret')
    expect(mocks.mocks.sandbox.calls).toEqual([])
  })
})

describe('a body is accepted', () => {
  const file = temporaryFile('body.json', '\ufeff{"name":"from a file"}')
  afterAll(file.remove)

  it.each([
    ['from the command', '{"name":"given"}', '', 'given'],
    ['from a file, with a byte order mark', `@${file.path}`, '', 'from a file'],
    ['from stdin', '-', '{"name":"piped"}', 'piped'],
  ])('%s', async (_, body, input, name) => {
    const { status } = await sdk(['call', ...create, '--body', body, ...mocks.at('sandbox')], { input })

    expect(status).toBe(0)
    expect(mocks.mocks.sandbox.calls.at(-1)).toMatchObject({ body: { name }, status: 201 })
  })

  it('from the terminal, with a notice that the command is waiting', async () => {
    let asked = false
    const { status, lines } = await sdkOnTerminal(
      ['call', ...create, '--body', '-', ...mocks.at('sandbox')],
      {
        type(shown) {
          if (asked || !shown.includes('Ctrl+D')) return undefined
          asked = true
          return '{"name":"typed"}\n\x04'
        },
      },
    )

    expect(lines[0]).toBe('Reading the body from the terminal; press Ctrl+D to end it.')
    expect(status).toBe(0)
    expect(mocks.mocks.sandbox.calls.at(-1)).toMatchObject({ body: { name: 'typed' } })
  })
})

describe('parameters are sent with their declared types', () => {
  it('a string that looks like a number stays a string', async () => {
    const params = ['project_id=007', 'limit=05', 'offset=2'].flatMap((pair) => ['--param', pair])
    const { stdout } = await sdk(['call', 'environments', 'listSandboxEnvironments', ...params, '--dry-run'])

    expect(stdout).toContain('/api/projects/007/sandbox_environments/?limit=5&offset=2')
  })

  it('a value can contain = and spaces', async () => {
    await sdk(['call', 'sandbox', 'deleteSandbox', '--param', 'name=a=b c', ...mocks.at('sandbox')])

    expect(mocks.mocks.sandbox.calls.at(-1)).toMatchObject({ params: { name: 'a=b c' } })
  })
})
