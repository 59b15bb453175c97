import { isObject, type Json, type JsonObject } from './document.ts'
import { mapChildren } from './kinds.ts'

/** A copy of a schema with every nested schema changed, from the inside out. Property names are not keywords. */
export function mapSchemas(node: Json, change: (schema: JsonObject) => JsonObject): Json {
  if (!isObject(node)) return node
  return change(mapChildren('schema', node, (child) => mapSchemas(child, change)))
}
