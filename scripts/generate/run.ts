import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { printProblems } from '../../src/cli/generate/problems.ts'
import { SpecProblems } from '../../src/generator/document/problem.ts'
import { strayFiles } from '../../src/generator/document/spec-files.ts'
import { generate } from '../../src/generator/generate.ts'
import { staleFiles } from '../../src/generator/output/stale-files.ts'
import { writeFiles } from '../../src/generator/output/write-files.ts'
import { addSkips } from '../../src/generator/read/skips.ts'
import { isGeneratedPage, jobs, newEntries, root, sharedPages } from './repository.ts'

/** Writes the generated files and the others passed in, or checks them. */
export async function run(
  others: ReadonlyMap<string, string>,
  { isCheck, skip }: { readonly isCheck: boolean; readonly skip: boolean },
): Promise<void> {
  try {
    const generated = await generate(jobs(skip))
    const used = new Set(generated.outcomes.flatMap(({ group }) => group.document.sources ?? []))
    const stray = strayFiles(join(root, 'specs'), used)
    if (stray.length) throw new SpecProblems(stray)
    for (const { group, skipped } of generated.outcomes) {
      for (const note of group.notes) console.error(`${group.spec}: ${note}`)
      addSkips(join(root, group.spec), skipped)
    }
    const files = new Map([
      ...others,
      ...generated.files,
      ...newEntries(generated),
      ...sharedPages(generated),
    ])
    if (isCheck) return report(check(files))
    const { written, same } = writeFiles(root, files)
    console.log(`wrote ${written.length} files, ${same} unchanged`)
  } catch (error) {
    if (!printProblems(error, 'npm run generate -- --skip')) throw error
    process.exitCode = 1
  }
}

function report(problems: readonly string[]): void {
  if (!problems.length) return
  for (const problem of problems) console.error(problem)
  console.error('Run `npm run generate` and commit what it writes.')
  process.exitCode = 1
}

/** Lists files that are stale, missing, left over, or not tracked by git. */
function check(files: ReadonlyMap<string, string>): string[] {
  const problems = staleFiles(root, files)
  const apis = join(root, 'src/apis')
  const present = readdirSync(apis, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.includes('.gen.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const pages = (existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter(isGeneratedPage)
  for (const path of [...present, ...pages])
    if (!files.has(path)) problems.push(`${path} doesn't belong to any spec; remove it`)
  const untracked = execFileSync(
    'git',
    ['ls-files', '--others', '--exclude-standard', 'src/apis', 'specs', 'docs'],
    { cwd: root, encoding: 'utf8' },
  )
  for (const path of untracked.split('\n').filter(Boolean)) problems.push(`${path} is not tracked by git`)
  return problems
}
