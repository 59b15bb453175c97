import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

const token = 'Qm7xVd2LrTz9WbKc4Hn8'

/** Calls one operation with the client of an ES module, and one with that of a CommonJS module. */
const app = `import { createRequire } from 'node:module'
import { createClient } from 'sdk/sandbox'
const require = createRequire(import.meta.url)
const fetch = async () => Response.json([])
const settings = { token: '${token}', fetch, onEvent: globalThis.own }
await createClient(settings).listSandboxes()
await require('sdk/pipelines').createClient(settings).listPipelines()
`
/** The output of an app: the types of events and the operations in its lines. */
async function steps(flags: string, setting?: string, before = ''): Promise<string[]> {
  user.write('app.mjs', before + app)
  const { code, out } = await user.run(
    'env',
    ...['-u', 'FORCE_COLOR', ...(setting === undefined ? ['-u', 'SDK_DEBUG'] : [`SDK_DEBUG=${setting}`])],
    ...[process.execPath, ...flags.split(' ').filter(Boolean), 'app.mjs'],
  )
  expect({ code, out }).toMatchObject({ code: 0 })
  expect(out).not.toContain(token)
  return out.split('\n').filter(Boolean)
}
const all = [
  /request .* sandbox\.listSandboxes/,
  /response .* 200 in \d+ ms/,
  /request .* pipelines/,
  /response/,
]
const matching = (lines: readonly (RegExp | string)[]) => lines.map((line) => expect.stringMatching(line))

describe('SDK_DEBUG', () => {
  it.each([
    ['--import sdk/debug', ''],
    ['--require sdk/debug', ''],
    ['--import sdk/debug --require sdk/debug', ''],
    ['', "import 'sdk/debug'\n"],
  ])('prints every step of every copy once, with node %s and %j', async (flags, before) => {
    expect(await steps(flags, '1', before)).toEqual(matching(all))
  })

  it.each([undefined, '', '0', 'false', 'off'])('%j prints nothing', async (setting) => {
    expect(await steps('--import sdk/debug', setting)).toEqual([])
  })

  it('json prints one object per line', async () => {
    const lines = await steps('--import sdk/debug', 'json,pipelines.*')

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ type: 'request', api: 'pipelines', time: expect.any(String) }),
      expect.objectContaining({ type: 'response', api: 'pipelines', status: 200 }),
    ])
  })

  it('prints nothing twice when a client has its own debug listener', async () => {
    const before = "import { debug } from 'sdk/debug'\nglobalThis.own = [debug(), () => {}]\n"

    expect(await steps('', '1', before)).toEqual(matching(all))
    expect(await steps('', undefined, before)).toEqual(matching(all))
  })

  it('does not affect the listeners of a client', async () => {
    const before = "import 'sdk/debug'\nglobalThis.own = ({ type }) => console.log('own ' + type)\n"

    expect((await steps('', 'pipelines', before)).filter((line) => line.startsWith('own'))).toEqual(
      ['request', 'response', 'request', 'response'].map((type) => `own ${type}`),
    )
  })

  it('has no colours in a pipe, unless they are requested', async () => {
    const lines = await steps('--import sdk/debug', '1', "process.env.FORCE_COLOR = '1'\n")

    // The environment is read when the listener is created.
    expect(lines.join()).not.toContain('\x1b[')
    const { out } = await user.run(
      'env',
      ...['FORCE_COLOR=1', 'SDK_DEBUG=1', process.execPath, '--import', 'sdk/debug', 'app.mjs'],
    )
    expect(out).toContain('\x1b[32mresponse')
  })
})

describe('the bundle of an app', () => {
  const bundled = async (source: string) => {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: user.root },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    })
    return outputFiles[0]?.text ?? ''
  }
  let without = ''
  beforeAll(async () => {
    without = await bundled("export { createClient } from 'sdk/sandbox'")
  })

  it('contains nothing of it without the import', () => {
    expect(without).toContain('/v1/sandbox')
    expect(without).not.toMatch(/SDK_DEBUG|NO_COLOR|asks for a new token/)
  })

  it('keeps an import for its side effect', async () => {
    expect(await bundled("import 'sdk/debug'")).toContain('SDK_DEBUG')
  })
})

describe('the command line', () => {
  it('prints the steps of a call on stderr', async () => {
    const sdk = join(user.root, 'node_modules/sdk/dist/cli.js')
    const call = `call sandbox listSandboxes --base-url http://127.0.0.1:9 --retries 0 --token ${token}`

    const { out } = await user.run('env', 'SDK_DEBUG=1', process.execPath, sdk, ...call.split(' '))

    expect(out).toMatch(/^sdk #1 .* request {6}sandbox\.listSandboxes {2}GET \/v1\/sandbox at http:/m)
    expect(out).toMatch(/ error .* network_error, 1 attempt$/m)
    expect(out).not.toContain(token)
  })
})
