import type { Context } from './environment.ts'
import { type Ended, runProgram } from './program.ts'
import type { CaseResult } from './suite/stage.ts'

/** The part of the report of Jest and of Vitest that is read; their JSON reporters share the form. */
interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    /** Why the file could not be run. */
    readonly message?: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Runs a test runner that has a test for each case and prints its report as JSON, and reads that. */
export async function runTests(
  context: Context,
  command: readonly [string, ...string[]],
  environment?: Readonly<Record<string, string>>,
): Promise<readonly CaseResult[]> {
  const ended = await runProgram(context, command, environment)
  const report = readReport(ended)
  const results = report.testResults.flatMap(({ assertionResults, message }) => [
    ...assertionResults.map(({ title, status, failureMessages }) => ({
      title,
      problem: status === 'passed' ? null : failureMessages.map(shortened).join('\n') || status,
    })),
    ...(message && !assertionResults.length ? [{ title: 'run', problem: message }] : []),
  ])
  const failed = results.some(({ problem }) => problem !== null)
  // An error that no test made, for instance a rejection that nobody handled.
  return report.success || failed ? results : [...results, { title: 'run', problem: ended.output }]
}

/** Without the stack below the place where it happened. */
function shortened(text: string): string {
  let frames = 0
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line) || ++frames <= 2)
    .join('\n')
}

function readReport({ output, problem }: Ended): Report {
  const line = output.split('\n').find((each) => /^\{"num/.test(each))
  if (!line) throw new Error(`gave no report, ${problem}: ${output}`)
  return JSON.parse(line)
}
