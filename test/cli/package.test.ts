import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bundledIn } from '../../scripts/release/third-party.ts'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)
const inPackage = (path: string) => join(user.root, 'node_modules/sdk', path)
const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'))

describe('the command line in the package', () => {
  it('runs with only its one dependency installed', async () => {
    const out = await user.run(process.execPath, inPackage(manifest.bin.sdk), '--version')

    expect(out).toEqual({ code: 0, out: `${manifest.version}\n` })
    expect(Object.keys(manifest.dependencies)).toEqual(['openapi-fetch'])
  })

  it('is a separate program, with the licences of what it contains', () => {
    const text = readFileSync(inPackage(manifest.bin.sdk), 'utf8')
    const contains = bundledIn(text).map(({ name }) => name)

    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(contains).toEqual([
      'commander',
      'fast-string-truncated-width',
      'jsonc-parser',
      'yocto-spinner',
      'yoctocolors',
    ])
    for (const owner of ['TJ Holowaychuk', 'Fabio Spampinato', 'Microsoft', 'Sindre Sorhus']) {
      expect(text).toMatch(new RegExp(`Copyright.*${owner}`))
    }
    expect(statSync(inPackage(manifest.bin.sdk)).mode & 0o111).toBe(0o111)
  })

  it('contains no group, mock or runtime, but loads them from the package', () => {
    const text = readFileSync(inPackage(manifest.bin.sdk), 'utf8')

    expect(
      ['/v1/sandbox', 'sandbox_environments', 'Retry-After', 'x-request-id'].filter((part) =>
        text.includes(part),
      ),
    ).toEqual([])
    // A new library shows up here.
    expect(text.length).toBeLessThan(120_000)
  })

  it('warns about YAML as Node.js does, without a stack trace', async () => {
    user.write('tagged.yaml', 'openapi: 3.1.0\ninfo: {title: a, version: !odd "1"}\npaths: {}\n')
    const { out } = await user.run(
      process.execPath,
      inPackage(manifest.bin.sdk),
      ...['generate', join(user.root, 'tagged.yaml'), '--out', join(user.root, 'tagged')],
    )

    expect(out).toContain('[TAG_RESOLVE_FAILED] YAMLWarning: Unresolved tag: !odd at line 2, column 27')
    expect(out).not.toContain('generate.js:')
  })

  it('lists and calls operations', async () => {
    const listed = await user.run(process.execPath, inPackage(manifest.bin.sdk), 'operations')
    const called = await user.run(
      process.execPath,
      inPackage(manifest.bin.sdk),
      'call',
      'sandbox',
      'listSandboxes',
      '--dry-run',
    )

    expect(JSON.parse(listed.out)).toHaveLength(19)
    expect(called).toMatchObject({
      code: 0,
      out: expect.stringContaining("curl 'https://api.valstorm.com/v1/sandbox'"),
    })
  })

  it('loads no group for its help', async () => {
    const trace = join(user.root, 'loads.mjs')
    user.write(
      'loads.mjs',
      `import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
  const found = await next(name, context)
  if (found.url.startsWith('file:')) process._rawDebug('loads ' + found.url)
  return found
}\`))`,
    )
    const loaded = async (...args: string[]) => {
      const { out } = await user.run(
        process.execPath,
        '--import',
        trace,
        inPackage(manifest.bin.sdk),
        ...args,
      )
      return [...out.matchAll(/^loads .*\/([\w.-]+)$/gm)].map(([, name]) => name)
    }

    expect(await loaded('--help')).toEqual(['cli.js'])
    expect(await loaded('call', '--help')).toEqual(['cli.js'])
    expect(await loaded('operations', 'sandbox')).toContain('sandbox.js')
    expect(await loaded('operations', 'sandbox')).not.toContain('pipelines.js')
  })

  it.each(['sdk/cli', 'sdk/cli.js', 'sdk/dist/cli.js'])('cannot be imported as %s', async (name) => {
    const out = await user.node(
      'reach.mjs',
      `await import('${name}').then(() => console.log('reached'), ({ code }) => console.log(code))`,
    )

    expect(out).toMatch(/^ERR_(PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND)$/)
  })

  it('is in no other built file', () => {
    const others = user.files.filter(
      (path) => /^dist\/.*js$/.test(path) && !/^dist\/(cli|generate)\.js$/.test(path),
    )
    const found = others.filter((path) =>
      /commander|process\.exit|_mock/.test(readFileSync(inPackage(path), 'utf8')),
    )

    expect(others.length).toBeGreaterThan(20)
    expect(found).toEqual([])
  })
})
