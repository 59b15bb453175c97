/** What it costs to check a response: `npm run bench:checked -- --write`. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { markdownTable } from 'markdown-table'
import { clients } from './checked/clients.js'
import { machine, writeSection } from './results.ts'
import { median } from './speed/measure.ts'
import { prepareCheckedHeyApi } from './speed/prepare.ts'

const run = promisify(execFile)
const worker = fileURLToPath(new URL('checked/worker.js', import.meta.url))
const sizes = [1, 100, 1000, 10_000]

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, rounds: { type: 'string', default: '15' } },
})
await prepareCheckedHeyApi()

type Samples = Readonly<Record<string, readonly number[]>>
const measured: Samples[] = []
for (const size of sizes) {
  const { stdout } = await run(process.execPath, ['--expose-gc', worker, `${size}`, values.rounds], {
    timeout: 1_800_000,
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  measured.push(JSON.parse(stdout) as Samples)
}

/** How many times as long as `to` a client takes: the median of the ratios of all rounds. */
const ratio = (samples: Samples, id: string, to: string) =>
  median((samples[id] ?? []).map((figure, round) => figure / (samples[to]?.[round] as number)))

const rows = Object.entries(clients)
  .filter(([id]) => !id.startsWith('raw'))
  .map(([id, { name }]) => [
    name,
    ...measured.map((samples) => ratio(samples, id, id === 'polar' ? 'raw-products' : 'raw').toFixed(2)),
  ])
const limit = 1.25
const goals = ([1000, 10_000] as const).map((size) => {
  const figure = ratio(measured[sizes.indexOf(size)] as Samples, 'ours-checks', 'ours')
  return [
    `strict with checks, ${size.toLocaleString('en')} items`,
    `at most ${limit} of the unchecked call`,
    figure.toFixed(2),
    figure <= limit ? 'held' : 'missed',
  ]
})
const text = `\`npm run bench:checked\`, on ${machine()}; ${values.rounds} rounds. A list of sandbox environments, 570 bytes per item, from a stubbed
\`fetch\`. CPU time of a call as a ratio to raw \`fetch(new Request(...))\` in the same round on the same list, the median of
all rounds; all clients take turns in one process. Polar gets its own list, 660 bytes per item.

${markdownTable(
  [['client', ...sizes.map((size) => `${size.toLocaleString('en')} item${size === 1 ? '' : 's'}`)], ...rows],
  {
    align: ['l', 'r', 'r', 'r', 'r'],
  },
)}

${markdownTable([['goal', 'limit', 'measured', ''], ...goals])}
`
console.log(text)
if (values.write) writeSection('Checked responses', text)
