import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { specFiles } from '../src/generator/document/document.ts'
import { functionName, publicNames, rootNames } from '../src/generator/document/names.ts'
import { Findings, SpecProblem, SpecProblems } from '../src/generator/document/problem.ts'
import type { Group } from '../src/generator/model.ts'
import { generateTypes } from '../src/generator/print/generate-types.ts'
import { printIndex } from '../src/generator/print/print-index.ts'
import { printOperations } from '../src/generator/print/print-operations.ts'
import { printRetries } from '../src/generator/print/print-retries.ts'
import { printTypes } from '../src/generator/print/print-types.ts'
import { readGroup } from '../src/generator/read/read-group.ts'
import { addSkips } from '../src/generator/read/skips.ts'
import { printLlms } from '../src/generator/reference/print-llms.ts'
import { pageHeader, printReference } from '../src/generator/reference/print-reference.ts'
import { generateSchemas } from '../src/generator/schemas/generate-schemas.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reserved = publicNames()
const handles = rootNames()

/** Every generated file by its path from the root, in a stable order. */
async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const groups: Group[] = []
  const findings = new Findings()
  for (const spec of specFiles(join(root, 'specs'))) {
    try {
      const group = await readSpecFile(spec)
      for (const note of group.notes) console.error(`${group.spec}: ${note}`)
      refuseForeignPage(group)
      for (const [path, content] of await filesOf(group)) files.set(path, content)
      groups.push(group)
    } catch (error) {
      findings.add(error)
    }
  }
  findings.done()
  const retries = printRetries()
  files.set('docs/retries.md', retries)
  files.set('docs/llms.txt', printLlms(root, groups, new Map([['docs/retries.md', retries]])))
  return files
}

/** The generated files of one group by their path from the root. */
async function filesOf(group: Group): Promise<[path: string, content: string][]> {
  const folder = `src/apis/${group.name}`
  const types = await generateTypes(group, reserved)
  const inRoot = handles.has(functionName(group.name))
  const hasMocks = existsSync(join(root, folder, 'mocks/index.ts'))
  return [
    [`${folder}/types.gen.ts`, printTypes(group, types)],
    [`${folder}/operations.gen.ts`, printOperations(group, types)],
    [`${folder}/schemas.gen.ts`, await generateSchemas(group, reserved)],
    // It is written by hand from then on.
    ...(existsSync(join(root, folder, 'index.ts'))
      ? []
      : [[`${folder}/index.ts`, printIndex(group)] as [string, string]]),
    [`docs/${group.name}.md`, printReference(group, types, { inRoot, hasMocks })],
  ]
}

/** Reads a spec. With `--skip`, operations that cannot be expressed are noted in its file of skips, and left out. */
async function readSpecFile(path: string): Promise<Group> {
  try {
    return await readGroup(path, reserved)
  } catch (error) {
    const isSkippable = error instanceof SpecProblems && error.areSkippable
    if (!isSkippable || !process.argv.includes('--skip')) throw error
    addSkips(path, error.problems)
    return await readGroup(path, reserved)
  }
}

/** A page that somebody wrote is not written over. */
function refuseForeignPage({ name, document }: Group): void {
  const path = `docs/${name}.md`
  if (existsSync(join(root, path)) && !isGenerated(path)) {
    throw new SpecProblem(
      { file: document.file, pointer: '' },
      `${name} cannot be the name of a group, since ${path} is written by hand; rename the file`,
    )
  }
}

const isGenerated = (path: string) => readFileSync(join(root, path), 'utf8').startsWith(pageHeader)

/** Names what is not as it would be generated: stale, missing, left over, or unknown to git. */
function check(files: ReadonlyMap<string, string>): string[] {
  const problems = [...files].flatMap(([path, content]) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`]
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is stale`]
  })
  const apis = join(root, 'src/apis')
  const present = readdirSync(apis, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.includes('.gen.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const pages = (existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter(isGenerated)
  for (const path of [...present, ...pages]) if (!files.has(path)) problems.push(`${path} comes from no spec`)
  const untracked = execFileSync(
    'git',
    ['ls-files', '--others', '--exclude-standard', 'src/apis', 'specs', 'docs'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  for (const path of untracked.split('\n').filter(Boolean)) problems.push(`${path} is not tracked by git`)
  return problems
}

try {
  const files = await generate()
  if (process.argv.includes('--check')) {
    const problems = check(files)
    for (const problem of problems) console.error(problem)
    if (problems.length) {
      console.error('Run `npm run generate` and commit what it writes.')
      process.exitCode = 1
    }
  } else {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    console.log(`wrote ${files.size} files`)
  }
} catch (error) {
  if (!(error instanceof SpecProblem || error instanceof SpecProblems)) throw error
  console.error(error.message)
  if (error instanceof SpecProblems && error.areSkippable)
    console.error('To go on without these operations: npm run generate -- --skip')
  process.exitCode = 1
}
