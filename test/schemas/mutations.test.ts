import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryOf } from '../support/arbitrary.ts'
import { checks } from '../support/checks.ts'
import { validatorOf } from '../support/json-schema.ts'
import { mutationsOf } from '../support/mutations.ts'

const cases = checks.map((check) => [check.title, check] as const)
const judges = {
  sandbox: validatorOf('sandbox'),
  environments: validatorOf('environments'),
  pipelines: validatorOf('pipelines'),
}

describe('the random values', () => {
  it.each(cases)('are also valid to another validator: %s', (_, { group, schema, side, spec }) => {
    const values = fc.sample(arbitraryOf(schema, side, spec), { numRuns: 200, seed: 7 })

    expect(values.filter((value) => !judges[group](schema, value))).toEqual([])
  })
})

describe('each wrong value in each place is refused there and nowhere else', () => {
  it.each(cases)('%s', (_, { group, schema, side, spec, refused }) => {
    const [valid] = fc
      .sample(arbitraryOf(schema, side, spec), { numRuns: 300, seed: 20261123 })
      .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
    const mutations = mutationsOf(schema, valid, spec, judges[group])

    const found = mutations.map(({ value, path }) => ({
      path,
      refused: refused(value),
      value: shortOf(value),
    }))

    expect(mutations.length).toBeGreaterThanOrEqual(20)
    expect(
      found.filter(({ path, refused }) => [...new Set(refused)].join() !== path || !refused.length),
    ).toEqual([])
  })
})

const shortOf = (value: unknown) => JSON.stringify(value)?.slice(0, 200)
