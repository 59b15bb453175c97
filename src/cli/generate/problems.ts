import { SpecProblem, SpecProblems } from '../../generator/document/problem.ts'
import { printable } from '../show/printable.ts'

/** Prints the problems of documents, one per line. Returns `false` for any other error. */
export function printProblems(error: unknown, skipFlag: string): boolean {
  if (!(error instanceof SpecProblem || error instanceof SpecProblems)) return false
  console.error(printable(error.message))
  if (error instanceof SpecProblems && error.areSkippable)
    console.error(`To leave these operations out, use ${skipFlag}`)
  return true
}
