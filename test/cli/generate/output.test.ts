import { existsSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateProject, petsAt, serve } from '../../support/generate-project.ts'

const user = generateProject()
const server = await serve()
beforeAll(() => {
  user.write('pets.json', petsAt('https://pets.example.org'))
  server.answers['/openapi.json'] = JSON.stringify(petsAt('https://pets.example.org'))
})
afterAll(() => {
  user.remove()
  server.close()
})

const own = 'sdk'

describe('sdk generate', () => {
  it('writes types, operations and an entry, and reports the result', async () => {
    const { status, stdout } = await user.generate(['pets.json', '--out', 'src/api'])

    expect(status).toBe(0)
    expect(stdout).toMatch(
      /^pets {2}3 operations {2}pets\.json\nsrc\/api: 3 written, 0 unchanged, in \d+\.\d s\n$/,
    )
    expect(user.files('src')).toEqual(['api', 'api/index.ts', 'api/operations.gen.ts', 'api/types.gen.ts'])
    expect(user.read('src/api/index.ts')).toMatch(
      /^\/\/ Generated from pets\.json by `npx sdk generate`; do not edit\.\n/,
    )
  })

  it('imports only the runtime of the package', () => {
    const from = user
      .files('src/api')
      .flatMap((path) =>
        [...user.read(`src/api/${path}`).matchAll(/from '([^']*)'/g)].map(([, name]) => name),
      )

    expect([...new Set(from)].filter((name) => !name?.startsWith('./')).sort()).toEqual([`${own}/runtime`])
  })

  it('leaves up-to-date files untouched, so that nothing is rebuilt', async () => {
    const before = statSync(join(user.root, 'src/api/index.ts')).mtimeMs

    const { stdout } = await user.generate(['pets.json', '--out', 'src/api'])

    expect(stdout).toContain('0 written, 3 unchanged')
    expect(statSync(join(user.root, 'src/api/index.ts')).mtimeMs).toBe(before)
  })

  it('writes schemas, a reference and an index for language models on request', async () => {
    const { status, stderr } = await user.generate([
      ...['pets.json', '--out', 'src/full', '--schemas', '--reference', '--llms'],
    ])

    expect(status).toBe(0)
    expect(stderr).toContain(
      'schemas.gen.ts imports zod 4, which is not installed in this project: npm i zod',
    )
    expect(user.files('src/full')).toEqual([
      'index.ts',
      'llms.txt',
      'operations.gen.ts',
      'reference.md',
      'schemas.gen.ts',
      'types.gen.ts',
    ])
    expect(user.read('src/full/reference.md')).toContain("from './full/index.js'")
    expect(user.read('src/full/llms.txt')).toContain('](reference.md)')
  })

  it('writes checks on request, which need nothing but the package', async () => {
    const { status, stderr } = await user.generate(['pets.json', '--out', 'src/checks', '--checks'])

    expect(status).toBe(0)
    expect(stderr).not.toContain('zod')
    expect(user.files('src/checks')).toContain('checks.gen.ts')
    expect(user.read('src/checks/checks.gen.ts')).toMatch(/^import \* as is from 'sdk\/checks'$/m)
    expect((await user.generate(['pets.json', '--out', 'src/checks', '--checks', '--check'])).status).toBe(0)
  })

  it('removes files that a later run no longer writes, and nothing else', async () => {
    const { stdout } = await user.generate(['pets.json', '--out', 'src/full'])

    expect(stdout).toContain('0 written, 3 unchanged, 3 removed')
    expect(user.files('src/full')).toEqual(['index.ts', 'operations.gen.ts', 'types.gen.ts'])
  })

  it('loads a document from a URL, with headers from the environment', async () => {
    const { status, stdout } = await user.generate(
      [`${server.url}/openapi.json`, '--out', 'src/loaded', '-H', 'X-Key=$PETS_KEY'],
      { env: { PETS_KEY: 'very-secret' } },
    )

    expect(status).toBe(0)
    // The file name says nothing about the topic; the title does.
    expect(stdout).toMatch(/^pet-store {2}3 operations/)
    expect(server.asked.at(-1)?.headers).toMatchObject({ 'x-key': 'very-secret' })
    expect(
      user
        .files('src/loaded')
        .map((path) => user.read(`src/loaded/${path}`))
        .join(),
    ).not.toContain('very-secret')
  })

  it.each([
    [['--only', 'writing'], ['deletePet']],
    [['--only', 'get*'], ['getPet']],
    [
      ['--only', 'listPets', '--only', 'writing'],
      ['listPets', 'deletePet'],
    ],
  ])('generates the selected operations: %j', async (flags, expected) => {
    await user.generate(['pets.json', '--out', 'src/some', ...flags])

    const ids = [...user.read('src/some/operations.gen.ts').matchAll(/^ {2}id: '(\w+)'/gm)].map(
      ([, id]) => id,
    )
    expect(ids).toEqual(expected)
  })

  it('writes nothing in a dry run, and lists what it would write', async () => {
    const { status, stdout } = await user.generate(['pets.json', '--out', 'src/dry', '--dry-run'])

    expect(status).toBe(0)
    expect(stdout).toContain('  would write src/dry/index.ts\n')
    expect(existsSync(join(user.root, 'src/dry'))).toBe(false)
  })

  it('takes the address of the API and the type of large integers from flags', async () => {
    await user.generate(['pets.json', '--out', 'src/set', '--base-url', 'http://127.0.0.1:1/pets'])

    expect(user.read('src/set/operations.gen.ts')).toContain(
      "servers: { default: 'http://127.0.0.1:1/pets' }",
    )
  })

  it('imports the package under the name that the project uses', async () => {
    const other = generateProject()
    other.write('package.json', { name: 'other', dependencies: { '@acme/http': 'npm:@scope/sdk@1' } })
    other.write('node_modules/@acme/.keep', '')
    symlinkSync(join(import.meta.dirname, '../../..'), join(other.root, 'node_modules/@acme/http'))
    other.write('pets.json', petsAt('https://pets.example.org'))

    const { stderr } = await other.generate(['pets.json', '--out', 'api'])

    expect(stderr).toBe('')
    expect(other.read('api/index.ts')).toContain("from '@acme/http/runtime'")
    other.remove()
  })

  it.each([
    ['{ "compilerOptions": { "allowImportingTsExtensions": true } }', [], "from './types.gen.ts'"],
    [
      '{ // as bundlers do\n "compilerOptions": { "moduleResolution": "bundler" } }',
      [],
      "from './types.gen'",
    ],
    ['{ "compilerOptions": { "module": "nodenext" } }', [], "from './types.gen.js'"],
    ['{ "compilerOptions": { "module": "nodenext" } }', ['--import-ending', '.ts'], "from './types.gen.ts'"],
  ])(
    'uses the import extensions that tsconfig.json or a flag requires: %s %j',
    async (tsconfig, flags, line) => {
      user.write('tsconfig.json', tsconfig)

      await user.generate(['pets.json', '--out', 'src/endings', ...flags])

      expect(user.read('src/endings/operations.gen.ts')).toContain(line)
    },
  )
})

