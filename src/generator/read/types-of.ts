import type { JsonType } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'

const known = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'])

type Types = { type?: JsonType | JsonType[] }

/** The JSON types that a schema accepts; empty if it doesn't say. `seen` has results, and schemas being read. */
export function typesOf(document: SpecDocument, node: Json, seen = new Map<JsonObject, Types>()): Types {
  const schema = targetOf(document, node)
  if (!isObject(schema)) return {}
  const known = seen.get(schema)
  if (known) return known
  // A schema may contain itself.
  seen.set(schema, {})
  const types = read(schema, (each) => typesOf(document, each, seen))
  seen.set(schema, types)
  return types
}

function read(schema: JsonObject, of: (each: Json) => Types): Types {
  const { type, nullable } = schema
  if (type !== undefined) {
    const types = [type, nullable === true ? 'null' : []].flat(2) as JsonType[]
    if (!types.every((each) => known.has(each))) return {}
    return { type: types.length === 1 ? (types[0] as JsonType) : types }
  }
  const branches = schema.oneOf ?? schema.anyOf
  if (Array.isArray(branches)) {
    const types = branches.map((each) => of(each).type)
    if (types.every((each) => each !== undefined)) return { type: [...new Set(types.flat())] as JsonType[] }
  } else if (Array.isArray(schema.allOf)) {
    for (const each of schema.allOf) {
      const found = of(each)
      if (found.type) return found
    }
  } else if (schema.properties) return { type: nullable === true ? ['object', 'null'] : 'object' }
  return {}
}
