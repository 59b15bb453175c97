import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { publicNames } from '../../src/generator/document/names.ts'
import { SpecProblems } from '../../src/generator/document/problem.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import type { Check } from '../../src/generator/schemas/check.ts'
import { readChecks } from '../../src/generator/schemas/read-checks.ts'
import { schemasOfGroup } from '../../src/generator/views/schemas-of-group.ts'
import { altered } from '../support/altered.ts'
import { printedChecks } from '../support/printed-checks.ts'
import { printedSchemas } from '../support/printed-schemas.ts'
import { valueOfCheck } from '../support/value-of-check.ts'

/** The results for values of every schema in a spec. */
export interface Checked {
  readonly right: number
  readonly wrong: number
  /** Values on which zod and the compiled check disagree, one per line. */
  readonly problems: readonly string[]
}

/** Checks the same valid and invalid values with zod and with the compiled check of each schema in a spec. */
export async function checkAll(path: string, name: string, runs: number): Promise<Checked> {
  const group = await readGroup(path, { name }).catch((error: unknown) => {
    if (!(error instanceof SpecProblems && error.areSkippable)) throw error
    return readGroup(path, {
      name,
      skips: new Set(error.problems.flatMap(({ operation }) => operation ?? [])),
    })
  })
  const { schemas } = schemasOfGroup(group, publicNames(), 'closed')
  const tree = readChecks(schemas)
  const { refused } = printedSchemas(schemas)
  const { takes, issues } = printedChecks(schemas)
  const found = { right: 0, wrong: 0, problems: [] as string[] }
  for (const each of Object.keys(schemas)) {
    const right = valueOfCheck(tree, tree.get(each) as Check)
    for (const value of fc.sample(fc.oneof(right, altered(right)), { numRuns: runs, seed: 20261128 })) {
      const paths = refused[each]?.(value) ?? []
      const isTaken = takes[each]?.(value)
      if (paths.length) found.wrong++
      else found.right++
      const explained = issues[each]?.(value).length ?? 0
      if (!isDeepStrictEqual([isTaken, explained > 0], [!paths.length, paths.length > 0]))
        found.problems.push(
          `${each}: zod refuses ${paths.join() || 'nothing'} of ${JSON.stringify(value)?.slice(0, 300)}`,
        )
    }
  }
  return found
}
