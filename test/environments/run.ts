/** Tries the packed package where people call it from: `npm run test:environments -- --only jestNode,nock --write`. */
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, writeSection } from '../../bench/results.ts'
import { markdown, printed } from '../support/table.ts'
import type { Context, Environment } from './environment.ts'
import { environments } from './environments/all.ts'
import { install, installNodes, newerNode, pack } from './install.ts'
import { cells, problemsOf, type Row, remarks } from './report.ts'
import { startServer } from './server.ts'

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
const installed = new Map<string, Promise<string>>()
const rows: Row[] = []
try {
  for (const id of selected) rows.push(await tried(id, environments[id] as Environment))
} finally {
  server.stop()
  tarball.remove()
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
  console.log(`\n${environment.name} is not ${environment.unavailable ? 'to be had' : 'installed'}: ${why}`)
}
const checks = rows.reduce((sum, { results }) => sum + results.length, 0)
console.log(`\n${Math.max(checks - problems.length, 0)} passed, ${problems.length} failed`)

if (problems.length || missing.some(({ environment }) => !environment.unavailable)) process.exitCode = 1
else if (flags.write) {
  const notes = [
    ...remarks(rows),
    ...missing.map((row) => `${row.environment.name} is not to be had: ${row.missing}`),
  ]
  writeSection(
    'Environments',
    `\`npm run test:environments\`: the packed package in projects as users have them, against a server on loopback that counts what it is asked.\n\n${markdown(body)}\n\n${notes.map((note) => `- ${note}.\n`).join('')}\n${machine()}.`,
  )
}

/** Installs the project of an environment, once for all that share it, and runs the cases there. */
async function tried(id: string, environment: Environment): Promise<Row> {
  const { project, unavailable, node, notApplicable = {} } = environment
  const absent = (why: string) => ({ environment, version: undefined, missing: why, results: [] })
  if (unavailable !== undefined) return absent(unavailable)
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  let context: Context
  let version: string
  try {
    const root = await installOnce(project, () => install(project, tarball))
    const nodeAt = node
      ? newerNode(await installOnce('node', installNodes), node)
      : { nodeFolder: dirname(process.execPath), nodeVersion: process.versions.node }
    process.stderr.write(`${project}: installed after ${seconds()}\n`)
    const place = { ...environment.place, url: server.url(id), skip: Object.keys(notApplicable) }
    context = { root, ...nodeAt, place }
    version = environment.version(context)
  } catch (error) {
    return absent(`${(error as Error).message} ${(error as { stderr?: string }).stderr ?? ''}`.trim())
  }
  try {
    const results = await environment.run(context)
    process.stderr.write(`${environment.name} ${version}: ended after ${seconds()}\n`)
    return { environment, version, results }
  } catch (error) {
    const problem = `${(error as Error).stack}`
    return { environment, version, results: [{ title: 'run', problem }] }
  }
}

function installOnce(name: string, work: () => Promise<string>): Promise<string> {
  const running = installed.get(name) ?? work()
  installed.set(name, running)
  return running
}
