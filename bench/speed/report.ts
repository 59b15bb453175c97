import { markdownTable } from 'markdown-table'
import { median, type Samples } from './measure.ts'

/** The figures, by client. */
export interface Figures {
  readonly stub: ReadonlyMap<string, Samples>
  readonly loopback: ReadonlyMap<string, Samples>
  readonly start: ReadonlyMap<string, Samples>
  readonly commandLine: { readonly version: number; readonly help: number }
}

/** How many times as much as `raw` a client takes: the median of the ratios of all rounds. */
function ratio(all: ReadonlyMap<string, Samples>, id: string, what: string): number {
  const raw = all.get('raw')?.[what] ?? []
  return median((all.get(id)?.[what] ?? []).map((value, round) => value / (raw[round] as number)))
}

const medianOf = (all: ReadonlyMap<string, Samples>, id: string, what: string) =>
  median(all.get(id)?.[what] ?? [])

/** Milliseconds more than `raw`. */
const more = ({ start }: Figures, id: string, what: string) =>
  medianOf(start, id, what) - medianOf(start, 'raw', what)

/** A Markdown table of all figures. */
export function report(
  clients: readonly { readonly id: string; readonly name: string }[],
  figures: Figures,
): string {
  const { stub, loopback } = figures
  const rows = clients.map(({ id, name }) => [
    name,
    ratio(stub, id, 'cpu').toFixed(2),
    `${medianOf(stub, id, 'heap').toFixed(1)} KiB`,
    `${ratio(loopback, id, 'one').toFixed(2)} / ${ratio(loopback, id, 'fifty').toFixed(2)}`,
    id === 'raw' ? '0 ms' : signed(more(figures, id, 'importMs')),
    id === 'raw' ? '0 ms' : signed(more(figures, id, 'firstMs')),
  ])
  const heads = [
    'client',
    'stubbed fetch',
    'heap a call',
    'loopback, 1 / 50 at a time',
    'import',
    'first call',
  ]
  return markdownTable([heads, ...rows], { align: ['l', 'r', 'r', 'r', 'r', 'r'] })
}

const signed = (ms: number) => `${ms < 0 ? '-' : '+'}${Math.abs(ms).toFixed(0)} ms`

/** A Markdown table of our goals and the measured figures. */
export function goals(figures: Figures): string {
  const { stub, loopback, commandLine } = figures
  const importMs = more(figures, 'ours', 'importMs') - more(figures, 'openapi-fetch', 'importMs')
  const lines: [goal: string, measured: number, limit: number, unit: string][] = [
    ['CPU with a stubbed fetch', ratio(stub, 'ours', 'cpu'), 0.97, 'of raw'],
    ['CPU over loopback, one at a time', ratio(loopback, 'ours', 'one'), 1.02, 'of raw'],
    ['CPU over loopback, 50 at a time', ratio(loopback, 'ours', 'fifty'), 1.02, 'of raw'],
    ['heap a call', medianOf(stub, 'ours', 'heap'), 18, 'KiB'],
    ['import, more than openapi-fetch', importMs, 2, 'ms'],
    ['first call, more than raw', more(figures, 'ours', 'firstMs'), 5, 'ms'],
    ['sdk --version', commandLine.version, 1.5, 'of an empty program'],
    ['sdk --help', commandLine.help, 1.5, 'of an empty program'],
  ]
  const rows = lines.map(([goal, measured, limit, unit]) => [
    goal,
    `at most ${limit.toFixed(2)} ${unit}`,
    measured.toFixed(2),
    measured <= limit ? 'held' : 'missed',
  ])
  const table = markdownTable([['goal', 'limit', 'measured', ''], ...rows])
  return rows.some((row) => row.includes('missed')) ? `${table}\n\n${why}` : table
}

const why = `Why goals are missed: a call of the SDK has a time limit, and raw fetch has none. The rows "raw, with
AbortSignal.timeout" and "sdk/sandbox, no time limits" show what the limit costs.
[Decision 38](../docs/decisions/0038-fewer-bytes-and-files.md) says what was tried, and what an import consists of.`
