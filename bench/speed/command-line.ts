import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './measure.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Starts of the command line, and of an empty program. */
const programs = { empty: ['-e', '0'], version: [cli, '--version'], help: [cli, '--help'] }

/** CPU times of starts as ratios to an empty Node program, in turns: the medians. */
export function commandLineStarts(rounds: number): { readonly version: number; readonly help: number } {
  const times = Array.from({ length: rounds }, () =>
    Object.fromEntries(Object.entries(programs).map(([name, args]) => [name, cpuSeconds(args)])),
  )
  const ratio = (name: string) => median(times.map((each) => (each[name] ?? 0) / (each.empty ?? 0)))
  return { version: ratio('version'), help: ratio('help') }
}

function cpuSeconds(args: readonly string[]): number {
  const script = `TIMEFORMAT='%U %S'; { time "$0" "$@" >/dev/null; } 2>&1`
  const printed = execFileSync('bash', ['-c', script, process.execPath, ...args], { encoding: 'utf8' })
  const [user = 0, system = 0] = (printed.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return user + system
}
