import type { Leaf, Shape, Shapes } from '../../runtime/values/shape.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import type { BodyModel, ParameterModel, ResponseModel } from '../model.ts'
import { mediaName } from './media-types.ts'

/** The parts of an operation that contain values. */
export interface OperationParts {
  readonly parameters: readonly ParameterModel[]
  readonly body: BodyModel | undefined
  readonly responses: readonly ResponseModel[]
}

/** Returns the leaf for a schema whose values must be found; undefined for other schemas. */
export type LeafOf = (schema: JsonObject) => Leaf | undefined

/** Finds the values of a kind in an operation's data; `undefined` if there are none. */
export function readShapes(
  document: SpecDocument,
  { parameters, body, responses }: OperationParts,
  leafOf: LeafOf,
): Shapes | undefined {
  const places: Shape[] = []
  const indices = new Map<string | JsonObject, number>()

  /** A shape that others refer to by index, also from inside it. */
  const sharedShape = (
    key: string | JsonObject,
    node: JsonObject,
    inside: readonly string[],
  ): Shape | undefined => {
    if (!leadsToLeaf(document, node, leafOf)) return undefined
    const before = indices.get(key)
    if (before !== undefined) return before
    const index = places.push({}) - 1
    indices.set(key, index)
    places[index] = inlineShape(inside.length ? targetOf(document, node) : node, inside) ?? {}
    return index
  }
  const shapeOf = (node: Json | undefined): Shape | undefined => {
    if (!isObject(node)) return undefined
    if (typeof node.$ref === 'string') return sharedShape(node.$ref, node, [node.$ref])
    // A schema with branches may contain itself.
    return node.allOf || node.anyOf || node.oneOf ? sharedShape(node, node, []) : inlineShape(node, [])
  }
  const inlineShape = (node: Json | undefined, inside: readonly string[]): Shape | undefined => {
    if (!isObject(node)) return undefined
    const leaf = leafOf(node)
    if (leaf !== undefined) return leaf
    const fields: Record<string, Shape> = {}
    for (const [name, each] of Object.entries(isObject(node.properties) ? node.properties : {})) {
      const shape = name === '__proto__' ? undefined : shapeOf(each)
      if (shape !== undefined) fields[name] = shape
    }
    const others = shapeOf(node.additionalProperties)
    if (others !== undefined) fields['*'] = others
    const items = shapeOf(node.items)
    if (items !== undefined) fields['[]'] = items
    const parts = [node.allOf, node.anyOf, node.oneOf].flat().flatMap((each) => {
      const $ref = isObject(each) && typeof each.$ref === 'string' ? each.$ref : undefined
      if ($ref === undefined) return inlineShape(each, inside) ?? []
      return inside.includes($ref) ? [] : (inlineShape(targetOf(document, each), [...inside, $ref]) ?? [])
    })
    const scalar = parts.find((part) => typeof part !== 'object')
    if (scalar !== undefined) return scalar
    for (const part of parts) {
      if (Array.isArray(part)) fields['[]'] ??= part[0] as Shape
      else for (const [name, shape] of Object.entries(part)) fields[name] ??= shape
    }
    const names = Object.keys(fields)
    if (!names.length) return undefined
    return names.join() === '[]' ? [fields['[]'] as Shape] : fields
  }

  const inParams = Object.fromEntries(
    parameters.flatMap(({ name, schema }) => {
      const shape = shapeOf(schema)
      return shape === undefined ? [] : [[name, shape]]
    }),
  )
  const inBody = body && shapeOf(body.schema)
  const entries = responses
    .filter(({ success, kind }) => success && /^(json|stream)$/.test(kind))
    // The items of a stream are listed by media type.
    .map(
      ({ status, schema, form, media }) => [form ? mediaName(`${media}`) : status, shapeOf(schema)] as const,
    )
  const ranged = entries.some(([status, shape]) => !/^\d+$/.test(status) && shape !== undefined)
  const kept = entries.flatMap(([status, shape]) =>
    shape !== undefined || ranged ? [[status, shape ?? false]] : [],
  )
  if (!Object.keys(inParams).length && inBody === undefined && !kept.some(([, shape]) => shape !== false))
    return undefined
  return {
    ...(Object.keys(inParams).length && { params: inParams }),
    ...(inBody !== undefined && { body: inBody }),
    ...(kept.length && { responses: Object.fromEntries(kept) }),
    ...(places.length && { shapes: places }),
  }
}

/** Whether each reference of a document leads to a leaf. */
const known = new WeakMap<LeafOf, WeakMap<SpecDocument, Map<string, boolean>>>()

/** Whether a schema leads to a leaf. Not recursive: reference chains can have a thousand steps in large documents. */
function leadsToLeaf(document: SpecDocument, start: JsonObject, leafOf: LeafOf): boolean {
  const documents = known.get(leafOf) ?? new WeakMap<SpecDocument, Map<string, boolean>>()
  known.set(leafOf, documents)
  const results = documents.get(document) ?? new Map<string, boolean>()
  documents.set(document, results)
  const seen = new Set<string>()
  const pending: (Json | undefined)[] = [start]
  while (pending.length) {
    const node = pending.pop()
    if (Array.isArray(node)) pending.push(...node)
    if (!isObject(node)) continue
    const { $ref } = node
    if (leafOf(node) !== undefined || (typeof $ref === 'string' && results.get($ref))) {
      if (typeof start.$ref === 'string') results.set(start.$ref, true)
      return true
    }
    if (typeof $ref === 'string') {
      if (!results.has($ref) && !seen.has($ref)) pending.push(targetOf(document, node))
      seen.add($ref)
      continue
    }
    if (isObject(node.properties)) pending.push(...Object.values(node.properties))
    for (const key of ['additionalProperties', 'items', 'allOf', 'anyOf', 'oneOf']) pending.push(node[key])
  }
  // There was no leaf, so none of these references leads to one.
  for (const each of seen) results.set(each, false)
  return false
}
