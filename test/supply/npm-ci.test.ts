import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'

const execute = promisify(execFile)

/** The scripts of a package or of the project that an install runs. */
const stages = ['preinstall', 'install', 'postinstall', 'prepare']

/**
 * A project with a locked package that has every such script; each writes its name into `ran`. Packed as from a
 * registry: linked folders are our own, and npm 10 always runs their `prepare`.
 */
async function project(npm: string) {
  const root = mkdtempSync(join(tmpdir(), 'sdk-npm-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const ran = join(root, 'ran')
  const scriptsOf = (owner: string) =>
    Object.fromEntries(stages.map((stage) => [stage, `node tell.cjs ${owner}:${stage}`]))
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  for (const folder of ['project', 'packed']) {
    write(
      `${folder}/tell.cjs`,
      `require('fs').appendFileSync(${JSON.stringify(ran)}, process.argv[2] + '\\n')`,
    )
  }
  write('packed/package.json', { name: 'packed', version: '1.0.0', scripts: scriptsOf('packed') })
  write('project/package.json', {
    name: 'project',
    private: true,
    scripts: scriptsOf('project'),
    dependencies: { packed: 'file:../packed-1.0.0.tgz' },
  })

  // No configuration from this machine or from the npm that runs this test.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
  const run = (folder: string, ...args: string[]) =>
    execute(
      process.execPath,
      [
        join(projectRoot, 'test/supply/node_modules', npm, 'bin/npm-cli.js'),
        ...args,
        ...['--userconfig', join(root, 'none'), '--globalconfig', join(root, 'none-either')],
        ...['--no-audit', '--no-update-notifier', '--offline'],
      ],
      { cwd: join(root, folder), env },
    )
  await run('.', 'pack', './packed', '--ignore-scripts')
  await run('project', 'install', '--package-lock-only', '--ignore-scripts')
  // npm 10 always runs `prepare` when it packs.
  write('ran', '')

  return {
    root,
    ci: (...args: string[]) => run('project', 'ci', ...args),
    copyNpmrc: () => copyFileSync(join(projectRoot, '.npmrc'), join(root, 'project/.npmrc')),
    run,
    /** The scripts that have run so far. */
    ran: () => readFileSync(ran, 'utf8').split('\n').filter(Boolean).sort(),
    installed: () => readFileSync(join(root, 'project/node_modules/packed/package.json'), 'utf8'),
  }
}

describe.each(['npm-10', 'npm-11'])('%s ci', (npm) => {
  it('runs no script of a dependency or the project with our .npmrc', async () => {
    const { ci, copyNpmrc, ran, installed } = await project(npm)
    copyNpmrc()

    await ci()

    expect(installed()).toContain('"postinstall"')
    expect(ran()).toEqual([])
  })

  it('runs all of them without it', async () => {
    const { ci, ran } = await project(npm)

    await ci()

    expect(ran()).toEqual([
      ...['packed:install', 'packed:postinstall', 'packed:preinstall'],
      ...['project:install', 'project:postinstall', 'project:preinstall', 'project:prepare'],
    ])
  })

  it('reads the .npmrc of the folder that --prefix names', async () => {
    const { root, run, copyNpmrc, ran, installed } = await project(npm)
    copyNpmrc()

    await run('.', '--prefix', join(root, 'project'), 'ci')

    expect(installed()).toContain('"postinstall"')
    expect(ran()).toEqual([])
  })
})
