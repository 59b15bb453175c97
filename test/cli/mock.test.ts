import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname, networkInterfaces } from 'node:os'
import { createClient } from 'sdk/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { describeWith } from '../support/need.ts'
import { rawRequest, requestText } from '../support/raw-request.ts'
import { type RunningMock, runCli, startMock } from './start-mock.ts'

const running: RunningMock[] = []
const started = async (...flags: string[]) => {
  const mock = await startMock(...flags)
  running.push(mock)
  return mock
}
afterEach(async () => {
  for (const mock of running.splice(0)) await mock.stop()
})

describe('sdk mock', () => {
  it('prints the base URL of each group on loopback, and serves it', async () => {
    const { baseUrls, output } = await started()
    const client = createClient({ baseUrl: baseUrls.sandbox, token: 'any' })

    await client.createSandbox(null, { name: 'dev' })

    expect((await client.listSandboxes()).data).toHaveLength(1)
    const { origin } = new URL(baseUrls.sandbox)
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(output().split('\n').slice(0, 7)).toEqual([
      '',
      `  sandbox       ${origin}/sandbox`,
      `  environments  ${origin}/environments`,
      `  pipelines     ${origin}/pipelines`,
      `  control       ${origin}/_mock`,
      '',
      '  Any token is accepted. Press Ctrl+C to stop.',
    ])
  })

  it('logs one line per request, without token, query or body', async () => {
    const { baseUrls, output } = await started()
    const url = `${baseUrls.environments}/api/projects/1/sandbox_environments/`
    const headers = { authorization: 'Bearer phx_secret', 'content-type': 'application/json' }

    await fetch(`${url}?personal_api_key=phx_secret`)
    const body = JSON.stringify({ name: 'x', environment_variables: { KEY: 'phx_secret' } })
    await (await fetch(url, { method: 'POST', headers, body })).text()
    await (await fetch(`${baseUrls.sandbox}/v1/%1b[31m`)).text()

    await expect.poll(() => logged(output())).toHaveLength(3)
    expect(logged(output())).toEqual([
      'GET     200 N ms  listSandboxEnvironments   /environments/api/projects/1/sandbox_environments/',
      'POST    201 N ms  createSandboxEnvironment  /environments/api/projects/1/sandbox_environments/',
      'GET     404 N ms  no operation              /sandbox/v1/%1b[31m',
    ])
    expect(output()).not.toContain('phx_')
  })

  it('logs nothing with --quiet', async () => {
    const { baseUrls, output } = await started('--quiet')

    await (await fetch(baseUrls.sandbox)).text()

    expect(logged(output())).toEqual([])
  })

  it('accepts only the configured token', async () => {
    const { baseUrls, output } = await started('--token', 'only-this')
    const ask = async (token: string) =>
      (await fetch(`${baseUrls.sandbox}/v1/sandbox`, { headers: { authorization: `Bearer ${token}` } }))
        .status

    expect([await ask('only-this'), await ask('another')]).toEqual([200, 401])
    expect(output()).toContain('Only known tokens are accepted.')
    expect(output()).not.toContain('only-this')
  })

  it('waits before each response', async () => {
    const { baseUrls, output } = await started('--latency', '300')
    const startedAt = performance.now()

    await (await fetch(`${baseUrls.sandbox}/v1/sandbox`)).text()

    expect(performance.now() - startedAt).toBeGreaterThan(290)
    expect(output()).toContain('Each response takes 300 ms.')
  })

  const open = async (...flags: string[]) => {
    const mock = await startMock(...flags)
    const request = fetch(`${mock.baseUrls.sandbox}/v1/sandbox`, { headers: { authorization: 'Bearer any' } })
    const answer = request.then(
      ({ status }) => status,
      () => 'cut',
    )
    await expect
      .poll(async () => (await (await fetch(`${mock.baseUrls.control}/calls`)).json()).sandbox)
      .toHaveLength(1)
    return { mock, answer }
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'lets an open request finish on %s, then exits with 0',
    async (signal) => {
      const { mock, answer } = await open('--latency', '700')

      expect(await mock.stop(signal)).toBe(0)
      expect(await answer).toBe(200)
    },
  )

  it('exits with 0 after 2 s, even if a request is still open, and reports it', async () => {
    const { mock, answer } = await open('--latency', '60000')
    const startedAt = performance.now()

    expect(await mock.stop('SIGTERM')).toBe(0)
    expect(performance.now() - startedAt).toBeGreaterThan(1900)
    expect(await answer).toBe('cut')
    expect(mock.errors()).toBe('Open requests have 2 s to finish. Press Ctrl+C to end them at once.\n')
  })

  it.each([
    ['SIGINT', 'SIGINT', 130],
    ['SIGINT', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
    ['SIGTERM', 'SIGTERM', 143],
  ] as const)('exits at once on %s and then %s, with %i', async (first, second, status) => {
    const { mock, answer } = await open('--latency', '60000')

    mock.kill(first)
    await expect.poll(() => mock.errors()).not.toBe('')

    expect(await mock.stop(second)).toBe(status)
    expect(await answer).toBe('cut')
  })

  it('stops when npx is killed, which leaves its children behind', async () => {
    const npx = spawn('sh', ['-c', `"${process.execPath}" dist/cli.js mock --port 0; true`], {
      env: { ...process.env, npm_command: 'exec' },
    })
    const [greeting] = (await once(npx.stdout, 'data')) as [Buffer]
    const url = /http:\S+\/sandbox/.exec(`${greeting}`)?.[0] ?? ''
    const answers = () =>
      fetch(url).then(
        () => true,
        () => false,
      )
    expect(await answers()).toBe(true)

    npx.kill()

    await expect.poll(answers, { timeout: 5000 }).toBe(false)
  })

  it('exits with 1 when the port is taken, and reports it', async () => {
    const { baseUrls } = await started()
    const { port } = new URL(baseUrls.sandbox)

    expect(await runCli('mock', '--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: port ${port} of 127.0.0.1 is taken; choose another, or 0 for any that is free\n`,
    })
  })

  it.each([
    [
      '203.0.113.1',
      '203.0.113.1 is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them',
    ],
    ['no.invalid', 'no.invalid is not a known host; use an address, such as 127.0.0.1'],
  ])('exits with 1 when it cannot listen on %s, and says why in one line', async (host, why) => {
    expect(await runCli('mock', '--host', host, '--port', '0')).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: ${why}\n`,
    })
  })
})

describe('sdk mock, from other machines', () => {
  it('prints the addresses that others can reach it on', async () => {
    const { baseUrls, output } = await started('--host', '0.0.0.0')

    expect(baseUrls.sandbox).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect(output()).toContain(
      'Listening on 0.0.0.0: other machines can reach it. Its other names need --allow-host.',
    )
  })

  it('accepts its own names and those of --allow-host, and logs what it refuses', async () => {
    const names = ['--allow-host', 'mock', '--allow-host', 'host.docker.internal']
    const { baseUrls, output } = await started('--host', '0.0.0.0', ...names)
    const { port } = new URL(baseUrls.sandbox)
    const ask = async (host: string) =>
      (await rawRequest(Number(port), requestText('GET /_mock/state', `host: ${host}:${port}`))).status

    expect([await ask('mock'), await ask('host.docker.internal'), await ask(hostname())]).toEqual([
      200, 200, 200,
    ])
    expect(await ask('evil.example')).toBe(421)
    await expect
      .poll(() => logged(output()).at(-1))
      .toBe('GET     421 N ms  another host              /_mock/state')
  })

  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address

  const network = { isMissing: !own, missing: 'no network but loopback' }
  describeWith(network, "by the machine's own address", () => {
    it('works with our client and with `sdk call`', async () => {
      const { baseUrls } = await started('--host', '0.0.0.0')
      const host = `${own}:${new URL(baseUrls.sandbox).port}`
      const client = createClient({ baseUrl: `http://${host}/sandbox`, allowHttp: [host], token: 'any' })
      const call = [
        'call',
        'sandbox',
        'listSandboxes',
        '--token',
        'any',
        '--base-url',
        `http://${host}/sandbox`,
      ]

      await client.createSandbox(null, { name: 'dev' })

      const { status, stdout } = await runCli(...call, '--allow-http', host)
      expect([status, JSON.parse(stdout)]).toMatchObject([0, [{ sandbox_name: 'dev' }]])
      expect(await runCli(...call)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`\n  the flag for that is --allow-http ${host}\n`),
      })
    })
  })

  it('closes /_mock to pages of other origins, except those of --allow-origin', async () => {
    const { baseUrls, output } = await started('--allow-origin', 'http://localhost:3000')
    const ask = (origin: string, method: string, path: string) =>
      fetch(baseUrls.control + path, { method, headers: { origin } })

    const refused = await ask('https://evil.example', 'POST', '/reset')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({
      error:
        "pages of https://evil.example can't use /_mock; add the origin to allowOrigins, or with --allow-origin of `sdk mock`",
    })
    expect((await ask('https://evil.example', 'GET', '/state')).status).toBe(403)
    expect((await ask('http://localhost:3000', 'POST', '/reset')).status).toBe(204)
    const { headers } = await ask('http://localhost:3000', 'GET', '/state')
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    expect(logged(output())[0]).toBe('POST    403 N ms  page of another origin    /_mock/reset')
  })

  it('accepts bodies of up to 10 MiB', async () => {
    const { baseUrls } = await started()
    const seed = (bytes: number) =>
      fetch(`${baseUrls.control}/seed`, { method: 'POST', body: '{}'.padEnd(bytes) })

    expect((await seed(10 * 2 ** 20)).status).toBe(200)
    expect((await seed(10 * 2 ** 20 + 1)).status).toBe(413)
  })
})

