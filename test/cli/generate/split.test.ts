import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateProject, petsAt } from '../../support/generate-project.ts'

let user: ReturnType<typeof generateProject>
beforeEach(() => {
  user = generateProject()
  user.write('pets.json', petsAt('https://pets.example.org'))
})
afterEach(() => user.remove())

const modules = (folder: string) => user.files(folder).filter((path) => path.endsWith('.ts'))

/** A document with that many operations. */
const many = (count: number) => ({
  openapi: '3.1.0',
  info: { title: 'Many', version: '1' },
  servers: [{ url: 'https://many.example.org' }],
  paths: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/things/${index}`,
      { get: { operationId: `getThing${index}`, responses: { 204: { description: 'Yes.' } } } },
    ]),
  ),
})

describe('sdk generate --split', () => {
  it('gives each operation a file, next to the entry that exports all', async () => {
    const { status } = await user.generate(['pets.json', '--out', 'api', '--split', 'operations'])

    expect(status).toBe(0)
    expect(modules('api')).toEqual([
      'connect.gen.ts',
      'index.ts',
      'operations.gen.ts',
      'operations/deletePet.gen.ts',
      'operations/getPet.gen.ts',
      'operations/listPets.gen.ts',
      'types.gen.ts',
      'types/OtherString.gen.ts',
      'types/Pet.gen.ts',
    ])
    expect(user.read('api/operations/getPet.gen.ts')).toContain("from '../types/Pet.gen.js'")
    expect(user.read('api/connect.gen.ts')).toContain("from './api/connect.gen.js'")
  })

  it('shows how to import the shared client from the entry', async () => {
    const server = { url: 'https://{region}.example.org', variables: { region: { default: 'eu' } } }
    user.write('many.json', { ...many(1), servers: [server] })

    await user.generate(['many.json', '--out', 'api', '--split', 'operations'])

    expect(user.read('api/connect.gen.ts')).toContain(
      " * import { configure, getClient, serverUrl } from './api/index.js'\n",
    )
  })

  it('removes the files of deleted operations, and all of them once --split is not set', async () => {
    await user.generate(['pets.json', '--out', 'api', '--split', 'operations'])

    const { stdout: fewer } = await user.generate([
      ...['pets.json', '--out', 'api', '--split', 'operations', '--only', 'reading'],
    ])
    const { stdout: none } = await user.generate(['pets.json', '--out', 'api'])

    expect(fewer).toContain('1 removed')
    expect(none).toContain('3 written, 0 unchanged, 5 removed')
    expect(modules('api')).toEqual(['index.ts', 'operations.gen.ts', 'types.gen.ts'])
  })

  it('leaves the output of another run in a folder called operations alone', async () => {
    await user.generate(['pets.json', '--out', 'api/operations'])

    await user.generate(['pets.json', '--out', 'api'])

    expect(modules('api/operations')).toEqual(['index.ts', 'operations.gen.ts', 'types.gen.ts'])
  })

  it('is the default for 100 operations or more, and can be turned off', async () => {
    user.write('many.json', many(100))
    user.write('fewer.json', many(99))

    await user.generate(['many.json', '--out', 'many'])
    await user.generate(['fewer.json', '--out', 'fewer'])
    await user.generate(['many.json', '--out', 'whole', '--split', 'none'])

    expect(modules('many')).toContain('operations/getThing7.gen.ts')
    expect(modules('fewer')).toHaveLength(3)
    expect(modules('whole')).toHaveLength(3)
  })

  it('by tags, or by file names with their tags, can also be set in a config', async () => {
    user.write(
      'sdk.config.mjs',
      "export default { documents: 'pets.json', out: 'api', split: { pets: ['reading', 'writing'] } }",
    )

    await user.generate([])
    const byName = modules('api')
    await user.generate(['--split', 'tags'])

    expect(byName).toContain('operations/pets.gen.ts')
    expect(modules('api').filter((path) => path.startsWith('operations/'))).toEqual([
      'operations/reading.gen.ts',
      'operations/writing.gen.ts',
    ])
    expect(await user.generate(['--split', 'tags', '--check'])).toMatchObject({ status: 0 })
  })

  it('is refused when it is invalid', async () => {
    user.write(
      'sdk.config.mjs',
      "export default { documents: 'pets.json', out: 'api', split: { '../pets': ['reading'], more: 'writing' } }",
    )

    const { status, stderr } = await user.generate([])
    user.write('sdk.config.mjs', "export default { documents: 'pets.json', out: 'api', split: 'tag' }")
    const { stderr: other } = await user.generate([])

    expect(status).toBe(2)
    expect(stderr).toContain("  split.../pets can't be a file name; use letters, digits, - and _\n")
    expect(stderr).toContain('  split.more is "writing", not a list\n')
    expect(other).toContain('  split is "tag", not one of "operations", "tags", false\n')
  })
})
