import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClient } from 'sdk/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
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
      '  Any token is taken. Ctrl+C stops it.',
    ])
  })

  it('logs one line a request, without token, query and body', async () => {
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

  it('takes the given token alone', async () => {
    const { baseUrls, output } = await started('--token', 'only-this')
    const ask = async (token: string) =>
      (await fetch(`${baseUrls.sandbox}/v1/sandbox`, { headers: { authorization: `Bearer ${token}` } }))
        .status

    expect([await ask('only-this'), await ask('another')]).toEqual([200, 401])
    expect(output()).toContain('Only known tokens are taken.')
    expect(output()).not.toContain('only-this')
  })

  it('waits before each answer', async () => {
    const { baseUrls, output } = await started('--latency', '300')
    const startedAt = performance.now()

    await (await fetch(`${baseUrls.sandbox}/v1/sandbox`)).text()

    expect(performance.now() - startedAt).toBeGreaterThan(290)
    expect(output()).toContain('Each answer takes 300 ms.')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops with 0 on %s, also while a request is open',
    async (signal) => {
      const mock = await startMock('--latency', '60000')
      const open = fetch(`${mock.baseUrls.sandbox}/v1/sandbox`).catch(() => 'ended')
      await expect
        .poll(async () => (await (await fetch(`${mock.baseUrls.control}/calls`)).json()).sandbox)
        .toHaveLength(1)

      expect(await mock.stop(signal)).toBe(0)
      expect(await open).toBe('ended')
    },
  )

  it('stops when npx is ended, which leaves its children behind', async () => {
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

  it('ends with 1 where the port is taken, and says so', async () => {
    const { baseUrls } = await started()
    const { port } = new URL(baseUrls.sandbox)

    expect(await runCli('mock', '--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: port ${port} of 127.0.0.1 is taken; choose another, or 0 for any that is free\n`,
    })
  })

  it('says on which addresses others can reach it', async () => {
    const { baseUrls, output } = await started('--host', '0.0.0.0')

    expect(baseUrls.sandbox).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect(output()).toContain('Listens on 0.0.0.0: other machines can reach it.')
  })
})

describe('a wrong command ends with 2 and a hint', () => {
  it.each([
    [['mokc'], "error: unknown command 'mokc'\n(Did you mean mock?)"],
    [['mock', '--prot', '1'], "error: unknown option '--prot'\n(Did you mean --port?)"],
    [['mock', '--port', '70000'], 'A port is a whole number from 0 to 65535.'],
    [['mock', '--port', '4020x'], 'A port is a whole number from 0 to 65535.'],
    [['mock', '--latency', '-1'], 'Milliseconds are a whole number, 0 or more.'],
    [['mock', '--token', ''], 'A token is not empty and has no blanks.'],
    [['mock', 'sandbox'], 'too many arguments'],
    [['mock', '--seed'], "option '--seed <file>' argument missing"],
  ])('%j', async (args, hint) => {
    const { status, stdout, stderr } = await runCli(...args)

    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
  })
})

describe('sdk', () => {
  it('tells its version and its commands', async () => {
    const { version } = (await import('../../package.json')).default

    expect(await runCli('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect((await runCli('--help')).stdout).toMatch(/^ {2}mock \[options\] +serve fakes of all APIs/m)
  })

  it('explains each flag with its default', async () => {
    const { status, stdout } = await runCli('mock', '--help')

    expect(status).toBe(0)
    expect(stdout).toMatch(/--port <number> .*\(default: 4020\)/)
    expect(stdout).toMatch(/--host <address> .*\(default: "127\.0\.0\.1"\)/)
    expect(stdout).toMatch(/--token <token> .*\(default: any\)/)
    expect(stdout).toMatch(/--latency <ms> .*\(default: 0\)/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})

const logged = (output: string) =>
  output
    .split('\n')
    .slice(8)
    .filter(Boolean)
    .map((line) => line.replace(/ +\d+ ms/, ' N ms'))
