import { isObject, type Json, type JsonObject } from './document.ts'
import { mapChildren } from './kinds.ts'

/** A copy of a schema in which each schema is changed, from the inside out. Names of properties are no keywords. */
export function mapSchemas(node: Json, change: (schema: JsonObject) => JsonObject): Json {
  if (!isObject(node)) return node
  return change(mapChildren('schema', node, (child) => mapSchemas(child, change)))
}
