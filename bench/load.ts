/** Load, by measurement and runtime: `npm run bench:load -- --only row,node20 --quick`. `--write` needs full sizes. */
import { execFile } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { installProject } from '../test/support/installed-project.ts'
import { markdown, printed } from '../test/support/table.ts'
import { type LoadFigures, type Measurement, measurements } from './load/measurements.ts'
import { loadRuntimes } from './load/runtimes.ts'
import { serveLoad } from './load/server.ts'
import { machine, writeSection } from './results.ts'

const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean' }, write: { type: 'boolean' } },
})
const only = flags.only?.split(',') ?? []
const known = [...Object.keys(measurements), ...Object.keys(loadRuntimes)]
const unknown = only.filter((name) => !known.includes(name))
if (unknown.length)
  throw new Error(`no measurement or runtime named ${unknown.join(', ')}; known are ${known.join(', ')}`)
if (flags.write && flags.quick) throw new Error('--write needs full sizes, so omit --quick')
const chosen = <T>(all: Readonly<Record<string, T>>) => {
  const found = Object.entries(all).filter(([name]) => only.includes(name))
  return found.length ? found : Object.entries(all)
}

const project = installProject()
copyFileSync(fileURLToPath(new URL('load/worker.mjs', import.meta.url)), join(project.root, 'worker.mjs'))
const runtimes = chosen(loadRuntimes).map(([, runtime]) => runtime)
const sections: string[] = []
let missed = 0
try {
  for (const [name, measurement] of chosen(measurements)) {
    const row: (LoadFigures | string)[] = []
    for (const runtime of runtimes) {
      process.stderr.write(`${measurement.title}, ${runtime.name} …\n`)
      row.push(await measure(name, measurement, runtime.command).catch(lastLine))
    }
    const table = tableOf(measurement, row)
    console.log(
      `\n${flags.quick ? `QUICK, ${measurement.quick} of: ` : ''}${measurement.title}\n${printed(table)}`,
    )
    sections.push(`### ${measurement.title}\n\n${markdown(table)}`)
  }
} finally {
  project.remove()
}
if (missed) process.exitCode = 1
if (flags.write) {
  const versions = runtimes.map((runtime) => `${runtime.name} ${runtime.version()}`).join(', ')
  writeSection('Load', `${introduction()}\n\n${sections.join('\n\n')}\n\n${versions}; ${machine()}.`)
}

/** Runs one measurement in its own process, against its own server in this one. */
async function measure(
  name: string,
  { size, quick }: Measurement,
  command: () => readonly [string, ...string[]],
): Promise<LoadFigures> {
  const [binary, ...args] = command()
  const server = await serveLoad()
  try {
    const { stdout } = await promisify(execFile)(
      binary,
      [...args, 'worker.mjs', name, server.baseUrl, `${flags.quick ? quick : size}`],
      {
        cwd: project.root,
        timeout: 60 * 60_000,
        env: { PATH: process.env.PATH, HOME: project.root, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' },
      },
    )
    return JSON.parse(/^@@(.*)$/m.exec(stdout)?.[1] ?? 'null') as LoadFigures
  } finally {
    server.close()
  }
}

function lastLine(error: unknown): string {
  const line = `${(error as Error).message}`.trim().split('\n').at(-1)
  process.stderr.write(`${line}\n`)
  return 'failed'
}

/** One row per goal, one column per runtime. */
function tableOf({ goals }: Measurement, row: readonly (LoadFigures | string)[]): string[][] {
  const lines = goals.map(({ goal, limit, of, exact, unit }) => {
    const figures = row.map((each) => (typeof each === 'string' ? Number.NaN : of(each)))
    const held = figures.every((figure) => (exact ? figure === limit : figure <= limit))
    if (!held) missed++
    const written = (figure: number) => (unit ? `${figure.toFixed(2)} ${unit}` : `${figure}`)
    return [
      goal,
      `${exact ? '' : 'at most '}${limit}${unit ? ` ${unit}` : ''}`,
      ...figures.map((figure) => (Number.isNaN(figure) ? 'failed' : written(figure))),
      held ? 'held' : 'missed',
    ]
  })
  const seconds = row.map((each) => (typeof each === 'string' ? each : each.seconds.toFixed(1)))
  return [
    ['goal', 'limit', ...runtimes.map(({ name }) => name), ''],
    ...lines,
    ['seconds', '-', ...seconds, '-'],
  ]
}

function introduction(): string {
  return `\`npm run bench:load\`: the packed package in each runtime, each figure in its own process, against a server on
loopback in another process. Heaps are compared after garbage collection, with the heap after the first tenth of the load
(for 5,000 at once: after the first of two rounds). Timers left are those that neither fired nor were cleared; listeners
are those on one signal that every call gets. A call is lost if it gets no response of its own, a POST if it was reported
as done and wasn't. Faults are 500, 503, a body cut off, no response, and 429 with \`Retry-After\`, in turn.`
}
