import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryOf } from '../support/arbitrary.ts'
import { checks } from '../support/checks.ts'

describe('the generated schemas', () => {
  it('exist for all 19 operations, except those that take nothing and return any JSON', () => {
    expect(new Set(checks.map(({ operation }) => operation)).size).toBe(19)
    expect(checks.length).toBe(36)
  })
})

describe('10,000 random values that the spec allows pass', { timeout: 120_000 }, () => {
  it.each(checks.map((check) => [check.title, check] as const))(
    '%s',
    (_, { schema, side, spec, refused }) => {
      const valid = arbitraryOf(schema, side, spec)

      fc.assert(
        fc.property(valid, (value) => {
          expect(refused(value)).toEqual([])
        }),
        { numRuns: 10_000, seed: 20261123 },
      )
    },
  )
})
