import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateProject, petsAt, serve } from '../../support/generate-project.ts'

let user: ReturnType<typeof generateProject>
beforeEach(() => {
  user = generateProject()
  user.write('specs/pets.json', petsAt('https://pets.example.org'))
  user.write('specs/dogs.json', petsAt('https://dogs.example.org'))
})
afterEach(() => user.remove())

const two =
  "{ documents: ['specs/pets.json', { document: 'specs/dogs.json', name: 'hounds', schemas: true }], out: 'src/api' }"

describe('a config', () => {
  it.each([
    ['sdk.config.mjs', `export default ${two}`],
    ['sdk.config.js', `module.exports = ${two}`],
    [
      'sdk.config.json',
      '{ "documents": ["specs/pets.json", { "document": "specs/dogs.json", "name": "hounds", "schemas": true }], "out": "src/api" }',
    ],
  ])('is read from %s; each of several documents gets a folder', async (name, text) => {
    user.write(name, text)

    const { status } = await user.generate([])

    expect(status).toBe(0)
    expect(user.files('src/api').filter((path) => path.endsWith('.ts'))).toEqual([
      'hounds/index.ts',
      'hounds/operations.gen.ts',
      'hounds/schemas.gen.ts',
      'hounds/types.gen.ts',
      'pets/index.ts',
      'pets/operations.gen.ts',
      'pets/types.gen.ts',
    ])
    expect(await user.generate(['--check'])).toMatchObject({ status: 0 })
  })

  it('in TypeScript says what it needs when Node cannot read it', async () => {
    user.write('sdk.config.ts', `export default ${two} as const`)

    const { status, stderr } = await user.generate([])

    const isRead = Boolean((process.features as { typescript?: unknown }).typescript)
    expect(status).toBe(isRead ? 0 : 2)
    expect(stderr).toMatch(
      isRead ? '' : /sdk\.config\.ts needs Node 22\.18 or newer, or jiti: npm i -D jiti;/,
    )
  })

  it('reports everything that is wrong with it, and no secret', async () => {
    user.write(
      'sdk.config.mjs',
      "export default { documents: [{ document: 1 }], outt: 'src', int64: 'long', headers: { 'x-key': ['very-secret'] } }",
    )

    const { status, stderr } = await user.generate([])

    expect(status).toBe(2)
    expect(stderr).toContain('  out is missing\n')
    expect(stderr).toContain('  documents[0].document is 1, not a string\n')
    expect(stderr).toContain('  outt is unknown; did you mean "out"?\n')
    expect(stderr).toContain('  int64 is "long", not one of "number", "string", "bigint"\n')
    expect(stderr).toContain('  headers.x-key has no value; is its variable set?')
    expect(stderr).not.toContain('very-secret')
  })

  it('and flags: flags win', async () => {
    user.write(
      'sdk.config.mjs',
      "export default { documents: 'specs/pets.json', out: 'src/api', only: ['getPet'] }",
    )

    await user.generate(['--only', 'listPets', '--out', 'lib'])

    expect(user.read('lib/operations.gen.ts')).toContain("id: 'listPets'")
    expect(user.read('lib/operations.gen.ts')).not.toContain("id: 'getPet'")
  })

  it('sends its headers when it loads a document', async () => {
    const server = await serve({ '/openapi.json': JSON.stringify(petsAt('https://pets.example.org')) })
    user.write(
      'sdk.config.mjs',
      `export default { documents: '${server.url}/openapi.json', out: 'src', headers: { authorization: process.env.PETS_KEY } }`,
    )

    const { status } = await user.generate([], { env: { PETS_KEY: 'Bearer very-secret' } })

    expect(status).toBe(0)
    expect(server.asked.at(-1)?.headers.authorization).toBe('Bearer very-secret')
    server.close()
  })
})
