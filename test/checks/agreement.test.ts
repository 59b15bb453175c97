import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitrarySchema, arbitraryValue } from '../support/arbitrary-schema.ts'
import { issueLines } from '../support/issue-lines.ts'
import { printedChecks } from '../support/printed-checks.ts'
import { printedSchemas } from '../support/printed-schemas.ts'

/** A condition that refers to itself could not be decided; a recursive component would never end. */
const isUntold = /"\$ref"|"oneOf"|unevaluatedProperties|"additionalProperties":false/

it('checks and zod schemas of every keyword agree on random values', { timeout: 300_000 }, () => {
  let wrong = 0
  let alike = 0
  fc.assert(
    fc.property(
      fc.record({ A: arbitrarySchema, B: arbitrarySchema, Thing: arbitrarySchema }),
      fc.array(arbitraryValue, { minLength: 20, maxLength: 30 }),
      (schemas, values) => {
        fc.pre(!isUntold.test(JSON.stringify([schemas.A, schemas.B])))
        const zod = printedSchemas(schemas)
        const { source, takes, issues } = printedChecks(schemas)
        const byZod = values.map((value) => zod.issues.Thing?.(value) ?? [])

        const ours = values.map((value) => takes.Thing?.(value))

        expect({ source, ours }).toEqual({ source, ours: byZod.map((each) => !each.length) })
        for (const [index, value] of values.entries()) {
          const found = byZod[index] ?? []
          if (!found.length) continue
          const expected = new Set(issueLines(issues.Thing?.(value) ?? [], value))
          wrong++
          if (issueLines(found, value).every((line) => expected.has(line))) alike++
        }
      },
    ),
    { numRuns: 300, seed: 20261128 },
  )

  // If several keywords fail at once, zod reports some twice, or the length of a string where a list should be.
  expect(wrong).toBeGreaterThan(1000)
  expect(alike / wrong).toBeGreaterThan(0.95)
})
