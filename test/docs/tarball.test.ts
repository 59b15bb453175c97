import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'
import { blocks } from './all-blocks.ts'

const run = promisify(execFile)

/** The first program in the README, which readers save as app.mjs. */
const first = blocks.find(({ page, language }) => page === 'README.md' && language === 'ts')
/** What readers type in the clone and in the project. */
const typed = blocks
  .filter(({ page, language }) => page === 'README.md' && language === 'sh')
  .flatMap(({ text }) =>
    text.split('\n').map((line) => line.replace(/\s*#.*/, '').replace(/^npm ci && /, '')),
  )

describe('a project that installs the tarball, as the README says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-newcomer-'))
  const [clone, project] = [join(folder, 'sdk'), join(folder, 'project')]
  let warnings: string
  beforeAll(async () => {
    for (const path of [clone, project]) mkdirSync(path)
    writeFileSync(join(project, 'package.json'), '{"private":true}')
    const pack = typed.find((line) => line === 'npm run pack') ?? ''
    // As in a clone, but without another build.
    const args = `-- --no-build --destination ${clone}`
    await run(`${pack} ${args}`, { cwd: projectRoot, shell: true })
    const install = typed.find((line) => line.startsWith('npm i ')) ?? ''
    warnings = (
      await run(`${install} --loglevel warn --no-audit --prefer-offline`, { cwd: project, shell: true })
    ).stderr
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('sees no warning', () => {
    expect(warnings).toBe('')
  })

  it('runs the first program with only Node', async () => {
    writeFileSync(join(project, 'app.mjs'), first?.text ?? '')

    const { stdout, stderr } = await run(process.execPath, ['app.mjs'], { cwd: project })

    expect(stderr).toBe('')
    expect(stdout).toBe(first?.prints)
  })
})
