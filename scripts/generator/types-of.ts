import type { JsonType } from '../../src/runtime/definition.ts'
import { isObject, type Json, resolve, type SpecDocument } from './document.ts'
import type { Place } from './problem.ts'

/** The JSON types that a schema accepts; none where it does not say. */
export function typesOf(document: SpecDocument, node: Json, place: Place): { type?: JsonType | JsonType[] } {
  if (!isObject(node)) return {}
  const [schema, where] = resolve(document, node, place)
  const { type, nullable } = schema
  if (type !== undefined) {
    const types = [type, nullable === true ? 'null' : []].flat(2) as JsonType[]
    return { type: types.length === 1 ? (types[0] as JsonType) : types }
  }
  const branches = schema.oneOf ?? schema.anyOf
  if (Array.isArray(branches)) {
    const types = branches.map((each) => typesOf(document, each, where).type)
    if (types.every((each) => each !== undefined)) return { type: [...new Set(types.flat())] as JsonType[] }
  } else if (Array.isArray(schema.allOf)) {
    const known = schema.allOf.map((each) => typesOf(document, each, where)).find((each) => each.type)
    if (known) return known
  } else if (schema.properties) return { type: 'object' }
  return {}
}
