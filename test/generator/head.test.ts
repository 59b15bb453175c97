import { expect, it } from 'vitest'
import { generated, specOf } from '../support/generated.ts'

it('a response to HEAD has no body, whatever its headers declare', async () => {
  const responses = { 200: { description: 'Yes.', content: { 'application/json': { schema: {} } } } }

  const { operations } = await generated(specOf({ responses }, '/things', 'head'))

  expect(operations).toContain("responses: { 200: 'empty' }")
  expect(operations).toContain('Promise<Result<undefined>>')
})
