import fc from 'fast-check'
import { expect, it } from 'vitest'
import { refusalsOf } from '../../src/checks/check.ts'
import { altered } from '../support/altered.ts'
import { arbitraryOf } from '../support/arbitrary.ts'
import { checks } from '../support/checks.ts'
import { issueLines, issuesByZod } from '../support/issue-lines.ts'

/** Values for each part of each operation: `npm run test:checks` tries 10,000. */
const runs = Number(process.env.CHECKED_BODIES ?? 300)

it.each(checks.map((check) => [check.title, check] as const))(
  'checks accept and refuse the same values as zod, with the same messages: %s',
  { timeout: 30_000 + runs * 20 },
  (_, { schema, side, spec, generated, compiled }) => {
    let wrong = 0
    const right = arbitraryOf(schema, side, spec)
    fc.assert(
      fc.property(fc.oneof(right, altered(right)), (value) => {
        const byZod = issueLines(issuesByZod(generated, value), value)

        expect(compiled(value)).toBe(byZod.length ? 0 : 1)
        expect(issueLines(refusalsOf(compiled, value), value)).toEqual(byZod)
        if (byZod.length) wrong++
      }),
      { numRuns: runs, seed: 20261128 },
    )

    expect(wrong).toBeGreaterThan(runs / 10)
    expect(wrong).toBeLessThan((runs * 9) / 10)
  },
)
