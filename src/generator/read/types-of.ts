import type { JsonType } from '../../runtime/definition.ts'
import { isObject, type Json, type SpecDocument, targetOf } from '../document/document.ts'

const known = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'])

/** The JSON types that a schema accepts; none where it does not say. */
export function typesOf(document: SpecDocument, node: Json, depth = 0): { type?: JsonType | JsonType[] } {
  // A schema may lead back to itself.
  if (depth > 20) return {}
  const schema = targetOf(document, node)
  if (!isObject(schema)) return {}
  const of = (each: Json) => typesOf(document, each, depth + 1)
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
    const found = schema.allOf.map(of).find((each) => each.type)
    if (found) return found
  } else if (schema.properties) return { type: nullable === true ? ['object', 'null'] : 'object' }
  return {}
}
