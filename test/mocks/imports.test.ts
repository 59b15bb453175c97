import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

const kit = (readdirSync('src/mocks', { recursive: true }) as string[]).filter(
  (file) => file.endsWith('.ts') && file !== 'index.ts',
)
const groups = readdirSync('src/apis').flatMap((group) =>
  readdirSync(`src/apis/${group}/mocks`).map((file) => `src/apis/${group}/mocks/${file}`),
)
/** The imports of a file, except in examples in its comments. */
const imports = (path: string) =>
  ts.preProcessFile(readFileSync(path, 'utf8')).importedFiles.map(({ fileName }) => fileName)

it('of the kit reach no API', () => {
  for (const file of kit) {
    expect([file, imports(`src/mocks/${file}`).filter((each) => each.includes('apis/'))]).toEqual([file, []])
  }
})

it('of a group reach no other group and not the index of all', () => {
  for (const file of groups) {
    expect([file, imports(file).filter((each) => /apis\/|mocks\/(index|server)/.test(each))]).toEqual([
      file,
      [],
    ])
  }
})

it('never name msw, and name Node only in the server', () => {
  for (const path of [...kit.map((file) => `src/mocks/${file}`), 'src/mocks/index.ts', ...groups]) {
    const foreign = imports(path).filter((each) => !each.startsWith('.'))
    const allowed = /^src\/mocks\/server[./]/.test(path) ? foreign.filter((each) => /^node:/.test(each)) : []
    expect([path, foreign]).toEqual([path, allowed])
  }
})
