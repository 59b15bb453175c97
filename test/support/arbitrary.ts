import fc, { type Arbitrary } from 'fast-check'
import type { DeclaredSpec, Schema } from './declared.ts'

/** The side of a value: requests have no readOnly fields, responses no writeOnly ones. */
export type Side = 'request' | 'response'

/** Random values that a schema allows, including unknown fields. */
export function arbitraryOf(schema: Schema, side: Side, spec: DeclaredSpec): Arbitrary<unknown> {
  const of = (node: Schema): Arbitrary<unknown> => {
    const { type, enum: values, allOf, oneOf, anyOf, ...rest } = spec.resolve(node) as Schema & Keywords
    if (values) return fc.constantFrom(...values)
    const branches = oneOf ?? anyOf
    if (branches) return fc.oneof(...branches.map(of))
    if (allOf) {
      return fc.tuple(...allOf.map(of)).map((parts) => Object.assign({}, ...(parts as object[])) as unknown)
    }
    if (Array.isArray(type)) return fc.oneof(...type.map((each) => of({ ...rest, type: each })))
    switch (type) {
      case 'string':
        return textOf(rest)
      case 'integer':
        return fc.oneof(fc.integer({ min: -5, max: 500 }), fc.maxSafeInteger())
      case 'number':
        return fc.double({ noNaN: true, noDefaultInfinity: true })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'array':
        return fc.array(of(rest.items ?? {}), { maxLength: 3 })
      case 'object':
        return objectOf(rest, side, of, spec)
      default:
        return fc.jsonValue({ maxDepth: 1 })
    }
  }
  return of(schema)
}

interface Keywords {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

function objectOf(
  { properties = {}, required = [], additionalProperties = true, propertyNames }: Keywords,
  side: Side,
  of: (schema: Schema) => Arbitrary<unknown>,
  spec: DeclaredSpec,
): Arbitrary<unknown> {
  const hidden = side === 'request' ? 'readOnly' : 'writeOnly'
  const declared = Object.entries(properties).filter(([, property]) => !spec.resolve(property)[hidden])
  const fields = fc.record(Object.fromEntries(declared.map(([name, property]) => [name, of(property)])), {
    requiredKeys: declared.map(([name]) => name).filter((name) => required.includes(name)),
  })
  const name = propertyNames?.pattern
    ? fc.stringMatching(new RegExp(`${propertyNames.pattern}`))
    : fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `new ${text}`)
  const value = of(typeof additionalProperties === 'object' ? additionalProperties : {})
  const others = additionalProperties ? fc.dictionary(name, value, { maxKeys: 2 }) : fc.constant({})
  return fc
    .tuple(fields, others)
    .map(([own, more]) => ({ ...Object.fromEntries(Object.entries(more)), ...(own as object) }))
}

const hex = fc.constantFrom(...'0123456789abcdefABCDEF')
const digits = (length: number) => fc.string({ unit: hex, minLength: length, maxLength: length })

/** Strings by format; others by length, counted in characters, as JSON Schema does. */
function textOf({ format, minLength = 0, maxLength = 30, pattern }: Keywords): Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  switch (format) {
    case 'date-time':
      return fc
        .tuple(
          fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
          fc.constantFrom('', '.5', '.482113', '.123456789'),
          fc.constantFrom('Z', '+00:00', '-03:30', '+14:00'),
        )
        .map(([date, fraction, zone]) => date.toISOString().replace(/\.\d+Z$/, '') + fraction + zone)
    case 'uuid':
      return fc.oneof(
        fc.uuid(),
        fc.tuple(digits(8), digits(4), digits(4), digits(4), digits(12)).map((parts) => parts.join('-')),
      )
    case 'email':
      return fc.oneof(fc.emailAddress(), fc.constant("o'brien+x@a.example"))
    case 'uri':
      return fc.oneof(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.constantFrom('urn:isbn:0451450523', 'http://[::1]:8000/?limit=2&offset=%20'),
      )
    default:
      return fc.oneof(
        {
          weight: 9,
          arbitrary: fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 30) }),
        },
        { weight: 1, arbitrary: fc.constantFrom('🧪'.repeat(maxLength), 'é'.repeat(Math.max(minLength, 1))) },
      )
  }
}
