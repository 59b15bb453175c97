import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { componentPrefix } from '../document/reach.ts'
import { anything, type Check, nothing, type Read, type Rule } from './check.ts'
import { combine } from './combine.ts'
import { eitherOf } from './either.ts'
import { isExact } from './exact.ts'
import { readArray } from './read-array.ts'
import { readObject } from './read-object.ts'
import { fitsScalar, readScalar } from './read-scalar.ts'

/**
 * What each schema requires, by JSON Schema 2020-12, with OpenAPI 3.0's differences. Anything that can't be checked
 * is left out, so that no allowed value is rejected. Data must match its type, but unknown fields are always allowed,
 * an object with `properties` needs no `type`, and `oneOf` accepts a value that matches several branches.
 */
export function readChecks(schemas: Readonly<Record<string, Json>>): ReadonlyMap<string, Check> {
  const checks = new Map<string, Check>()
  const started = new Set<string>()
  const component = (name: string): Check | undefined => {
    if (!started.has(name)) {
      started.add(name)
      checks.set(name, Object.hasOwn(schemas, name) ? read(schemas[name]) : anything)
    }
    return checks.get(name)
  }

  const read: Read = (schema) => {
    if (schema === false) return nothing
    if (!isObject(schema)) return anything
    const name =
      typeof schema.$ref === 'string' && schema.$ref.startsWith(componentPrefix)
        ? schema.$ref.slice(componentPrefix.length)
        : undefined
    const own = typed(schema)
    const parts: Check[] = [
      ...(name === undefined ? [] : [{ is: 'component', name } as const]),
      ...own.parts,
      ...listOf(schema.allOf).map(read),
      ...[schema.anyOf, schema.oneOf].flatMap((options) =>
        Array.isArray(options) ? [eitherOf(options.map(read), tagOf(schema))] : [],
      ),
    ]
    const whole = combine(parts, [...own.rules, ...conditions(schema)], component)
    return schema.nullable === true ? eitherOf([whole, { is: 'null' }]) : whole
  }

  /** Reads the keywords of each type. */
  const typed = (schema: JsonObject): { parts: Check[]; rules: Rule[] } => {
    const types = typesOf(schema)
    if (types?.includes('file')) return { parts: [], rules: [] }
    const ofType = (type: string): Check => {
      if (type === 'object') return readObject(schema, schemas, read)
      if (type === 'array') return readArray(schema, schemas, read)
      return readScalar(type, schema)
    }
    const values = valuesOf(schema, types)
    if (types && !values) return { parts: [eitherOf(types.map(ofType))], rules: [] }
    if (values?.every((value) => typeof value !== 'object' || value === null)) {
      const fit = values.filter((value) => fitsScalar(schema, value))
      return { parts: [fit.length ? { is: 'values', values: fit } : nothing], rules: [] }
    }
    const rules = (types ?? keywordTypes)
      .filter((type) => keywords[type]?.some((keyword) => schema[keyword] !== undefined))
      .map(
        (type): Rule => ({ kind: 'type', type: type === 'integer' ? 'number' : type, check: ofType(type) }),
      )
    return { parts: values ? [{ is: 'values', values }] : [], rules }
  }

  const conditions = (schema: JsonObject): Rule[] => {
    const isKnown = (condition: Json | undefined): condition is Json =>
      condition !== undefined && isExact(condition, schemas)
    const { not, if: test, then, else: otherwise } = schema
    return [
      ...(isKnown(not) ? [{ kind: 'not', check: read(not) } as const] : []),
      ...(isKnown(test) && (then !== undefined || otherwise !== undefined)
        ? [{ kind: 'if', test: read(test), yes: read(then), no: read(otherwise) } as const]
        : []),
    ]
  }

  for (const name of Object.keys(schemas)) component(name)
  return checks
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

const tagOf = ({ discriminator }: JsonObject): string | undefined =>
  isObject(discriminator) && typeof discriminator.propertyName === 'string'
    ? discriminator.propertyName
    : undefined

/** A schema's declared types, or the type that its fields or items imply. */
function typesOf(schema: JsonObject): string[] | undefined {
  const named = [schema.type ?? []].flat().map(String)
  if (named.length) return named.includes('number') ? named.filter((type) => type !== 'integer') : named
  if (schema.enum !== undefined || schema.const !== undefined) return undefined
  if (isObject(schema.properties) || isObject(schema.additionalProperties)) return ['object']
  return schema.items !== undefined || schema.prefixItems !== undefined ? ['array'] : undefined
}

/** The values that a schema lists. Null counts even if the type doesn't include it: many documents omit it there. */
function valuesOf(schema: JsonObject, types: readonly string[] | undefined): Json[] | undefined {
  if (schema.const !== undefined) return [schema.const]
  if (!Array.isArray(schema.enum)) return undefined
  const fit = schema.enum.filter(
    (value) => value === null || !types || types.some((type) => isOf(type, value)),
  )
  // YAML reads an unquoted string of digits as a number.
  return fit.some((value) => value !== null) ? fit : schema.enum
}

function isOf(type: string, value: Json): boolean {
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? isObject(value) : typeof value === type
}

/** Keywords that restrict values further, by type. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: [...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems']],
  object: [
    ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
    ...['minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas', 'unevaluatedProperties'],
  ],
}

const keywordTypes = ['string', 'number', 'array', 'object']
