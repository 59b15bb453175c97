import { type CaseTitle, caseTitles, type Environment } from './environment.ts'
import type { CaseResult } from './suite/stage.ts'

/** An environment, and what came of it. */
export interface Row {
  readonly environment: Environment
  /** `undefined` where it is not installed. */
  readonly version: string | undefined
  /** Why it is not installed. */
  readonly missing?: string
  readonly results: readonly CaseResult[]
}

/** Something that was not as it should be. */
export interface Problem {
  readonly name: string
  readonly title: string
  readonly problem: string
}

/** Everything that went wrong in one environment: a case that told nothing is one, too. */
export function problemsOf({ environment, missing, results }: Row): Problem[] {
  const { name, notApplicable = {} } = environment
  if (missing !== undefined) return []
  const silent = caseTitles.filter(
    (title) => !(title in notApplicable) && !results.some((result) => result.title === title),
  )
  return [
    ...results.flatMap(({ title, problem }) => (problem === null ? [] : [{ name, title, problem }])),
    ...silent.map((title) => ({ name, title, problem: 'told nothing' })),
  ]
}

/** The table: a row an environment, a column a case. The first row has the names of the columns. */
export function cells(rows: readonly Row[]): string[][] {
  return [
    ['environment', 'version', ...caseTitles],
    ...rows.map((row) => {
      const problems = problemsOf(row)
      const cell = (title: CaseTitle) => {
        if (row.missing !== undefined) return '-'
        if (row.environment.notApplicable?.[title] !== undefined) return 'n/a'
        return problems.some((each) => each.title === title) ? 'FAIL' : 'works'
      }
      return [row.environment.name, row.version ?? 'missing', ...caseTitles.map(cell)]
    }),
  ]
}

/** Why cases mean nothing in an environment, a line each. */
export function reasons(rows: readonly Row[]): string[] {
  return rows.flatMap(({ environment: { name, notApplicable = {} } }) => {
    const titles = new Map<string, string[]>()
    for (const [title, reason] of Object.entries(notApplicable)) {
      titles.set(reason, [...(titles.get(reason) ?? []), title])
    }
    return [...titles].map(([reason, of]) => `${name}, ${of.join(', ')}: ${reason}`)
  })
}
