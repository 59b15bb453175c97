import { describe, expect, it } from 'vitest'
import { specWithSchemas } from '../support/generated.ts'
import { accepts, loadedSchemas, schemasFile } from '../support/generated-schemas.ts'

const fields = (count: number, schema: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, schema]))
const content = specWithSchemas({
  Small: { type: 'object', properties: fields(3, { type: 'string' }) },
  Large: { type: 'object', properties: fields(600, { type: 'string' }) },
  User: { type: 'object', properties: { large: { $ref: '#/components/schemas/Large' } } },
})

describe('a schema whose type is too large for the compiler to write', () => {
  it('has the type of the data, and those that refer to it have their own', async () => {
    const text = await schemasFile(content)

    expect(text).toContain("import type * as types from './types.gen.ts'")
    expect(text).toMatch(/export const Large: z\.ZodMiniType<types\.Large> = [\s\S]*? as never;/)
    expect(text.match(/: z\.ZodMiniType</g)).toHaveLength(1)
  })

  it('checks like any other', async () => {
    const { Large, User } = await loadedSchemas(content)

    expect(await accepts(Large, { field1: 'a' })).toBe(true)
    expect(await accepts(Large, { field1: 1 })).toBe(false)
    expect(await accepts(User, { large: { field599: 1 } })).toBe(false)
  })
})
