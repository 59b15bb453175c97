/** Generates, checks, builds and calls groups of found specs, and measures them: `npm run test:specs -- --write`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, writeSection } from '../../bench/results.ts'
import { markdown, printed } from '../support/table.ts'
import { type Called, callAll } from './calls.ts'
import { bytes, growth, typeChecks } from './cost.ts'
import { type FoundSpec, foundSpecs } from './found.ts'
import { foundProject, specFile } from './project.ts'
import { bars } from './report.ts'

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const only = flags.only?.split(',')
const specs = foundSpecs.filter(({ name }) => !only || only.includes(name))
const unknown = only?.filter((name) => !foundSpecs.some((spec) => spec.name === name)) ?? []
if (unknown.length)
  throw new Error(`no spec is named ${unknown}; known are ${foundSpecs.map(({ name }) => name)}`)
if (flags.write && only) throw new Error('--write is for a run of all specs')

// Twelve groups at once, four of them large, are more than the compiler's usual heap holds.
process.env.NODE_OPTIONS = '--max-old-space-size=8192'

const problems: string[] = []
const say = (text: string) => process.stderr.write(`${text}\n`)
const project = foundProject(specs)
const { root } = project
try {
  say('generate …')
  await project.step('tsx', 'scripts/generate.ts', '--skip')
  for (const spec of specs) {
    const skipped = skippedIn(spec)
    if (skipped !== spec.skipped) problems.push(`${spec.name}: ${skipped} skipped, not ${spec.skipped}`)
  }
  say('check the types …')
  await project.step('tsc', '-p', '.')
  say('build …')
  await project.step('tsup', '--silent')

  const rows: { readonly spec: FoundSpec; readonly called: Called }[] = []
  for (const spec of specs) {
    say(`call ${spec.name} …`)
    const called = await callAll(specFile(root, spec), join(root, `dist/${spec.name}.js`), !spec.unchecked)
    rows.push({ spec, called })
    for (const [id, problem] of called.failed) {
      if (!spec.misfits?.[id]) problems.push(`${spec.name}.${id}: ${problem}`)
    }
    for (const id of Object.keys(spec.misfits ?? {})) {
      if (!called.failed.has(id)) problems.push(`${spec.name}.${id}: its example fits now`)
    }
  }
  const table = [
    ['spec', 'what', 'operations', 'skipped', 'gave data', 'declared error', 'example does not fit'],
    ...rows.map(({ spec, called }) => [
      spec.name,
      spec.about,
      `${called.operations}`,
      `${spec.skipped}`,
      `${called.succeeded}`,
      `${called.declaredErrors}`,
      `${called.failed.size}`,
    ]),
  ]
  console.log(printed(table))

  if (!only) {
    say('measure …')
    const weights = await bytes(root)
    console.log(printed(weights.table))
    problems.push(...weights.problems)
    const checks = typeChecks(root)
    console.log(printed(checks.table))
    problems.push(...checks.problems)
    const grown = await growth()
    const chart = bars(grown.points)
    console.log(printed(chart))
    problems.push(...grown.problems)
    if (flags.write && !problems.length) {
      writeSection(
        'Any OpenAPI',
        [
          '`npm run test:specs`: specs as npm packages carry them, each generated, type-checked and built in a copy of the project. Every operation is called once with the arguments of its example; the mock checks each request against the spec (those to Stripe excepted: it does not read nested brackets).',
          markdown(table),
          'Bytes of an app that imports one operation, minified and gzipped by esbuild:',
          markdown(weights.table),
          'Type-check of a file that imports one operation, by TypeScript, against an empty file:',
          markdown(checks.table),
          'Generating parts of the GitHub spec, one process each:',
          markdown(chart),
          `${machine()}.`,
        ].join('\n\n'),
      )
    }
  }
} finally {
  project.remove()
}
for (const problem of problems) console.log(`FAIL ${problem}`)
console.log(`${specs.length} specs, ${problems.length} problems`)
if (problems.length) process.exitCode = 1

function skippedIn({ name }: FoundSpec): number {
  const path = join(root, `specs/${name}.skip`)
  if (!existsSync(path)) return 0
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('/')).length
}
