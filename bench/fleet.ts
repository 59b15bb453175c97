/** The fleet: `npm run bench:fleet`, after which `--write` puts the figures into results.md. `--quick` is for development. */
import { parseArgs } from 'node:util'
import { runFleet } from '../examples/fleet/fleet.ts'
import { reconcile } from '../examples/fleet/reconcile.ts'
import { startServer } from '../examples/fleet/server.ts'
import { startRedis } from '../test/support/redis.ts'
import { markdown, printed } from '../test/support/table.ts'
import { machine, writeSection } from './results.ts'

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } })
if (flags.write && flags.quick) throw new Error('--write is for a run in earnest')
const calls = flags.quick ? 500 : 10_000
const workers = 4
const faults = 0.1
const refusals = 0.02
const limits = [
  { requests: 300, perMs: 1000 },
  { requests: 1200, perMs: 10_000 },
]

const redis = await startRedis()
const server = await startServer({ limits, faults, refusals })
let died = 0
const report = await runFleet({
  baseUrl: server.baseUrl,
  redisPort: redis.port,
  limits,
  calls,
  workers,
  onDone(done, processes) {
    if (done === calls / 2 && processes[0]?.kill('SIGKILL')) died++
  },
})
await server.stop()
await redis.stop()

const seen = server.seen()
const { lost, doubled } = reconcile({ calls }, report, seen)
const count = (value: number) => value.toLocaleString('en')
const named = Object.entries(seen.faults)
  .sort()
  .map(([kind, times]) => `${kind}: ${count(times)}`)
const goal = (words: string, figure: number, most: number) => [
  words,
  `at most ${count(most)}`,
  count(figure),
  figure <= most ? 'held' : 'missed',
]
const table = [
  ['goal', 'limit', 'measured', ''],
  goal('calls that were lost', lost.length, 0),
  goal('POSTs that were done twice', doubled.length, 0),
  goal('requests that the server refused as over its limit', seen.over, 0),
  ...limits.map(({ requests, perMs }, index) =>
    goal(`the most requests in any ${perMs / 1000} s`, seen.most[index] ?? 0, requests),
  ),
]
console.log(printed(table))
const text = [
  `\`npm run bench:fleet\`: ${workers} processes make ${count(calls)} calls, every second one a POST, through one limit that they share on a redis-server. The server draws a fault for ${faults * 100} % of the requests, half of them after the work was done, and refuses another ${refusals * 100} % with 429; one process is killed half way. POSTs carry idempotency keys.`,
  markdown(table),
  `${count(seen.requests)} requests in ${report.seconds.toFixed(0)} s. Faults: ${named.join(', ')}. ${count(seen.repeats)} POSTs came again after they were done, and were answered by their key. ${died} process was killed, and ${report.again} of its calls were made by the others.`,
  `${machine()}.`,
].join('\n\n')
console.log(text)
if (flags.write) writeSection('Fleet', text)
if (lost.length || doubled.length || seen.over || report.failed.size) process.exitCode = 1
