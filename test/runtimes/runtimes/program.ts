import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Ended, Format, Runtime } from '../runtime.ts'
import type { Place } from '../suite/place.ts'
import type { CaseResult } from '../suite/run.ts'
import { writeProgram } from '../write-program.ts'
import { tryDebug } from './try-debug.ts'

/** A runtime that takes a file name. */
export interface Command {
  readonly name: string
  readonly formats: readonly Format[]
  /** Path of its binary; throws if it is not installed. */
  find(): string
  version(): string
  readonly flags?: readonly string[]
  /** The flags that load the package's `debug` before the program. */
  readonly preload: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Time limits for a run, and for its exit after the last case. */
const limits = { runMs: 180_000, endMs: 10_000 }

const mark = '@@case '

/** Prints a line per case, and does nothing to exit. */
const main = `void runSuite(place, (result) => console.log('${mark}' + JSON.stringify(result)))`

/** Creates a runtime from a command: the package is in node_modules next to the program. */
export function program({
  name,
  formats,
  find,
  version,
  flags = [],
  preload,
  environment = {},
}: Command): Runtime {
  return {
    name,
    formats,
    tellsUnsent: true,
    async version() {
      find()
      return version()
    },
    async run(root: string, format: Format, place: Place): Promise<Ended> {
      const path = await writeProgram(root, { place, format, bundled: false, main })
      const child = spawn(find(), [...flags, path], {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: root, NO_COLOR: '1', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      let endLimit: NodeJS.Timeout | undefined
      const killed: string[] = []
      const killIn = (ms: number, why: string) =>
        setTimeout(() => {
          killed.push(why)
          child.kill('SIGKILL')
        }, ms)
      const runLimit = killIn(limits.runMs, `did not end within ${limits.runMs / 1000} s`)
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
          if (text.includes('"nothing unhandled"')) {
            endLimit ??= killIn(limits.endMs, `went on for ${limits.endMs / 1000} s after the last case`)
          }
        })
      }
      const [status, signal] = (await once(child, 'close')) as [number | null, string | null]
      clearTimeout(runLimit)
      clearTimeout(endLimit)
      const end = killed[0] ?? (status === 0 ? null : `ended with ${status ?? signal}: ${lastOf(output)}`)
      const debug = await tryDebug(find(), [...flags, ...preload], root, environment)
      return { results: readResults(output), output, end, debug }
    },
  }
}

function readResults(output: string): CaseResult[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => JSON.parse(line.slice(mark.length)))
}

/** The last printed line that is not a result. */
function lastOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() && !line.startsWith(mark))
  return lines.slice(-8).join('\n')
}
