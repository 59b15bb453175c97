import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { environment, sdk } from './sdk.ts'

/** The request that the server received, without what every client adds. */
const arrived: object[] = []
const ofTheClient = /^(host|user-agent|connection|accept-language|accept-encoding|sec-fetch-mode|expect)$/
const server = createServer(async (request, response) => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !ofTheClient.test(name)),
  )
  arrived.push({ method: request.method, url: request.url, headers, body: await text(request) })
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})
let baseUrl: string
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => arrived.splice(0))

const env = {
  VALSTORM_API_TOKEN: 'tok-valstorm',
  POSTHOG_PERSONAL_API_KEY: 'phx_posthog',
  EPILOT_TOKEN: 'jwt-epilot',
}
const hard = JSON.stringify({
  name: `it's "quoted" $HOME \`id\` \\ %s !x`,
  description: 'two\nlines\tand ünïcode 🚀\u0007',
  '@': '@/etc/passwd',
})

describe('what --dry-run prints sends the same request as the call', () => {
  it.each([
    ['a list', ['sandbox', 'listSandboxes']],
    ['a body that is hard to quote', ['sandbox', 'createSandbox', '--body', hard]],
    ['a body in a DELETE', ['sandbox', 'removeUsersFromSandbox', '-p', 'name=a', '-b', '{"users":["x"]}']],
    ['a POST without a body', ['sandbox', 'refreshSandbox', '--param', "name=it's [a] {b}"]],
    [
      'parameters in path and query',
      ['sandbox', 'pushAppFromSandbox', '-p', 'sandbox_name=ä/b', '-p', 'app_name=c&d', '-p', 'target=e f'],
    ],
    [
      'a number in the query',
      ['environments', 'listSandboxEnvironments', '-p', 'project_id=1', '-p', 'limit=2'],
    ],
    ['an operation without a token', ['pipelines', 'requestSandbox', '--body', '{}']],
    [
      'custom headers',
      ['sandbox', 'listSandboxes', '-H', "x-a=it's; b", '-H', 'x-empty=', '-H', 'accept=a/b'],
    ],
  ])('%s', async (_, args) => {
    const call = ['call', ...args, '--base-url', baseUrl, '--retries', '0']

    const { stdout, stderr, status } = await sdk([...call, '--dry-run'], { env })
    expect([status, stderr, arrived]).toEqual([0, '', []])
    await sdk(call, { env })
    await promisify(execFile)('sh', ['-c', `${stdout.trimEnd()} --silent`], { env: environment(env) })

    expect(arrived).toHaveLength(2)
    expect(arrived[1]).toEqual(arrived[0])
    expect(stdout).not.toMatch(/tok-valstorm|phx_posthog|jwt-epilot/)
  })
})

describe('--dry-run', () => {
  it('needs no token, and names the variable for it', async () => {
    const { status, stdout, stderr } = await sdk([
      'call',
      'sandbox',
      'createSandbox',
      '-b',
      '{"name":"dev"}',
      '-n',
    ])

    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`curl 'https://api.valstorm.com/v1/sandbox' \\
  --header 'accept: application/json' \\
  --header "authorization: Bearer $VALSTORM_API_TOKEN" \\
  --header 'content-type: application/json' \\
  --data-raw '{"name":"dev"}'
`)
  })

  it('masks secret fields, flag values that are likely to be secret, and the token of a flag', async () => {
    const body = JSON.stringify({
      name: 'x',
      environment_variables: { KEY: 'phx_in_body', LIST: ['phx_in_body'] },
    })
    const headers = ['-H', 'x-api-key=phx_in_header', '-H', 'cookie=phx_in_header', '-H', 'x-trace=1']

    const { stdout, stderr } = await sdk([
      ...['call', 'environments', 'createSandboxEnvironment', '-p', 'project_id=@current'],
      ...['--body', body, '--token', 'phx_in_flag', '--dry-run', ...headers],
    ])

    expect(stdout + stderr).not.toContain('phx_')
    expect(stdout).toContain('"environment_variables":{"KEY":"REDACTED","LIST":["REDACTED"]}')
    expect(stdout).toContain("'x-trace: 1'")
    expect(stderr).toBe(
      'masked: environment_variables, cookie, x-api-key; fill in the values before you run it\n',
    )
  })

  it('sends an optional token only if one is set', async () => {
    const request = ['call', 'pipelines', 'requestSandbox', '--body', '{}', '--dry-run']

    expect((await sdk(request)).stdout).not.toContain('authorization')
    expect((await sdk(request, { env })).stdout).toContain('"authorization: Bearer $EPILOT_TOKEN"')
  })

  it('refuses what a call would refuse', async () => {
    const list = ['call', 'sandbox', 'listSandboxes', '--dry-run']

    const clear = await sdk([...list, '--base-url', 'http://example.org'])
    const token = await sdk([...list, '--token', 'two words'])
    const path = await sdk(['call', 'sandbox', 'deleteSandbox', '--param', 'name=..', '--dry-run'])

    expect(clear.stderr).toContain('baseUrl is http and would expose a secret; use https')
    expect(clear.stderr).toContain('\n  the flag for that is --allow-http example.org:80\n')
    expect(path.stderr).toContain('name is a dot segment')
    expect(token.stderr).toContain('the token is not one word of ASCII')
    expect([clear.status, path.status, token.status]).toEqual([2, 2, 3])
    expect(token.stderr).not.toContain('two words')
  })

  it('is JSON with --json', async () => {
    const { stdout } = await sdk([
      'call',
      'sandbox',
      'deleteSandbox',
      '-p',
      'name=a b',
      '--dry-run',
      '--json',
    ])

    expect(JSON.parse(stdout)).toEqual({
      method: 'DELETE',
      url: 'https://api.valstorm.com/v1/sandbox/a%20b',
      headers: { accept: 'application/json', authorization: 'Bearer $VALSTORM_API_TOKEN' },
    })
  })
})
