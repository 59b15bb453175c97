import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitrarySchema, arbitraryValue, asMeant } from '../support/arbitrary-schema.ts'
import { printedSchemas } from '../support/printed-schemas.ts'

/** Whether another validator accepts values of each schema. */
function validator(schemas: Record<string, unknown>) {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    multipleOfPrecision: 9,
    validateSchema: false,
  })
  ajv.addSchema({ components: { schemas } }, 'spec')
  return (name: string, value: unknown) => ajv.validate({ $ref: `spec#/components/schemas/${name}` }, value)
}

/** A condition that refers to itself could not be decided; and no component refers to another one here. */
const isUntold = /"\$ref"|"oneOf"|unevaluatedProperties|"additionalProperties":false/

it('schemas of every keyword and another validator agree on random values', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(
      fc.record({ A: arbitrarySchema, B: arbitrarySchema, Thing: arbitrarySchema }),
      fc.array(arbitraryValue, { minLength: 20, maxLength: 30 }),
      (schemas, values) => {
        fc.pre(!isUntold.test(JSON.stringify([schemas.A, schemas.B])))
        const { refused, source } = printedSchemas(schemas)
        const accepts = validator(asMeant(schemas) as Record<string, unknown>)

        const ours = values.map((value) => !refused.Thing?.(value).length)

        expect({ source, taken: ours }).toEqual({
          source,
          taken: values.map((value) => accepts('Thing', value)),
        })
      },
    ),
    { numRuns: 300, seed: 20261127 },
  )
})
