import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { subpaths } from '../support/subpaths.ts'

const user = consumer('module', ['zod', '@opentelemetry/api'])
afterAll(user.remove)

const json = subpaths.filter((path) => path.endsWith('.json'))
const modules = subpaths.filter((path) => !path.endsWith('.json'))
const names = (paths: readonly string[]) => JSON.stringify(paths.map((path) => `sdk${path.slice(1)}`))

describe('every subpath', () => {
  it('exports the same names by import and by require', async () => {
    const out = await user.node(
      'all.mjs',
      `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
for (const name of ${names(modules)}) {
  const esm = Object.keys(await import(name)).sort(), cjs = Object.keys(require(name)).sort()
  console.log(name, esm.length > 0 && esm.join() === cjs.join())
}`,
    )

    expect(out.split('\n')).toEqual(modules.map((path) => `sdk${path.slice(1)} true`))
  })

  it('with data can be read by both', async () => {
    const out = await user.node(
      'data.mjs',
      `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
for (const name of ${names(json)}) {
  const { default: esm } = await import(name, { with: { type: 'json' } })
  console.log(name, Object.keys(esm).length > 2 && JSON.stringify(esm) === JSON.stringify(require(name)))
}`,
    )

    expect(out.split('\n')).toEqual(json.map((path) => `sdk${path.slice(1)} true`))
  })
})

it('npm installs the tarball without running any of it and without warnings', async () => {
  const packages = ['openapi-fetch', 'openapi-typescript-helpers']
  const overrides = Object.fromEntries(
    packages.map((name) => [name, `file:${user.root}/node_modules/${name}`]),
  )
  user.write('fresh/package.json', JSON.stringify({ name: 'fresh', private: true, overrides }))

  const { code, out } = await user.run(
    'npm',
    ...['install', user.tarball, '--prefix', `${user.root}/fresh`, '--offline', '--no-audit', '--no-fund'],
    ...['--ignore-scripts=false', '--foreground-scripts', '--legacy-peer-deps'],
  )

  // npm prints `> sdk@… <script>` before it runs one, and newer versions warn about those that they would not run.
  expect(out).not.toMatch(/^> |install-scripts/m)
  expect({ code, out }).toMatchObject({ code: 0 })
  expect(
    await user.node('fresh/use.mjs', "import { sdk } from 'sdk'\nconsole.log(typeof sdk.authorize)"),
  ).toBe('function')
}, 60_000)
