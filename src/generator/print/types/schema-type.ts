import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { arrayType } from './array-type.ts'
import {
  declares,
  isComposed,
  leavesOut,
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

/** Name of the helper type that makes fields of another type required. */
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

/** What a schema says by itself; nothing where it says nothing. */
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

/** Without a type, its keywords tell what a schema is for. */
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

/** What holds together is an intersection, what excludes each other a union. */
function composedType(schema: JsonObject, own: TypeText | undefined, scope: Scope): TypeText {
  const inline = listOf(schema.allOf).filter(isObject)
  const required = [
    ...new Set([scope.required, ...[schema, ...inline].map(({ required }) => textsOf(required))].flat()),
  ]
  const beside = [own, schema.$ref, schema.anyOf, schema.oneOf].filter((each) => each !== undefined).length
  const holds = inline.length > 0 || beside > 1
  const part: Scope = { ...scope, isPart: true, required, held: holds ? scope.inside.length : scope.held }
  const parts: TypeText[] = own ? [own] : []
  // What stands here already is required here already.
  const settled = [schema, ...inline].flatMap((each) => Object.keys(propertiesOf(each)))
  const forOthers = { ...part, required: required.filter((name) => !settled.includes(name)) }
  if (schema.$ref !== undefined) parts.push(refType(schema, forOthers))
  for (const each of inline) parts.push(schemaType(each, nameIn(each) === undefined ? part : forOthers))
  for (const branches of [listOf(schema.anyOf), listOf(schema.oneOf)]) {
    // Which fields have to be there together is more than a type should say.
    const kept = branches.filter((each) => !onlyRequires(each))
    const branch = holds ? forOthers : { ...scope, required }
    if (kept.length) parts.push(union(kept.map((each) => schemaType(each, branch))))
  }
  return intersection(parts)
}

/** The name of another type; where that leads back to this one, what it says itself. */
function refType(schema: JsonObject, scope: Scope): TypeText {
  const name = nameIn(schema)
  if (name === undefined) return unknown
  const { schemas, circle, inside, held } = scope
  if (circle.has(name)) {
    // A schema that holds together with itself says nothing more; one of its own alternatives is none.
    if (inside.includes(name)) return inside.indexOf(name) < held ? unknown : never
    return schemaType(schemas[name] ?? true, { ...scope, inside: [...inside, name] })
  }
  const target = schemas[name] ?? true
  const names = scope.required.filter(
    (each) => declares(target, each, schemas) && leavesOut(target, each, schemas),
  )
  scope.names.add(name)
  if (!names.length) return plain(name)
  scope.names.add(withRequired)
  // The names of null's fields are none.
  const owner = isObject(target) && isNullable(target) ? `NonNullable<${name}>` : name
  return plain(`${withRequired}<${owner}, ${enumType(names).text}>`)
}
