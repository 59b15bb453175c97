/** Runs one suite on the packed package in every runtime: `npm run test:runtimes -- --only bun,deno --write`. */
import { parseArgs } from 'node:util'
import { machine, writeSection } from '../../bench/results.ts'
import { installProject } from '../support/installed-project.ts'
import { markdown, printed } from '../support/table.ts'
import { freeOrigin, startMock } from './mock.ts'
import { cells, checksOf, problemsOf, type Row } from './report.ts'
import type { Runtime } from './runtime.ts'
import { runtimes } from './runtimes/all.ts'
import { startStreaming } from './streaming.ts'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    'allow-missing': { type: 'boolean', default: false },
  },
})
const selected = flags.only?.split(',') ?? Object.keys(runtimes)
const unknown = selected.filter((name) => !Object.hasOwn(runtimes, name))
if (unknown.length) {
  throw new Error(`no runtime is named ${unknown}; known are ${Object.keys(runtimes).join(', ')}`)
}
if (flags.write && flags.only) throw new Error('--write is for a run of all runtimes')

const project = installProject()
const pageOrigin = await freeOrigin()
const mock = await startMock(project.root, pageOrigin)
const streaming = await startStreaming(pageOrigin)
const rows: Row[] = []
try {
  for (const id of selected) rows.push(await tried(runtimes[id] as Runtime))
} finally {
  streaming.stop()
  await mock.stop()
  project.remove()
}

const problems = rows.flatMap(({ name, runs }) =>
  runs.flatMap(({ format, ended }) => problemsOf(name, format, ended)),
)
const missing = rows.filter((row) => row.missing !== undefined)
const body = cells(rows, problems)
console.log(printed(body))
for (const { runtime, format, title, problem } of problems) {
  console.log(`\nFAIL ${runtime}, ${format}: ${title}\n  ${problem.replaceAll('\n', '\n  ')}`)
}
for (const { name, missing: why } of missing) console.log(`\n${name} is not installed: ${why}`)
const checks = rows.flatMap(({ runs }) => runs).reduce((sum, { ended }) => sum + checksOf(ended), 0)
console.log(`\n${checks - problems.length} passed, ${problems.length} failed`)

if (problems.length || (missing.length && !flags['allow-missing'])) process.exitCode = 1
else if (flags.write) {
  writeSection(
    'Runtimes',
    `\`npm run test:runtimes\`: the packed package, installed into a project, against \`npx sdk mock\`.\n\n${markdown(body)}\n\n${machine()}.`,
  )
}

/** Runs the suite in every format of a runtime that is installed. */
async function tried(runtime: Runtime): Promise<Row> {
  const { name, formats, tellsUnsent } = runtime
  let version: string
  try {
    version = await runtime.version()
  } catch (error) {
    return { name, version: undefined, missing: (error as Error).message, runs: [] }
  }
  const runs = []
  for (const format of formats) {
    process.stderr.write(`${name} ${version}, ${format} …\n`)
    const { streams } = streaming
    const place = { baseUrls: mock.baseUrls, streams, deadUrl: await freeOrigin(), pageOrigin, tellsUnsent }
    runs.push({ format, ended: await runtime.run(project.root, format, place) })
  }
  return { name, version, runs }
}
