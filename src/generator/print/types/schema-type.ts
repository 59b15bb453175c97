import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { arrayType } from './array-type.ts'
import {
  declares,
  declaresOptional,
  isComposed,
  listOf,
  nameIn,
  onlyRequires,
  propertiesOf,
  textsOf,
} from './composition.ts'
import { missingNames, objectType } from './object-type.ts'
import { enumType, literalType, scalarType } from './scalars.ts'
import type { Scope } from './scope.ts'
import { intersection, never, or, plain, type TypeText, union, unknown } from './type-text.ts'

/** The name of the helper type that makes fields of another type required. */
export const withRequired = 'WithRequired'

/** The type of a JSON Schema (2020-12, and `nullable` of OpenAPI 3.0). */
export function schemaType(schema: Json, scope: Scope): TypeText {
  if (schema === false) return never
  if (!isObject(schema)) return unknown
  const { not } = schema
  if (not === true || (isObject(not) && !Object.keys(not).length)) return never
  const own = ownType(schema, scope)
  const whole = isComposed(schema) ? composedType(schema, own, scope) : (own ?? unknown)
  return isNullable(schema) ? or(whole, 'null') : whole
}

const isNullable = ({ nullable, type }: JsonObject) =>
  nullable === true || (Array.isArray(type) && type.includes('null'))

/** The type that a schema describes without the schemas it is composed of; undefined if it describes none. */
function ownType(schema: JsonObject, scope: Scope): TypeText | undefined {
  const { type, const: value, enum: values, format } = schema
  if (value !== undefined) return literalType(value)
  if (Array.isArray(values)) return enumType(values)
  const types = [type ?? impliedType(schema, scope) ?? []].flat()
  const found = types.flatMap((each) => {
    if (each === 'null' && types.length > 1) return []
    if (each === 'array') return arrayType(schema, scope)
    return (each === 'object' ? objectType(schema, scope) : scalarType(each, format, scope.schemas)) ?? []
  })
  return found.length ? union(found) : undefined
}

/** The type that a schema's keywords imply if it has no `type`. */
function impliedType(schema: JsonObject, scope: Scope): 'object' | 'array' | undefined {
  if (Object.keys(propertiesOf(schema)).length) return 'object'
  if (objectKeys.some((key) => schema[key] !== undefined)) return 'object'
  if (isComposed(schema) && missingNames(schema, scope).length) return 'object'
  return schema.items !== undefined || schema.prefixItems !== undefined ? 'array' : undefined
}

const objectKeys = [
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'dependentSchemas',
  'then',
  'else',
]

/** Schemas that apply together become an intersection, alternatives a union. */
function composedType(schema: JsonObject, own: TypeText | undefined, scope: Scope): TypeText {
  const inline = listOf(schema.allOf).filter(isObject)
  const required = [
    ...new Set([scope.required, ...[schema, ...inline].map(({ required }) => textsOf(required))].flat()),
  ]
  const beside = [own, schema.$ref, schema.anyOf, schema.oneOf].filter((each) => each !== undefined).length
  const holds = inline.length > 0 || beside > 1
  const part: Scope = { ...scope, isPart: true, required, held: holds ? scope.inside.length : scope.held }
  const parts: TypeText[] = own ? [own] : []
  // Fields declared here are already required here.
  const settled = [schema, ...inline].flatMap((each) => Object.keys(propertiesOf(each)))
  const forOthers = { ...part, required: required.filter((name) => !settled.includes(name)) }
  if (schema.$ref !== undefined) parts.push(refType(schema, forOthers))
  for (const each of inline) parts.push(schemaType(each, nameIn(each) === undefined ? part : forOthers))
  for (const branches of [listOf(schema.anyOf), listOf(schema.oneOf)]) {
    // Which fields are required together is more than a type should express.
    const kept = branches.filter((each) => !onlyRequires(each))
    const branch = holds ? forOthers : { ...scope, required }
    if (kept.length) parts.push(union(kept.map((each) => schemaType(each, branch))))
  }
  return intersection(parts)
}

/** The name of another type, or its content if it leads back to this one. */
function refType(schema: JsonObject, scope: Scope): TypeText {
  const name = nameIn(schema)
  if (name === undefined) return unknown
  const { schemas, circle, inside, held } = scope
  if (circle.has(name)) {
    // A schema in an intersection with itself adds nothing; as its own alternative, it is no alternative.
    if (inside.includes(name)) return inside.indexOf(name) < held ? unknown : never
    return schemaType(schemas[name] ?? true, { ...scope, inside: [...inside, name] })
  }
  const target = schemas[name] ?? true
  const names = scope.required.filter(
    (each) => declares(target, each, schemas) && declaresOptional(target, each, schemas),
  )
  scope.names.add(name)
  if (!names.length) return plain(name)
  scope.names.add(withRequired)
  // `keyof` a nullable type is `never`.
  const owner = isObject(target) && isNullable(target) ? `NonNullable<${name}>` : name
  return plain(`${withRequired}<${owner}, ${enumType(names).text}>`)
}
