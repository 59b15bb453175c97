import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { petsAt } from '../support/generate-project.ts'
import { projectRoot } from '../support/project-copy.ts'

const user = consumer('module', ['zod'])
const compilers = ['5.4', '5.9', '6', '7']
const tsc = (compiler: string) =>
  join(projectRoot, `test/compilers/node_modules/typescript-${compiler}/bin/tsc`)
const sdk = (...args: string[]) => user.run(process.execPath, 'node_modules/sdk/dist/cli.js', ...args)
const sandbox = join(projectRoot, 'specs/sandbox.yaml')

const use = (
  ending: string,
) => `import { connect, getPet, isApiError, type Pet, pets } from './api/index${ending}'
import { checks } from './api/checks.gen${ending}'
import { schemas } from './api/schemas.gen${ending}'
export const pet: Promise<{ data: Pet }> = getPet(connect({ schemas, validate: 'strict' }), { id: 7 })
export const checked = getPet(connect({ schemas: checks }), { id: 7 })
export const all = pets.listPets(null, null, { timeoutMs: undefined })
export const told = (error: unknown) => isApiError(error, 404)
// @ts-expect-error id is a number
export const wrong = () => pets.getPet({ id: 'seven' })
`

beforeAll(async () => {
  user.write('package.json', JSON.stringify({ name: 'user', private: true, dependencies: { sdk: '*' } }))
  user.write('pets.json', JSON.stringify(petsAt('https://pets.example.org')))
  const flags = ['pets.json', '--schemas', '--checks', '--name', 'pets']
  for (const type of ['module', 'commonjs']) {
    user.write(`${type}/package.json`, JSON.stringify({ type, dependencies: {} }))
    for (const [folder, ending] of [
      ['js', '.js'],
      ['ts', '.ts'],
      ['none', 'none'],
    ] as const) {
      const out = `${type}/${folder}/api`
      expect(await sdk('generate', ...flags, '--out', out, '--import-ending', ending)).toMatchObject({
        code: 0,
      })
      user.write(`${type}/${folder}/use.ts`, use(ending === 'none' ? '' : ending))
    }
  }
  await sdk('generate', sandbox, '--out', 'generated', '--name', 'sandbox')
  await sdk('generate', sandbox, '--out', 'split', '--name', 'sandbox', '--split', 'operations')
}, 120_000)
afterAll(user.remove)

/** The compiler's messages about a folder, as strictly as possible. */
async function compile(compiler: string, folder: string, options: object) {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    ...(compiler !== '5.4' && { erasableSyntaxOnly: true }),
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    ...options,
  }
  user.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts', 'api'] }))
  const { out } = await user.run(process.execPath, tsc(compiler), '-p', join(user.root, folder))
  return out
}

const verbatim = { verbatimModuleSyntax: true }
const ts = { allowImportingTsExtensions: true }
const settings: [folder: string, options: object][] = [
  ['module/js', { module: 'node16', moduleResolution: 'node16', ...verbatim }],
  ['module/js', { module: 'nodenext', moduleResolution: 'nodenext', ...verbatim }],
  ['module/js', { module: 'esnext', moduleResolution: 'bundler', ...verbatim }],
  ['module/ts', { module: 'nodenext', moduleResolution: 'nodenext', ...verbatim, ...ts }],
  ['module/ts', { module: 'esnext', moduleResolution: 'bundler', ...verbatim, ...ts }],
  ['module/none', { module: 'preserve', moduleResolution: 'bundler', ...verbatim }],
  // verbatimModuleSyntax refuses ES syntax in a CommonJS file, whoever wrote it.
  ['commonjs/js', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['commonjs/none', { module: 'node16', moduleResolution: 'node16' }],
  ['commonjs/ts', { module: 'nodenext', moduleResolution: 'nodenext', ...ts }],
]

describe.each(compilers)('generated code, by TypeScript %s', (compiler) => {
  it.each(settings)('compiles in %s under %j', async (folder, options) => {
    expect(await compile(compiler, folder, options)).toBe('')
  })
})

describe('a runtime of another version', () => {
  const line = /runtimeV\d.*An error here\? The package version doesn't match: run `npx sdk generate` again\./
  const node16 = { module: 'nodenext', moduleResolution: 'nodenext' }

  it('that is older than the code is refused by the compiler, and by Node when it is loaded', async () => {
    await sdk('generate', 'pets.json', '--out', 'module/newer/api', '--import-ending', '.js')
    const code = readFileSync(join(user.root, 'module/newer/api/operations.gen.ts'), 'utf8')
    user.write('module/newer/api/operations.gen.ts', code.replace('runtimeV1', 'runtimeV9'))

    const compiled = await compile('5.9', 'module/newer', { ...node16, pretty: true })
    await compile('5.9', 'module/newer', { ...node16, noEmit: false, outDir: '../built' })
    const loaded = await user.run(process.execPath, 'module/built/index.js')

    expect(compiled).toContain('has no exported member')
    expect(stripVTControlCharacters(compiled)).toMatch(line)
    expect(loaded.code).not.toBe(0)
    expect(loaded.out).toContain("does not provide an export named 'runtimeV9'")
  })

  it('that is too new for the code is refused by both, too', async () => {
    await compile('5.9', 'module/js', { ...node16, noEmit: false, outDir: '../emitted' })
    const paths = ['types/runtime/index.d.ts', 'types/runtime/all.d.ts', 'runtime.js']
    const before = paths.map((path) => readFileSync(join(user.root, 'node_modules/sdk/dist', path), 'utf8'))
    const put = (change: (text: string) => string) => {
      for (const [index, path] of paths.entries())
        user.write(`node_modules/sdk/dist/${path}`, change(before[index] ?? ''))
    }

    put((text) => text.replaceAll('runtimeV1', 'runtimeV2'))
    const compiled = await compile('5.9', 'module/js', { ...node16, pretty: true })
    const loaded = await user.run(process.execPath, 'module/emitted/api/index.js')
    put((text) => text)

    expect(stripVTControlCharacters(compiled)).toMatch(line)
    expect(loaded.out).toContain("does not provide an export named 'runtimeV1'")
  })
})

it('an app pays the same for a generated operation as for one of ours, within 100 bytes', async () => {
  const weightOf = async (from: string) => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { connect, listSandboxes } from '${from}'\nconsole.log(connect, listSandboxes)`,
        resolveDir: user.root,
      },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      write: false,
    })
    return gzipSync(outputFiles[0]?.contents ?? '').length
  }

  const ours = await weightOf('sdk/sandbox')
  const generated = await weightOf('./generated/index.ts')

  expect(ours).toBeGreaterThan(5000)
  expect(Math.abs(generated - ours)).toBeLessThanOrEqual(100)
  // With separate files for operations, modules have another order, which changes the gzipped size.
  expect(Math.abs((await weightOf('./split/index.ts')) - generated)).toBeLessThanOrEqual(20)
})
