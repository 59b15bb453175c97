import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pack } from '../../../scripts/release/pack.ts'
import { petsAt, serve } from '../../support/generate-project.ts'
import { projectRoot, run } from '../../support/project-copy.ts'

const server = await serve()
const folder = mkdtempSync(join(tmpdir(), 'sdk-empty-'))
const apart = mkdtempSync(join(tmpdir(), 'sdk-node-'))
const npm = (cwd: string, ...args: string[]) =>
  execFileSync(
    'npm',
    [...args, '--ignore-scripts', '--silent', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd },
  )

const program = `import { createClient, isApiError } from './src/api/index.js'
import type { Pet, PetStoreErrorBody } from './src/api/index.js'

async function main() {
  const client = createClient()
  const pet: Pet = (await client.getPet({ id: 7 })).data
  const error: unknown = await client.getPet({ id: 0 }).catch((reason) => reason)
  if (!isApiError(error, 404)) throw error
  console.log(pet.name, error.status, (error.body as PetStoreErrorBody<'getPet', 404>).detail)
}
main()
`

/** The current Node, and others from npm packages. */
const nodes: [name: string, path: string][] = [
  [`Node ${process.versions.node.split('.')[0]}`, process.execPath],
  ['Node 24', join(apart, `node_modules/node-24/bin/node`)],
]

beforeAll(() => {
  server.answers['/openapi.json'] = JSON.stringify(petsAt(server.url))
  server.answers['/pets/7'] = '{ "id": 7, "name": "Rex" }'
  server.answers['/pets/0'] = { status: 404, body: '{ "detail": "no such pet" }' }
  npm(apart, 'install', `node-24@npm:node-linux-${process.arch}@24.21.0`, '--prefix', '.')
  // As a user would, with the newest compiler, which has no JavaScript API.
  npm(folder, 'init', '-y')
  npm(folder, 'install', pack(folder).path, 'typescript@7.0.2')
  writeFileSync(join(folder, 'program.ts'), program)
}, 300_000)
afterAll(() => {
  server.close()
  for (const each of [folder, apart]) rmSync(each, { recursive: true, force: true })
})

it('npm installs three packages and the compiler', () => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !/^[.@]/.test(name))

  expect(installed.sort()).toEqual(['openapi-fetch', 'openapi-typescript-helpers', 'sdk', 'typescript'])
})

describe.each(nodes)('in an empty folder, with %s', (_, node) => {
  it('one command generates a client', async () => {
    rmSync(join(folder, 'src'), { recursive: true, force: true })

    const { code, out } = await run(folder, node, [
      join(folder, 'node_modules/.bin/sdk'),
      ...['generate', `${server.url}/openapi.json`, '--out', 'src/api'],
    ])

    expect(out).toMatch(/^pet-store {2}3 operations {2}http.*\nsrc\/api: 3 written, 0 unchanged, in .* s\n$/)
    expect(code).toBe(0)
  })

  it.each([
    ['TypeScript 7', join(folder, 'node_modules/typescript/bin/tsc')],
    ['TypeScript 5.9', join(projectRoot, 'node_modules/typescript/bin/tsc')],
  ])(
    'a program that uses it compiles under strict with %s, calls a server and gets a typed error',
    async (_, tsc) => {
      rmSync(join(folder, 'out'), { recursive: true, force: true })
      const flags = [
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--outDir',
        'out',
        '--rootDir',
        '.',
      ]

      const compiled = await run(folder, node, [tsc, ...flags, 'program.ts'])
      const ran = await run(folder, node, ['out/program.js'])

      expect(compiled).toEqual({ code: 0, out: '' })
      expect(ran).toEqual({ code: 0, out: 'Rex 404 no such pet\n' })
    },
  )
})
