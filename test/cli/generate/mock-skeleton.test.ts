import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateProject, petsAt } from '../../support/generate-project.ts'

let user: ReturnType<typeof generateProject>
beforeEach(() => {
  user = generateProject()
  user.write('pets.json', petsAt('https://pets.example.org'))
})
afterEach(() => user.remove())

const flags = ['pets.json', '--out', 'src/api', '--mock-skeleton', 'test/pets.ts']

describe('sdk generate --mock-skeleton', () => {
  it('creates a mock next to the generated one, reports it, and never touches it again', async () => {
    const { status, stdout } = await user.generate(flags)
    const begun = user.read('test/pets.ts')
    user.write('test/pets.ts', `${begun}// mine\n`)
    const { stdout: again } = await user.generate(flags)

    expect(status).toBe(0)
    expect(begun).toContain("from '../src/api/mocks.gen.js'")
    expect(user.files('src/api')).toContain('mocks.gen.ts')
    expect(stdout).toContain('wrote test/pets.ts, which is yours to edit\n')
    expect(again).toContain('test/pets.ts already exists and was left unchanged\n')
    expect(user.read('test/pets.ts')).toMatch(/\/\/ mine\n$/)
  })

  it('writes nothing in a dry run, and does not affect a check', async () => {
    const { stdout } = await user.generate([...flags, '--dry-run'])
    await user.generate(flags.slice(0, 3).concat('--mocks'))
    const { status } = await user.generate([...flags, '--check'])

    expect(stdout).toContain('  would write test/pets.ts\n')
    expect(status).toBe(0)
    expect(user.files('test')).toEqual([])
  })

  it('can be set in a config, relative to it', async () => {
    user.write('tools/sdk.config.json', {
      documents: '../pets.json',
      out: '../src/api',
      mockSkeleton: '../src/mock.ts',
    })

    await user.generate(['--config', 'tools/sdk.config.json'])

    expect(user.read('src/mock.ts')).toContain("from './api/mocks.gen.js'")
  })

  it('is refused in the output folder, where the next run would delete it', async () => {
    const { status, stderr } = await user.generate([
      ...flags.slice(0, 3),
      '--mock-skeleton',
      'src/api/mine.ts',
    ])

    expect(status).toBe(2)
    expect(stderr).toContain('the mock skeleton is yours to edit: name a file outside src/api\n')
    expect(user.files('src')).toEqual([])
  })
})

describe('names and tokens set by flags', () => {
  it('clean up names that frameworks write, and choose one scheme of several', async () => {
    user.write('pets.json', {
      ...petsAt('https://pets.example.org'),
      paths: {
        '/pets/': {
          get: { operationId: 'read_pets_pets__get', responses: { 204: { description: 'Yes.' } } },
        },
      },
      security: [{ key: [] }, { login: [] }],
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          login: { type: 'http', scheme: 'basic' },
        },
      },
    })

    await user.generate([
      'pets.json',
      '--out',
      'api',
      '--operation-names',
      'readable',
      '--token-scheme',
      'key',
    ])

    expect(user.read('api/operations.gen.ts')).toContain("id: 'readPets'")
    expect(user.read('api/operations.gen.ts')).toContain("auth: { header: 'x-key', prefix: '' }")
  })

  it('can come from a function in a config', async () => {
    user.write(
      'sdk.config.mjs',
      `export default {
        documents: 'pets.json', out: 'api',
        operationNames: ({ operationId }) => operationId.replace(/Pets?$/, ''),
      }`,
    )

    const { status, stderr } = await user.generate([])

    expect(status).toBe(1)
    expect(stderr).toContain(
      'pets.json#/paths/~1pets~1{id}/delete: operationNames returned "delete", which can\'t name',
    )
  })
})
