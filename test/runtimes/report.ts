import type { Ended, Format } from './runtime.ts'
import { secret } from './suite/place.ts'
import { titles } from './suite/run.ts'

/** A runtime and its results. */
export interface Row {
  readonly name: string
  /** `undefined` if it is not installed. */
  readonly version: string | undefined
  /** Why it is not installed. */
  readonly missing?: string
  readonly runs: readonly { readonly format: Format; readonly ended: Ended }[]
}

/** A problem. */
export interface Problem {
  readonly runtime: string
  readonly format: Format
  readonly title: string
  readonly problem: string
}

const ending = 'ends by itself'
const debugging = 'SDK_DEBUG prints the steps'

/** Number of checks in a run: its cases and, if it has them, its exit and the lines of SDK_DEBUG. */
export const checksOf = ({ end, debug }: Ended): number =>
  titles.length + Number(end !== undefined) + Number(debug !== undefined)

const rowTitles: readonly string[] = [...titles, ending, debugging]

/** All problems in one run, including cases without a result. */
export function problemsOf(
  runtime: string,
  format: Format,
  { results, output, end, debug }: Ended,
): Problem[] {
  const found = (title: string, problem: string) => ({ runtime, format, title, problem })
  const cases = titles.flatMap((title) => {
    const result = results.find((each) => each.title === title)
    if (!result) return [found(title, 'no result')]
    const leaked =
      title === 'no secret printed' && output.includes(secret) ? 'the output holds a secret' : null
    const problem = result.problem ?? leaked
    return problem === null ? [] : [found(title, problem)]
  })
  return [...cases, ...(end ? [found(ending, end)] : []), ...(debug ? [found(debugging, debug)] : [])]
}

/** The table: a row per case, a column per runtime. The first row has their names. */
export function cells(rows: readonly Row[], problems: readonly Problem[]): string[][] {
  const cell = ({ name, missing, runs }: Row, title: string) => {
    if (missing !== undefined) return 'missing'
    if (title === ending && runs.every(({ ended }) => ended.end === undefined)) return '-'
    if (title === debugging && runs.every(({ ended }) => ended.debug === undefined)) return '-'
    const failed = runs.filter(({ format }) =>
      problems.some((each) => each.runtime === name && each.format === format && each.title === title),
    )
    if (!failed.length) return 'ok'
    return failed.length === runs.length ? 'FAIL' : `FAIL ${failed.map(({ format }) => format).join()}`
  }
  return [
    ['case', ...rows.map(({ name }) => name)],
    ['version', ...rows.map(({ version }) => version ?? '-')],
    ['formats', ...rows.map(({ runs }) => runs.map(({ format }) => format).join(', '))],
    ...rowTitles.map((title) => [title, ...rows.map((row) => cell(row, title))]),
  ]
}