describe('an invalid command exits with 2 and a hint', () => {
  it.each([
    [['mokc'], "error: unknown command 'mokc'\n(Did you mean mock?)"],
    [['mock', '--prot', '1'], "error: unknown option '--prot'\n(Did you mean --port?)"],
    [['mock', '--port', '70000'], 'Use a whole number from 0 to 65535.'],
    [['mock', '--port', '4020x'], 'Use a whole number from 0 to 65535.'],
    [['mock', '--latency', '-1'], 'Use a whole number of milliseconds, 0 or more.'],
    [['mock', '--token', ''], "A token can't be empty or contain whitespace."],
    [
      ['mock', '--host', ''],
      'Write a host name or an address, without scheme, port and path, such as 127.0.0.1.',
    ],
    [
      ['mock', '--allow-host', 'mock:80'],
      'Write a host name or an address, without scheme, port and path, such as my-host.',
    ],
    [['mock', '--allow-origin', '*'], 'Write it as a browser sends it, such as http://localhost:3000.'],
    [['mock', 'sandbox'], 'too many arguments'],
    [['mock', '--seed'], "option '--seed <file>' argument missing"],
  ])('%j', async (args, hint) => {
    const { status, stdout, stderr } = await runCli(...args)

    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
  })
})

describe('sdk', () => {
  it('shows its version and its commands', async () => {
    const { version } = (await import('../../package.json')).default

    expect(await runCli('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect((await runCli('--help')).stdout).toMatch(/^ {2}mock \[options\] +serve mocks of all APIs/m)
  })

  it('explains each flag with its default', async () => {
    const { status, stdout } = await runCli('mock', '--help')

    expect(status).toBe(0)
    const flags = stdout.replace(/\s+/g, ' ')
    expect(flags).toMatch(/--port <number> [^-]*\(default: 4020\)/)
    expect(flags).toMatch(/--host <address> [^-]*\(default: "127\.0\.0\.1"\)/)
    expect(flags).toMatch(/--token <token> [^-]*\(default: any\)/)
    expect(flags).toMatch(/--latency <ms> [^-]*\(default: 0\)/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})

const logged = (output: string) =>
  output
    .split('\n')
    .slice(8)
    .filter(Boolean)
    .map((line) => line.replace(/ +\d+ ms/, ' N ms'))
