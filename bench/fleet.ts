/** The fleet: `npm run bench:fleet`. `--write` writes the figures to results.md; `--quick` is for development. */
import { parseArgs } from 'node:util'
import { runFleet } from '../examples/fleet/fleet.ts'
import { reconcile } from '../examples/fleet/reconcile.ts'
import { startServer } from '../examples/fleet/server.ts'
import { startRedis } from '../test/support/redis.ts'
import { markdown, printed } from '../test/support/table.ts'
import { machine, writeSection } from './results.ts'

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } })
if (flags.write && flags.quick) throw new Error("--write can't be combined with --quick")
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
let killed = 0
const report = await runFleet({
  baseUrl: server.baseUrl,
  redisPort: redis.port,
  limits,
  calls,
  workers,
  onDone(done, processes) {
    if (done === calls / 2 && processes[0]?.kill('SIGKILL')) killed++
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
  goal('lost calls', lost.length, 0),
  goal('POSTs done twice', doubled.length, 0),
  goal('requests rejected for exceeding the limit', seen.over, 0),
  ...limits.map(({ requests, perMs }, index) =>
    goal(`most requests within ${perMs / 1000} s`, seen.most[index] ?? 0, requests),
  ),
]
console.log(printed(table))
const text = [
  `\`npm run bench:fleet\`: ${workers} processes make ${count(calls)} calls, every second one a POST, through a rate limit that they share on a redis-server. ${faults * 100} % of the requests get a random fault, half of these after the work was done; another ${refusals * 100} % get a 429. One process is killed halfway. POSTs carry idempotency keys.`,
  markdown(table),
  `${count(seen.requests)} requests in ${report.seconds.toFixed(0)} s. Faults: ${named.join(', ')}. ${count(seen.repeats)} POSTs were repeated after they were done, and recognized by their keys. ${killed} process was killed; the others made ${report.again} of its calls.`,
  `${machine()}.`,
].join('\n\n')
console.log(text)
if (flags.write) writeSection('Fleet', text)
if (lost.length || doubled.length || seen.over || report.failed.size) process.exitCode = 1
