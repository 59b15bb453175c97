import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../support/subpaths.ts'

/** An engine with only the globals of ECMAScript, and the ones passed in. */
function engine(given: object = {}) {
  const context = createContext({ ...given })
  const run = (script: string): unknown => runInContext(script, context)
  run('delete globalThis.console; delete globalThis.WebAssembly')
  return run
}

/** The built CommonJS files of subpaths as one script that leaves their names in globals. */
async function script(names: Readonly<Record<string, string>>): Promise<string> {
  const lines = Object.entries(names).map(([name, subpath]) => {
    const file = subpath === '.' ? 'index' : subpath.slice(2)
    return `globalThis.${name} = require('./dist/cjs/${file}.js')`
  })
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: process.cwd() },
    bundle: true,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'esnext',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

it('the engine has no platform APIs', () => {
  const names = [
    ...['fetch', 'Request', 'Response', 'Headers', 'URL', 'URLSearchParams', 'AbortController', 'Event'],
    ...['TextDecoder', 'ReadableStream', 'setTimeout', 'queueMicrotask', 'performance', 'structuredClone'],
    ...['console', 'process', 'Buffer', 'atob', 'crypto', 'navigator', 'window'],
  ]

  expect(names.filter((name) => engine()(`typeof ${name}`) !== 'undefined')).toEqual([])
})

describe('in an engine without a platform', () => {
  // Servers need Node: one of mocks, and the packages that talk to Redis.
  const ofNode = ['./mocks/server', './limits/redis']

  it.each(modules.filter((path) => !ofNode.includes(path)))('%s can be imported', async (subpath) => {
    const run = engine()

    run(await script({ loaded: subpath }))

    expect(run('Object.keys(loaded).length')).toBeGreaterThan(0)
  })

  it.each([
    ['fetch', ''],
    ['AbortController', 'fetch: () => {}'],
  ])('the first call says that %s is missing', async (name, option) => {
    const run = engine()
    run(await script({ sandbox: './sandbox' }))

    const error = await run(`
      sandbox.createClient({ baseUrl: 'https://x.example', token: 'any', ${option} })
        .listSandboxes().catch((error) => error)`)

    expect(error).toMatchObject({ name: 'ConfigError', code: 'config_error', parameter: name, attempts: 0 })
    expect((error as Error).message).toMatch(
      new RegExp(
        `^sandbox\\.listSandboxes was not sent: ${name} is missing in this environment; load a polyfill`,
      ),
    )
  })
})

describe('with only AbortController and timers, a client and a mock', () => {
  let loaded = ''
  beforeAll(async () => {
    loaded = await script({ sandbox: './sandbox', mocks: './sandbox/mocks', schemas: './sandbox/schemas' })
  })

  /** Runs a program with `mock`, `client` and `caught` in such an engine. Returns its result, as JSON. */
  const play = async (program: string) => {
    const run = engine({ AbortController, setTimeout, clearTimeout })
    run(loaded)
    return JSON.parse(
      (await run(`(async () => {
        const mock = mocks.createMock()
        const client = sandbox.createClient({ fetch: mock.fetch, token: 'any', retry: { baseDelayMs: 1 } })
        const caught = (call) => call.then(() => 'no error', ({ name, code, status, body, phase, message }) =>
          ({ name, code, status, body, phase, message }))
        ${program}
      })().then(JSON.stringify)`)) as string,
    )
  }

  it('create and list', async () => {
    expect(
      await play(`
        await client.createSandbox(null, { name: 'dev', description: 'für Ada ✓' })
        const { data, requestId, attempts } = await client.listSandboxes()
        return { data, requestId, attempts }`),
    ).toEqual({
      data: [{ id: 'org_4f7c1d2e9ab34c60_s_dev', sandbox_name: 'dev', description: 'für Ada ✓' }],
      requestId: 'req_2',
      attempts: 1,
    })
  })

  it('check what they send and get', async () => {
    expect(
      await play(`
        const strict = { schemas: schemas.schemas, validate: 'strict' }
        await client.listSandboxes(null, null, strict)
        return caught(client.createSandbox(null, { name: 1 }, strict))`),
    ).toMatchObject({ name: 'ValidationError' })
  })

  it('distinguish the errors of the vendor', async () => {
    expect(await play(`return caught(client.refreshSandbox({ name: 'gone' }))`)).toMatchObject({
      code: 'api_error',
      status: 404,
      body: { detail: "Sandbox 'gone' not found" },
    })
  })

  it('retry transient faults', async () => {
    expect(
      await play(`
        mock.fail('*', 503, { times: 1 })
        mock.fail('*', 'cut', { times: 1 })
        return (await client.listSandboxes()).attempts`),
    ).toBe(3)
  })

  it('report a POST whose response breaks off, and send it once', async () => {
    expect(
      await play(`
        mock.fail('*', 'cut')
        return [await caught(client.createSandbox(null, { name: 'dev' })), mock.state.sandboxes.length, mock.calls.length]`),
    ).toEqual([expect.objectContaining({ code: 'network_error' }), 1, 1])
  })

  it.each([
    ['headers', "{ type: 'latency', ms: Infinity }"],
    ['body', "'stall'"],
  ])('keep their time limits while they wait for the %s', async (phase, fault) => {
    expect(
      await play(`
        mock.fail('*', ${fault})
        return caught(client.listSandboxes(null, null, { timeoutMs: 20, retry: false }))`),
    ).toMatchObject({ code: 'timeout', phase })
  })

  it.each([
    ['before they start', '', 'controller.abort(reason)', 0],
    [
      'during the latency',
      "{ type: 'latency', ms: Infinity }",
      'setTimeout(() => controller.abort(reason), 10)',
      1,
    ],
    ['while a body stalls', "'stall'", 'setTimeout(() => controller.abort(reason), 10)', 1],
  ])('end when the caller aborts %s', async (_, fault, abort, calls) => {
    expect(
      await play(`
        ${fault && `mock.fail('*', ${fault})`}
        const controller = new AbortController(), reason = new Error('left')
        ${abort}
        const { signal } = controller
        const error = await client.listSandboxes(null, null, { signal }).catch((error) => error)
        return [error === reason, mock.calls.length]`),
    ).toEqual([true, calls])
  })
})
