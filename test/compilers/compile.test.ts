import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { projectRoot } from '../support/project-copy.ts'

/** The oldest supported version, the one the package is built with, and the newest of each later major. */
const compilers = [
  ['5.4', '5.4.5'],
  ['5.9', '5.9.3'],
  ['6', '6.0.3'],
  ['7', '7.0.2'],
] as const

const here = join(projectRoot, 'test/compilers')
const alone = consumer()
const equipped = consumer('module', ['zod', 'msw', '@opentelemetry/api'])
const tsc = (compiler: string) => join(here, `node_modules/typescript-${compiler}/bin/tsc`)

beforeAll(() => {
  for (const user of [alone, equipped]) {
    for (const name of ['core', 'peers', 'msw']) {
      for (const ending of ['mts', 'cts']) {
        cpSync(join(here, `consumer/${name}.ts`), join(user.root, `${name}.${ending}`))
      }
    }
  }
})
afterAll(() => {
  alone.remove()
  equipped.remove()
})

const browser = { lib: ['es2022', 'dom'], types: [] }
const node = {
  lib: ['es2022'],
  types: ['node'],
  typeRoots: [join(projectRoot, 'node_modules/@types')],
}

/** The compiler's messages when the declarations themselves are checked, as strictly as possible. */
async function compile(compiler: string, user: typeof alone, names: readonly string[], options: object) {
  user.write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
        target: 'es2022',
        ...options,
      },
      files: names,
    }),
  )
  const { out } = await user.run(process.execPath, tsc(compiler), '-p', user.root)
  return out
}

describe.each(compilers.filter(([name]) => name !== '7'))('TypeScript %s', (compiler) => {
  it('finds what needs no peer under node10, which ignores exports, by typesVersions', async () => {
    const silenced = compiler === '6' ? { ignoreDeprecations: '6.0' } : {}
    const options = { module: 'commonjs', moduleResolution: 'node10', ...silenced, ...browser }

    expect(await compile(compiler, alone, ['core.cts'], options)).toBe('')
  })
})

describe.each(compilers)('TypeScript %s', (compiler, version) => {
  it('is installed', async () => {
    const { out } = await alone.run(process.execPath, tsc(compiler), '--version')

    expect(out).toBe(`Version ${version}\n`)
  })

  describe.each([
    ['node16', { module: 'node16', moduleResolution: 'node16' }, ['mts', 'cts']],
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }, ['mts', 'cts']],
    ['a bundler', { module: 'esnext', moduleResolution: 'bundler' }, ['mts']],
  ] as const)('under %s', (_, module, endings) => {
    const files = (...names: string[]) => names.flatMap((name) => endings.map((end) => `${name}.${end}`))

    it('accepts every subpath, with the peers, in a browser', async () => {
      expect(await compile(compiler, equipped, files('core', 'peers'), { ...module, ...browser })).toBe('')
    })

    it('accepts what needs no peer without any, with only the types of Node', async () => {
      expect(await compile(compiler, alone, files('core'), { ...module, ...node })).toBe('')
    })
  })

  it('accepts every subpath, with the peers, with only the types of Node', async () => {
    const options = { module: 'nodenext', moduleResolution: 'nodenext', ...node }

    expect(await compile(compiler, equipped, ['core.mts', 'peers.cts'], options)).toBe('')
  })

  it('accepts the handlers for MSW, whose own types fail such a check', async () => {
    const options = { module: 'nodenext', moduleResolution: 'nodenext', ...browser, skipLibCheck: true }

    expect(await compile(compiler, equipped, ['msw.mts', 'msw.cts'], options)).toBe('')
  })

  it('reports a missing peer', async () => {
    const options = { module: 'nodenext', moduleResolution: 'nodenext', ...browser }

    const out = await compile(compiler, alone, ['peers.mts'], options)

    expect(out).toContain("error TS2307: Cannot find module 'zod/mini'")
    expect(out).toContain("error TS2307: Cannot find module '@opentelemetry/api'")
  })

  it('accepts what needs no peer without any, in a browser', async () => {
    const options = { module: 'nodenext', moduleResolution: 'nodenext', ...browser }

    expect(await compile(compiler, alone, ['core.mts', 'core.cts'], options)).toBe('')
  })
})
