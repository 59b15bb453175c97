import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateProject, petsAt } from '../../support/generate-project.ts'
import { run } from '../../support/project-copy.ts'
import { cli } from '../start-mock.ts'

const apart = mkdtempSync(join(tmpdir(), 'sdk-nodes-'))
const npm = (folder: string, ...packages: string[]) =>
  execFileSync(
    'npm',
    [
      ...['install', '--prefix', '.', '--ignore-scripts', '--silent', '--no-audit', '--prefer-offline'],
      ...packages,
    ],
    { cwd: folder },
  )
const nodeOf = (version: string) => join(apart, `node_modules/node-${version}/bin/node`)
const users: ReturnType<typeof generateProject>[] = []
const project = () => {
  const user = generateProject()
  users.push(user)
  user.write('pets.json', petsAt('https://pets.example.org'))
  user.write(
    'sdk.config.ts',
    `interface Own { readonly folder: string }
const own: Own = { folder: 'api' }
export default { documents: 'pets.json', out: own.folder, operationNames: ({ operationId }: { operationId?: string }) => \`\${operationId}Now\` }`,
  )
  return user
}

beforeAll(() => {
  for (const version of ['20.20.2', '22.23.3', '24.21.0'])
    npm(apart, `node-${version.slice(0, 2)}@npm:node-linux-${process.arch}@${version}`)
}, 300_000)
afterAll(() => {
  for (const user of users) user.remove()
  rmSync(apart, { recursive: true, force: true })
})

describe('sdk.config.ts', () => {
  it.each(['22', '24'])('is read by Node %s itself', async (version) => {
    const user = project()

    const { code, out } = await run(user.root, nodeOf(version), [cli, 'generate'])

    expect(code).toBe(0)
    expect(out).toMatch(/^pets {2}3 operations/)
    expect(user.read('api/operations.gen.ts')).toContain("id: 'getPetNow'")
  })

  it.each(['jiti@2.6.1', 'tsx@4.23.15'])(
    'is read in Node 20 with %s, if the project has it',
    async (loader) => {
      const user = project()
      npm(user.root, loader)

      const { code } = await run(user.root, nodeOf('20'), [cli, 'generate'])

      expect(code).toBe(0)
      expect(user.read('api/operations.gen.ts')).toContain("id: 'getPetNow'")
    },
  )

  it('says in Node 20 what it needs, in one line', async () => {
    const { code, out } = await run(project().root, nodeOf('20'), [cli, 'generate'])

    expect(code).toBe(2)
    expect(out).toMatch(/^[^\n]*sdk\.config\.ts needs Node 22\.18 or newer, or jiti[^\n]*\n$/)
  })
})
