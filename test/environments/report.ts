import { type CaseTitle, caseTitles, type Environment } from './environment.ts'
import type { CaseResult } from './suite/stage.ts'

/** An environment and its results. */
export interface Row {
  readonly environment: Environment
  /** `undefined` if it is not installed. */
  readonly version: string | undefined
  /** Why it is not installed. */
  readonly missing?: string
  readonly results: readonly CaseResult[]
}

/** A problem. */
export interface Problem {
  readonly name: string
  readonly title: string
  readonly problem: string
}

/** All problems in one environment, including cases without a result if nothing explains them. */
export function problemsOf({ environment, missing, results }: Row): Problem[] {
  const { name, notApplicable = {} } = environment
  if (missing !== undefined) return []
  const failed = results.flatMap(({ title, problem }) => (problem === null ? [] : [{ name, title, problem }]))
  const silent = caseTitles.filter(
    (title) => !(title in notApplicable) && !results.some((result) => result.title === title),
  )
  return failed.length ? failed : silent.map((title) => ({ name, title, problem: 'no result' }))
}

/** The table: a row per environment, a column per case. The first row has the column names. */
export function cells(rows: readonly Row[]): string[][] {
  return [
    ['environment', 'with', 'version', ...caseTitles],
    ...rows.map((row) => {
      const cell = (title: CaseTitle) => {
        if (row.missing !== undefined) return '-'
        if (row.environment.notApplicable?.[title] !== undefined) return 'n/a'
        const works = row.results.some((result) => result.title === title && result.problem === null)
        return works ? 'works' : 'FAIL'
      }
      const { name, about } = row.environment
      return [name, about, row.version ?? '-', ...caseTitles.map(cell)]
    }),
  ]
}

/** Why cases don't apply in an environment, what works differently there, and what else works, one line each. */
export function remarks(rows: readonly Row[]): string[] {
  return rows.flatMap(({ environment: { name, notApplicable = {}, notes = {} }, results }) => {
    const others = results.filter(
      ({ title, problem }) => !caseTitles.some((each) => each === title) && !problem,
    )
    return [
      ...byText(notApplicable).map(([text, titles]) => `${name}, ${titles} (n/a): ${text}`),
      ...byText(notes).map(([text, titles]) => `${name}, ${titles}: ${text}`),
      ...(others.length ? [`${name}, also: ${others.map(({ title }) => title).join('; ')}`] : []),
    ]
  })
}

function byText(texts: Readonly<Record<string, string>>): (readonly [text: string, titles: string])[] {
  const titles = new Map<string, string[]>()
  for (const [title, text] of Object.entries(texts)) titles.set(text, [...(titles.get(text) ?? []), title])
  return [...titles].map(([text, of]) => [text, of.join(', ')])
}