describe('sdk generate --check', () => {
  it('exits 0 and prints nothing when everything is up to date', async () => {
    await user.generate(['pets.json', '--out', 'src/checked'])

    expect(await user.generate(['pets.json', '--out', 'src/checked', '--check'])).toMatchObject({
      status: 0,
      stdout: '',
    })
  })

  it('exits 1, lists outdated files and writes nothing', async () => {
    user.write('src/checked/types.gen.ts', `${user.read('src/checked/types.gen.ts')}// by hand\n`)
    user.write('src/checked/schemas.gen.ts', user.read('src/checked/types.gen.ts'))

    const { status, stderr } = await user.generate(['pets.json', '--out', 'src/checked', '--check'])

    expect(status).toBe(1)
    expect(stderr).toContain('src/checked/types.gen.ts is stale\n')
    expect(stderr).toContain(
      "src/checked/schemas.gen.ts was generated with --schemas, which this run doesn't set\n",
    )
    expect(user.read('src/checked/types.gen.ts')).toMatch(/\/\/ by hand\n$/)
  })

  it.each([
    ['--mocks', 'mocks.gen.ts'],
    ['--schemas', 'schemas.gen.ts'],
    ['--checks', 'checks.gen.ts'],
    ['--reference', 'reference.md'],
    ['--llms', 'llms.txt'],
  ])('names %s if only one of the two runs has it', async (flag, file) => {
    const out = `src/with${flag}`
    await user.generate(['pets.json', '--out', out, flag])
    const without = await user.generate(['pets.json', '--out', out, '--check'])
    await user.generate(['pets.json', '--out', out])
    const extra = await user.generate(['pets.json', '--out', out, '--check', flag])

    expect(without.status).toBe(1)
    expect(without.stderr).toContain(
      `${out}/${file} was generated with ${flag}, which this run doesn't set\n`,
    )
    expect(extra.status).toBe(1)
    expect(extra.stderr).toContain(`${out}/${file} is missing; ${flag} generates it\n`)
  })

  it('names --split if the two runs differ in it', async () => {
    await user.generate(['pets.json', '--out', 'src/cut', '--split', 'operations'])

    const { stderr } = await user.generate(['pets.json', '--out', 'src/cut', '--check', '--split', 'none'])

    expect(stderr).toMatch(/^src\/cut\/operations\/\S+ was generated with another --split$/m)
    expect(stderr).not.toContain('belong')
  })
})
