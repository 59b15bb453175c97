import type { CaseTitle } from '../environment.ts'
import * as cases from './cases.ts'
import { mockInMemory } from './mock.ts'
import { type CaseResult, createStage, type Given, type Stage } from './stage.ts'

/** The cases by title. A case rejects if the environment fails it. */
export const suite: Readonly<Record<CaseTitle, (stage: Stage) => Promise<void>>> = {
  list: cases.list,
  create: cases.create,
  'typed 404': cases.typedErrors,
  retry: cases.retry,
  'cut body': cases.cutBody,
  timeout: cases.timeout,
  abort: cases.abort,
  mock: (stage) => (stage.mock ? stage.mock() : mockInMemory(stage)),
}

/** The cases of an environment, ready to run: for test runners that have a test per case. */
export function casesOf(given: Given): (readonly [title: string, run: () => Promise<void>])[] {
  const stage = createStage(given)
  return Object.entries(suite)
    .filter(([title]) => !given.place.skip?.includes(title))
    .map(([title, run]) => [title, () => inTime(run(stage).then(() => given.after?.(title)))])
}

/** Runs the cases of an environment one after the other. Calls `tell` after each. */
export async function runCases(
  given: Given,
  tell: (result: CaseResult) => void = print,
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const [title, run] of casesOf(given)) {
    let problem: string | null = null
    try {
      await run()
    } catch (error) {
      problem = textOf(error)
    }
    results.push({ title, problem })
    tell({ title, problem })
  }
  return results
}

/** One line per case, which `readResults` finds in the rest of the output. */
export function print(result: CaseResult): void {
  console.log(`@@case ${JSON.stringify(result)}`)
}

function textOf(error: unknown): string {
  const { cause } = Object(error) as { cause?: unknown }
  return cause === undefined ? `${error}` : `${error}; cause: ${cause}`
}

/** A call that never ends doesn't hold up the others. */
function inTime(work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('did not end within 15 s')), 15_000)
    work.then(
      () => {
        clearTimeout(timer)
        resolve()
      },
      (error) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
