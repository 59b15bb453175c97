import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { refName } from '../../document/reach.ts'

export type Schemas = Readonly<Record<string, Json>>

/** Keywords that compose a schema of others. */
const composing = ['$ref', 'allOf', 'anyOf', 'oneOf'] as const

export const isComposed = (schema: JsonObject): boolean => composing.some((key) => schema[key] !== undefined)

export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

export const textsOf = (value: Json | undefined): string[] =>
  listOf(value).filter((each): each is string => typeof each === 'string')

export const propertiesOf = ({ properties }: JsonObject): JsonObject =>
  isObject(properties) ? properties : {}

/** The name of the schema that a `$ref` refers to. */
export const nameIn = (schema: Json | undefined): string | undefined =>
  isObject(schema) && typeof schema.$ref === 'string' ? refName(schema.$ref) : undefined

/** A schema and all schemas it is composed of, including its alternatives. */
function* partsOf(schema: Json, schemas: Schemas, seen: Set<string>): Iterable<JsonObject> {
  if (!isObject(schema)) return
  yield schema
  const name = nameIn(schema)
  if (name !== undefined && !seen.has(name)) {
    seen.add(name)
    yield* partsOf(schemas[name] ?? {}, schemas, seen)
  }
  for (const key of ['allOf', 'anyOf', 'oneOf'])
    for (const each of listOf(schema[key])) yield* partsOf(each, schemas, seen)
}

/** Whether a schema, or one it is composed of, declares a property. */
export function declares(schema: Json, name: string, schemas: Schemas): boolean {
  for (const part of partsOf(schema, schemas, new Set()))
    if (Object.hasOwn(propertiesOf(part), name)) return true
  return false
}

/** Whether a schema declares a property as optional. */
export function declaresOptional(schema: Json, name: string, schemas: Schemas): boolean {
  let found = false
  for (const part of partsOf(schema, schemas, new Set())) {
    if (!Object.hasOwn(propertiesOf(part), name)) continue
    if (textsOf(part.required).includes(name)) return false
    found = true
  }
  return found
}

/** Whether a schema only requires properties. */
export const onlyRequires = (schema: Json): boolean => {
  if (!isObject(schema)) return false
  const { type, required, description: _1, title: _2, ...rest } = schema
  const branches = [rest.allOf, rest.anyOf, rest.oneOf].flatMap(listOf)
  const others = Object.keys(rest).filter((key) => !/^(allOf|anyOf|oneOf|not)$/.test(key))
  return (
    (required !== undefined || branches.length > 0 || rest.not !== undefined) &&
    (type === undefined || type === 'object') &&
    !others.length &&
    branches.every(onlyRequires)
  )
}
