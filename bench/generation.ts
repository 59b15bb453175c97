/** Time and memory that generators take for a large document: `npm run bench:generation -- --rounds 3 --write`. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { markdown, printed } from '../test/support/table.ts'
import { type Run, runTool } from './generation/run-tool.ts'
import { type Tool, tools } from './generation/tools.ts'
import { machine, writeSection } from './results.ts'

const { values: flags } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' }, write: { type: 'boolean' } },
})
const only = flags.only?.split(',')
if (flags.write && only) throw new Error("--write needs all generators; it can't be combined with --only")
const document = fileURLToPath(
  new URL('generation/node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
)
const [ours] = tools as readonly [Tool, ...Tool[]]
const chosen = tools.filter(({ name }) => !only || only.includes(name))
const say = (text: string) => process.stderr.write(`${text}\n`)

/** At most this share of the CPU time of the fastest generator that writes all three: types, a client and schemas. */
const limit = 0.5
/** Per operation, the whole document may take at most this many times as long as a quarter of it. */
const growthLimit = 1.5

const runs = new Map<string, Run[]>()
for (let round = 1; round <= Number(flags.rounds); round++) {
  for (const tool of chosen) {
    say(`round ${round}: ${tool.name} …`)
    runs.set(tool.name, [...(runs.get(tool.name) ?? []), await runTool(tool, document)])
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number
const rows = [...runs].map(([name, all]) => ({
  name,
  cpu: median(all.map(({ cpuSeconds }) => cpuSeconds)),
  seconds: median(all.map(({ seconds }) => seconds)),
  peak: median(all.map(({ peakMiB }) => peakMiB)),
  last: all.at(-1) as Run,
}))
const whole = rows.filter(({ name, last }) => name !== ours.name && !last.failure)
const fastest = whole.toSorted((a, b) => a.cpu - b.cpu)[0]
const table = [
  ['generator', 'seconds', 'CPU seconds', 'peak memory', 'files', 'MB written', ''],
  ...rows.map(({ name, seconds, cpu, peak, last }) => [
    name,
    seconds.toFixed(1),
    cpu.toFixed(1),
    `${Math.round(peak)} MiB`,
    `${last.files}`,
    (last.bytes / 1e6).toFixed(1),
    last.failure ? `fails: ${last.failure.replaceAll('|', ' ').slice(0, 80)}` : 'types, client, zod',
  ]),
]
console.log(printed(table))

const problems: string[] = []
const verdicts: string[] = []
const own = rows.find(({ name }) => name === ours.name)
if (own && fastest) {
  const share = own.cpu / fastest.cpu
  const verdict = `${ours.name} takes ${share.toFixed(2)} of the CPU time of ${fastest.name}; the goal is at most ${limit}.`
  verdicts.push(verdict)
  if (share > limit) problems.push(verdict)
}
if (own) {
  const growth = await grow()
  verdicts.push(growth.verdict)
  if (growth.factor > growthLimit) problems.push(growth.verdict)
}
for (const verdict of verdicts) console.log(verdict)
for (const { name, last } of rows)
  if (name === ours.name && last.failure) problems.push(`${name}: ${last.failure}`)

if (flags.write) {
  writeSection(
    'Generation',
    [
      `\`npm run bench:generation\`: types, a client and zod schemas from GitHub's document (${Math.round(statSync(document).size / 1e6)} MB of JSON), each generator in its own process, in turns; the median of each one's runs (${flags.rounds}).`,
      markdown(table),
      verdicts.join('\n'),
      `${machine()}.`,
    ].join('\n\n'),
  )
}
for (const problem of problems) console.log(`MISSED ${problem}`)
if (problems.length) process.exitCode = 1

/** The time that ours takes per operation for a quarter, a half and all of the document. */
async function grow(): Promise<{ readonly factor: number; readonly verdict: string }> {
  const points: { size: number; cpu: number }[] = []
  for (const share of [0.25, 0.5, 1]) {
    say(`${share} of the document …`)
    const spec = JSON.parse(readFileSync(document, 'utf8')) as { paths: Record<string, object> }
    const paths = Object.entries(spec.paths)
    spec.paths = Object.fromEntries(paths.slice(0, Math.ceil(paths.length * share)))
    const size = Object.values(spec.paths).reduce((sum, item) => sum + Object.keys(item).length, 0)
    const file = join(tmpdir(), `part-${process.pid}.json`)
    writeFileSync(file, JSON.stringify(spec))
    try {
      points.push({ size, cpu: (await runTool(ours, file)).cpuSeconds })
    } finally {
      rmSync(file, { force: true })
    }
  }
  const [first, last] = [points[0], points.at(-1)] as [(typeof points)[0], (typeof points)[0]]
  const factor = last.cpu / last.size / (first.cpu / first.size)
  const each = points.map(({ size, cpu }) => `${size} operations in ${cpu.toFixed(1)} s`).join(', ')
  return {
    factor,
    verdict: `${ours.name}, by size: ${each}. Per operation, the whole document takes ${factor.toFixed(2)} of the time of a quarter.`,
  }
}
