import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { skipLine } from '../../scripts/skips.ts'
import { projectRoot } from '../support/project-copy.ts'

const folder = mkdtempSync(join(tmpdir(), 'sdk-skips-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'node_modules'))
symlinkSync(join(projectRoot, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
writeFileSync(
  join(folder, 'some.test.ts'),
  `import { expect, it } from 'vitest'
import { describeWith, program } from '${projectRoot}/test/support/need.ts'

it('runs', () => expect(1).toBe(1))
describeWith(program('no-such-program'), 'with a program', () => {
  it('cannot run', () => expect(1).toBe(2))
  it('cannot run either', () => expect(1).toBe(2))
})
describeWith(program('node'), 'with Node', () => {
  it('runs, too', () => expect(1).toBe(1))
})
`,
)

/** The last lines of a run of that file. */
async function run(env: NodeJS.ProcessEnv, ...args: string[]) {
  const vitest = [
    join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--root', folder, '--reporter', 'default'],
    ...['--reporter', join(projectRoot, 'test/support/skip-reporter.ts'), ...args],
  ]
  const { SDK_NO_SKIPS: _, VITEST: __, ...rest } = process.env
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, vitest, {
    cwd: folder,
    env: { ...rest, NO_COLOR: '1', ...env },
  }).then(
    (ended) => ({ ...ended, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
  return { code, summary: stdout.match(/Tests .*/)?.[0], last: stderr.trim().split('\n').at(-1) }
}

describe('a run of tests', { timeout: 60_000 }, () => {
  const line = 'SKIPPED 2 tests: 2  (no no-such-program: install it)'

  it('reports in its last line what it skipped and why', async () => {
    expect(await run({})).toEqual({
      code: 0,
      summary: expect.stringContaining('2 passed | 2 skipped'),
      last: line,
    })
  })

  it('fails because of it with SDK_NO_SKIPS', async () => {
    expect(await run({ SDK_NO_SKIPS: '1' })).toMatchObject({ code: 1, last: line })
  })

  it('reports no tests that -t leaves out', async () => {
    expect(await run({ SDK_NO_SKIPS: '1' }, '-t', 'runs')).toMatchObject({ code: 0, last: '' })
  })
})

describe('the last line of npm test', () => {
  it('adds up the projects by reason', () => {
    const line = skipLine({
      website: { 'no Chromium: install it': 17 },
      unit: {},
      examples: { 'no Chromium: install it': 9 },
      package: { 'no zsh: install it': 1 },
    })

    expect(line).toBe(
      'SKIPPED 27 tests: 17 website, 9 examples (no Chromium: install it); 1 package (no zsh: install it)',
    )
  })

  it('is absent when nothing was skipped', () => {
    expect(skipLine({ unit: {} })).toBeUndefined()
  })
})
