import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from 'sdk/mocks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal, serveMocks } from './sdk.ts'
import { cli } from './start-mock.ts'

let mocks: Awaited<ReturnType<typeof serveMocks>>
beforeAll(async () => {
  mocks = await serveMocks()
})
afterAll(() => mocks.close())
beforeEach(() => mocks.mocks.reset())

const list = () => ['call', 'sandbox', 'listSandboxes', ...mocks.at('sandbox'), '--retries', '0']

describe('the exit status tells a script what it can do', () => {
  it.each<[Fault, number, string]>([
    [400, 4, 'failed with 400'],
    [404, 4, 'failed with 404'],
    ['expired-token', 4, 'failed with 401'],
    ['rate-limit', 4, 'failed with 429'],
    [500, 5, 'failed with 500'],
    [503, 5, 'failed with 503'],
    ['disconnect', 6, 'got no response'],
    ['cut', 6, 'was cut off while receiving the response'],
    ['html', 5, 'failed with 502'],
    ['bad-json', 8, 'not valid JSON'],
    [{ type: 'status', status: 302 }, 8, 'a redirect, which is not followed'],
  ])('%j exits with %d', async (fault, expected, problem) => {
    mocks.mocks.sandbox.fail('listSandboxes', fault)

    const { status, stdout, stderr } = await sdk(list())

    expect([status, stdout]).toEqual([expected, ''])
    expect(stderr).toMatch(/^error: sandbox\.listSandboxes /)
    expect(stderr).toContain(problem)
  })

  it('an undeclared success is still a success', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', { type: 'status', status: 202, body: [] })

    const { status, stdout } = await sdk(list())

    expect([status, stdout]).toEqual([0, '[]\n'])
  })

  it('a timeout exits with 7', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', 'stall')

    const { status, stderr } = await sdk([...list(), '--timeout', '300'])

    expect(status).toBe(7)
    expect(stderr).toContain('timed out after')
  })

  it('a missing token exits with 3, and the message says where the token can be set', async () => {
    const { status, stderr } = await sdk([
      'call',
      'environments',
      'listSandboxEnvironments',
      '-p',
      'project_id=1',
    ])

    expect(status).toBe(3)
    expect(stderr).toBe(
      'error: environments.listSandboxEnvironments needs a token; set POSTHOG_PERSONAL_API_KEY in the environment, or pass --token (GET /api/projects/{project_id}/sandbox_environments/)\n',
    )
  })

  it('an empty variable is not a token', async () => {
    expect(
      (await sdk(['call', 'sandbox', 'listSandboxes'], { env: { VALSTORM_API_TOKEN: '' } })).status,
    ).toBe(3)
  })

  it('SIGINT exits with 130, SIGTERM with 143', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', 'stall')

    const statuses = [await endedBy('SIGINT'), await endedBy('SIGTERM')]

    expect(statuses).toEqual([130, 143])
  })
})

describe('an error', () => {
  it('names each issue, and the request', async () => {
    mocks.mocks.sandbox.fail('createSandbox', {
      type: 'status',
      status: 422,
      body: {
        detail: [
          { loc: ['body', 'name'], msg: 'Field required', type: 'missing' },
          { loc: ['body', 'users', 0], msg: 'no such user' },
        ],
      },
    })
    const create = ['call', 'sandbox', 'createSandbox', '--body', '{"name":"a"}']

    const { stderr } = await sdk([...create, ...mocks.at('sandbox')])

    expect(stderr).toMatch(
      /^error: sandbox\.createSandbox failed with 422: name: Field required; users\.0: no such user /,
    )
    expect(stderr).toContain(
      '\n  name: Field required (missing)\n  users.0: no such user\n  request id: req_',
    )
  })

  it('is JSON on stderr with --json', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', 404)

    const api = await sdk([...list(), '--json'])
    const usage = await sdk(['call', 'sandbox', 'listSandboxs', '--json'])
    const config = await sdk(['call', 'sandbox', 'listSandboxes', '--param', 'a=b', '--json'])

    expect(JSON.parse(api.stderr)).toMatchObject({
      name: 'ApiError',
      code: 'api_error',
      status: 404,
      attempts: 1,
    })
    expect(JSON.parse(usage.stderr)).toEqual({
      name: 'UsageError',
      code: 'usage_error',
      message: 'sandbox has no operation "listSandboxs"; did you mean "listSandboxes"?',
    })
    expect(JSON.parse(config.stderr)).toMatchObject({
      code: 'config_error',
      parameter: 'a',
      operation: 'listSandboxes',
    })
    expect([api.stdout, usage.stdout, config.stdout]).toEqual(['', '', ''])
  })

  it('says where a refused token came from', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', 401)
    const byFlag = await sdk(list())
    const byVariable = await sdk(
      ['call', 'sandbox', 'listSandboxes', '--base-url', mocks.at('sandbox')[1] ?? ''],
      { env: { VALSTORM_API_TOKEN: 'tok-secret' } },
    )

    expect(byFlag.stderr).toContain('\n  the token came from --token\n')
    expect(byVariable.stderr).toContain('\n  the token came from VALSTORM_API_TOKEN\n')
    expect(byVariable.stderr).not.toContain('tok-secret')
  })

  it('contains nothing that a terminal would interpret', async () => {
    const body = { detail: 'gone \x1b[2J\x1b]0;title\x07\u202e' }
    mocks.mocks.sandbox.fail('listSandboxes', { type: 'status', status: 400, body })

    const { raw } = await sdkOnTerminal(list())

    expect(raw).toContain('gone \\u001b[2J\\u001b]0;title\\u0007\\u202e')
    expect(raw).not.toContain('\x1b[2J')
  })

  it('prints no secret of the request, even if the server repeats it', async () => {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const repeated = `${Buffer.concat(chunks)} ${request.headers.authorization}`
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: repeated }))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const create = ['call', 'pipelines', 'createPipeline', '--body', '{"api_token":"geheim-in-body"}']
    const run = (...more: string[]) =>
      sdk([...create, '--base-url', baseUrl, '--token', 'geheim-token', ...more])

    const ends = [await run(), await run('--json')]
    server.close()

    for (const { status, stdout, stderr } of ends) {
      expect([status, stdout]).toEqual([4, ''])
      expect(stderr).toContain('[redacted]')
      expect(stderr).not.toContain('geheim')
    }
  })
})

async function endedBy(signal: NodeJS.Signals): Promise<number | null> {
  const before = mocks.mocks.sandbox.calls.length
  const child = spawn(process.execPath, [cli, ...list()], { stdio: 'ignore' })
  await expect.poll(() => mocks.mocks.sandbox.calls.length).toBeGreaterThan(before)
  child.kill(signal)
  return ((await once(child, 'close')) as [number | null])[0]
}
