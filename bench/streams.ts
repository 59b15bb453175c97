/** Streams: `npm run bench:streams`. `--write` writes the table to results.md; `--quick` is for development. */
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { markdown, printed } from '../test/support/table.ts'
import { machine, writeSection } from './results.ts'

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } })
if (flags.write && flags.quick) throw new Error("--write can't be combined with --quick")
const part = flags.quick ? 20 : 1
const rounds = flags.quick ? 1 : 3
const seconds = 10 / part
const many = 1_000_000 / part
const large = 2 ** 30 / part

interface Figures {
  readonly items: number
  readonly bytes: number
  readonly cpuMs: number
  readonly marks: readonly number[]
  readonly peakMiB: number
  readonly rssMiB: number
}

const path = (name: string) => fileURLToPath(new URL(`streams/${name}.mjs`, import.meta.url))
const server = fork(path('server'), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
const [port] = await once(server.stdout as NonNullable<typeof server.stdout>, 'data')

async function measure(name: string, size: number): Promise<Figures> {
  process.stderr.write(`${name} …\n`)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', path('worker'), name, `${port}`.trim(), `${size}`],
    { timeout: 10 * 60_000 },
  )
  const figures = JSON.parse(stdout) as Figures
  const received = figures.items ?? figures.bytes
  if (received !== size) throw new Error(`${name}: received ${received} of ${size}`)
  return figures
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** CPU time as a ratio to the handwritten reader, in turns: the median of all rounds. */
async function ratio(name: string, size: number): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const hand = await measure(`${name}Hand`, size)
    const ours = await measure(`${name}Ours`, size)
    ratios.push(ours.cpuMs / hand.cpuMs)
  }
  return median(ratios)
}

const paced = await ratio('paced', 10_000 * seconds)
const full = await ratio('full', many / 4)
const { marks } = await measure('heap', many)
const down = await measure('down', large)
const up = await measure('up', large)
server.disconnect()

const [first = Number.NaN] = marks
const growth = Math.max(...marks) - first
const goal = (words: string, limit: number, unit: string, figure: number) => [
  words,
  `at most ${limit.toFixed(2)}${unit}`,
  `${figure.toFixed(2)}${unit}`,
  figure <= limit ? 'held' : 'missed',
]
const count = (value: number) => value.toLocaleString('en')
const table = [
  ['goal', 'limit', 'measured', ''],
  goal(`CPU, 10,000 events a second for ${seconds} s`, 1.2, ' of by hand', paced),
  goal(`CPU, ${count(many / 4)} events as fast as they come`, 1.2, ' of by hand', full),
  goal(`heap growth from ${count(many / 10)} to ${count(many)} events`, 1, ' MiB', growth),
  goal(`largest heap, ${large / 2 ** 30} GiB down, \`as: 'stream'\``, 64, ' MiB', down.peakMiB),
  goal(`largest heap, ${large / 2 ** 30} GiB up, a ReadableStream`, 64, ' MiB', up.peakMiB),
]
console.log(printed(table))
if (table.some((row) => row.at(-1) === 'missed')) process.exitCode = 1
if (flags.write)
  writeSection(
    'Streams',
    `\`npm run bench:streams\`, on ${machine()}; CPU times are medians of ${rounds} rounds. The server
runs on loopback in another process. By hand is a loop over \`response.body\` with \`TextDecoder\`, \`split\` and
\`JSON.parse\`, without limits on time or size. Heaps are measured after garbage collection, the largest heaps without it.
Largest process: ${Math.round(Math.max(down.rssMiB, up.rssMiB))} MiB.

${markdown(table)}`,
  )
