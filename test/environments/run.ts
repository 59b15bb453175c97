/** Tries the packed package where people use it: `npm run test:environments -- --only jestNode,nock --write`. */
import { parseArgs } from 'node:util'
import { machine, writeSection } from '../../bench/results.ts'
import { markdown, printed } from '../support/table.ts'
import type { Environment } from './environment.ts'
import { environments } from './environments/all.ts'
import { pack, removeInstalled } from './install.ts'
import { writeShortTable } from './readme.ts'
import { cells, problemsOf, type Row, remarks } from './report.ts'
import { startServer } from './server.ts'
import { tryEnvironment } from './try-environment.ts'

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const selected = flags.only?.split(',') ?? Object.keys(environments)
const unknown = selected.filter((name) => !Object.hasOwn(environments, name))
if (unknown.length) {
  throw new Error(`no environment is named ${unknown}; known are ${Object.keys(environments).join(', ')}`)
}
if (flags.write && flags.only) throw new Error('--write is for a run of all environments')

const tarball = await pack()
const server = await startServer()
const rows: Row[] = []
try {
  for (const id of selected) {
    rows.push(await tryEnvironment(id, environments[id] as Environment, { tarball, url: server.url }))
  }
} finally {
  server.stop()
  tarball.remove()
  if (process.env.CI) removeInstalled()
}

const problems = rows.flatMap(problemsOf)
const missing = rows.filter((row) => row.missing !== undefined)
const body = cells(rows)
console.log(printed(body))
for (const remark of remarks(rows)) console.log(remark)
for (const { name, title, problem } of problems) {
  console.log(`\nFAIL ${name}: ${title}\n  ${problem.replaceAll('\n', '\n  ')}`)
}
for (const { environment, missing: why } of missing) {
  console.log(`\n${environment.name} is not ${environment.unavailable ? 'available' : 'installed'}: ${why}`)
}
const checks = rows.reduce((sum, { results }) => sum + results.length, 0)
console.log(`\n${Math.max(checks - problems.length, 0)} passed, ${problems.length} failed`)

if (problems.length || missing.some(({ environment }) => !environment.unavailable)) process.exitCode = 1
else if (flags.write) {
  const notes = [
    ...remarks(rows),
    ...missing.map((row) => `${row.environment.name} is not available: ${row.missing}`),
  ]
  writeSection(
    'Environments',
    `\`npm run test:environments\`: the packed package in real projects, against a server on loopback that counts its requests.\n\n${markdown(body)}\n\n${notes.map((note) => `- ${note}.\n`).join('')}\n${machine()}.`,
  )
  writeShortTable(body)
}
