import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import type { Context } from './environment.ts'
import type { CaseResult } from './suite/stage.ts'

/** How a program of a project ended. */
export interface Ended {
  /** Its whole output. */
  readonly output: string
  /** The problem with its exit; `null` if there is none. */
  readonly problem: string | null
}

const limitMs = 180_000

/**
 * Starts a program in a project, with `PLACE` in its environment, and waits until it exits. Its path has the binaries
 * of its packages, then the Node that it needs.
 */
export async function runProgram(
  context: Context,
  [command, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: context.root,
    env: { ...environmentOf(context), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  let late = false
  const limit = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, limitMs)
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null]
  clearTimeout(limit)
  if (late) return { output, problem: `did not end within ${limitMs / 1000} s` }
  return { output, problem: status === 0 ? null : `ended with ${status ?? signal}` }
}

/** The environment variables of every program in a project. */
export const environmentOf = ({ root, nodeFolder, place }: Context): NodeJS.ProcessEnv => ({
  PATH: [join(root, 'node_modules/.bin'), nodeFolder, process.env.PATH].join(delimiter),
  HOME: process.env.HOME,
  NO_COLOR: '1',
  CI: 'true',
  PLACE: JSON.stringify(place),
})

/**
 * Runs a program that prints its results, and reads them. If it exits badly, all cases that it didn't report have
 * failed.
 */
export async function runCasesOf(
  context: Context,
  command: readonly [string, ...string[]],
  environment?: Readonly<Record<string, string>>,
): Promise<readonly CaseResult[]> {
  const { output, problem } = await runProgram(context, command, environment)
  const results = readResults(output)
  const failed = results.some((result) => result.problem !== null)
  // Anything that failed outside the cases: an unhandled rejection, an import that throws.
  return problem && !failed
    ? [...results, { title: 'end', problem: `${problem}: ${lastOf(output)}` }]
    : results
}

/** The results in the output of a program, each a line from the suite's `print`. */
export function readResults(output: string): CaseResult[] {
  return [...output.matchAll(/@@case (\{.*\})/g)].map(([, text]) => JSON.parse(`${text}`))
}

/** The last printed line that is not a result. */
function lastOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() && !line.includes('@@case '))
  return lines.slice(-12).join('\n')
}
