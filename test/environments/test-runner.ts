import type { Context } from './environment.ts'
import { type Ended, runProgram } from './program.ts'
import type { CaseResult } from './suite/stage.ts'

/** The relevant part of the reports of Jest and Vitest; their JSON reporters use the same format. */
interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    /** Why the file did not run. */
    readonly message?: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Runs a test runner that has a test per case and prints its report as JSON, and reads the report. */
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
  // An error outside the tests, for example an unhandled rejection.
  return report.success || failed ? results : [...results, { title: 'run', problem: ended.output }]
}

/** The message without the stack below its origin. */
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
