import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { functionName } from '../../src/generator/document/names.ts'
import { SpecProblem } from '../../src/generator/document/problem.ts'
import { specFiles } from '../../src/generator/document/spec-files.ts'
import type { Generated, Job } from '../../src/generator/generate.ts'
import type { Group } from '../../src/generator/model.ts'
import { isGenerated } from '../../src/generator/output/generated-files.ts'
import { printRetries } from '../../src/generator/print/print-retries.ts'
import { readSkips } from '../../src/generator/read/skips.ts'
import { entryOf, printLlms } from '../../src/generator/reference/print-llms.ts'
import type { PageTarget, Target } from '../../src/generator/target.ts'
import { exportsOf, readSource } from './read-source.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The groups of this repository are next to the runtime, and import its files directly. */
export const target: Target = {
  command: 'npm run generate',
  ending: '.ts',
  runtime: {
    code: '../../runtime/index.ts',
    defineSchemas: '../../runtime/validation/define-schemas.ts',
    checks: '../../checks/index.ts',
    schemas: '../../runtime/validation/schemas.ts',
    public: '../../runtime/public.ts',
    version: undefined,
  },
  mockKit: '../../mocks/kit.ts',
}

/** What a group's page links to and imports from. */
export const pagesOf = (name: string, has: { inRoot?: boolean; mocks?: boolean } = {}): PageTarget => ({
  module: `sdk/${name}`,
  schemas: `sdk/${name}/schemas`,
  mocks: has.mocks ? `sdk/${name}/mocks` : undefined,
  root: has.inRoot ? 'sdk' : undefined,
  document: `\`sdk/${name}/openapi.json\``,
  retries: '[retries.md](retries.md)',
})

/** The names that the root entry exports, including the groups' handles. */
const handles = new Set(exportsOf(readSource('index.ts')).map(({ name }) => name))

/** The generator's jobs, one for each file in `specs/`. */
export const jobs = (skip: boolean): Job[] =>
  specFiles(join(root, 'specs')).map((source) => ({
    source,
    spec: `specs/${basename(source)}`,
    skips: readSkips(source),
    skip,
    outputs: (group) => {
      rejectForeignPage(group)
      const folder = `src/apis/${group.name}`
      const has = {
        inRoot: handles.has(functionName(group.name)),
        mocks: existsSync(join(root, folder, 'mocks/index.ts')),
      }
      return {
        types: `${folder}/types.gen.ts`,
        operations: `${folder}/operations.gen.ts`,
        schemas: `${folder}/schemas.gen.ts`,
        checks: `${folder}/checks.gen.ts`,
        index: `${folder}/client.gen.ts`,
        reference: `docs/${group.name}.md`,
        target,
        pages: pagesOf(group.name, has),
      }
    },
  }))

/** The entries of new groups. After that, they are edited by hand. */
export function newEntries({ outcomes }: Generated): [path: string, content: string][] {
  const paths = outcomes.map(({ group }) => `src/apis/${group.name}/index.ts`)
  return paths.filter((path) => !existsSync(join(root, path))).map((path) => [path, entry])
}

const entry = `export * from './client.gen.ts'
`

/** The pages about all groups. */
export function sharedPages({ outcomes }: Generated): [path: string, content: string][] {
  const retries = printRetries()
  const { name, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const readme = join(root, 'README.md')
  const llms = printLlms({
    title: name,
    description,
    sections: {
      Reference: [
        ...outcomes.map(({ group: { name, title, description } }) => ({
          path: `${name}.md`,
          title,
          about: description,
        })),
        entryOf('retries.md', retries),
      ],
      Start: existsSync(readme) ? [entryOf('../README.md', readFileSync(readme, 'utf8'))] : [],
    },
  })
  return [
    ['docs/retries.md', retries],
    ['docs/llms.txt', llms],
  ]
}

/** Throws if a group's page would overwrite one that is written by hand. */
function rejectForeignPage({ name, document }: Group): void {
  const path = `docs/${name}.md`
  if (existsSync(join(root, path)) && !isGeneratedPage(path)) {
    throw new SpecProblem(
      { file: document.file, pointer: '' },
      `${name} can't be the name of a group, since ${path} is written by hand; rename the file`,
    )
  }
}

/** Whether a page of this repository is generated. */
export const isGeneratedPage = (path: string): boolean => isGenerated(readFileSync(join(root, path), 'utf8'))
