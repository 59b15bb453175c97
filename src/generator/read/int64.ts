import type { Definition } from '../../runtime/definition.ts'
import type { Int64s, Shape } from '../../runtime/int64/shape.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import { SpecProblem } from '../document/problem.ts'
import type { BodyModel, ParameterModel, ResponseModel } from '../model.ts'

export type Int64As = Int64s['as']

/** Formats by which schemas ask for a bigint, or for its digits as a text. No spec has them. */
export const bigintFormat = 'int64~bigint'
export const digitsFormat = 'int64~string'

/** Reads `x-int64` of a document: what its 64-bit integers are to a caller. */
export function readInt64As({ file, root }: SpecDocument): Int64As {
  const { 'x-int64': given = 'number' } = root
  if (!/^(number|string|bigint)$/.test(`${given}`))
    throw new SpecProblem({ file, pointer: '/x-int64' }, "is not 'number', 'string' or 'bigint'")
  return given as Int64As
}

/** An integer that a JavaScript number may not hold. Values that a schema lists are known to be small. */
export const isInt64 = ({ type, format, enum: values, const: value }: JsonObject): boolean =>
  /^u?int64$/.test(`${format}`) &&
  [type].flat().includes('integer') &&
  ![type].flat().includes('number') &&
  values === undefined &&
  value === undefined

/** A schema whose 64-bit integers are what a caller is given for them. */
export function withInt64As(node: Json, as: Int64As): Json {
  if (as === 'number') return node
  if (Array.isArray(node)) return node.map((each) => withInt64As(each, as))
  if (!isObject(node)) return node
  const copy: JsonObject = {}
  for (const [key, value] of Object.entries(node)) {
    copy[key] = /^(example|examples|default|enum|const|required)$/.test(key) ? value : withInt64As(value, as)
  }
  if (!isInt64(node)) return copy
  if (as === 'bigint') return { ...copy, format: bigintFormat }
  const {
    minimum: _1,
    maximum: _2,
    exclusiveMinimum: _3,
    exclusiveMaximum: _4,
    multipleOf: _5,
    ...text
  } = copy
  const types = [node.type].flat().map((type) => (type === 'integer' ? 'string' : (type as Json)))
  return {
    ...text,
    type: types.length === 1 ? (types[0] as Json) : [...new Set(types)],
    format: digitsFormat,
  }
}

/** Where an operation's data holds 64-bit integers. Nothing where it holds none. */
export function readInt64s(
  document: SpecDocument,
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
  responses: readonly ResponseModel[],
): Pick<Definition, 'int64'> {
  const as = readInt64As(document)
  const places: Shape[] = []
  const indices = new Map<string | JsonObject, number>()

  /** A place that others may name, also from inside of it. */
  const placed = (
    key: string | JsonObject,
    node: JsonObject,
    inside: readonly string[],
  ): Shape | undefined => {
    if (!holdsInt64(document, node)) return undefined
    const before = indices.get(key)
    if (before !== undefined) return before
    const index = places.push({}) - 1
    indices.set(key, index)
    places[index] = own(inside.length ? targetOf(document, node) : node, inside) ?? {}
    return index
  }
  const shapeOf = (node: Json | undefined): Shape | undefined => {
    if (!isObject(node)) return undefined
    if (typeof node.$ref === 'string') return placed(node.$ref, node, [node.$ref])
    // What is made of others may lead back to itself.
    return node.allOf || node.anyOf || node.oneOf ? placed(node, node, []) : own(node, [])
  }
  const own = (node: Json | undefined, inside: readonly string[]): Shape | undefined => {
    if (!isObject(node)) return undefined
    if (isInt64(node)) return true
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
      if ($ref === undefined) return own(each, inside) ?? []
      return inside.includes($ref) ? [] : (own(targetOf(document, each), [...inside, $ref]) ?? [])
    })
    if (parts.includes(true)) return true
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
      const shape = as === 'number' ? undefined : shapeOf(schema)
      return shape === undefined ? [] : [[name, shape]]
    }),
  )
  const inBody = as === 'number' || !body ? undefined : shapeOf(body.schema)
  const answers = responses
    .filter(({ success, kind }) => success && kind === 'json')
    .map(({ status, schema }) => [status, shapeOf(schema)] as const)
  const ranged = answers.some(([status, shape]) => !/^\d+$/.test(status) && shape !== undefined)
  const kept = answers.flatMap(([status, shape]) =>
    shape !== undefined || ranged ? [[status, shape ?? false]] : [],
  )
  if (!Object.keys(inParams).length && inBody === undefined && !kept.some(([, shape]) => shape !== false))
    return {}
  return {
    int64: {
      as,
      ...(Object.keys(inParams).length && { params: inParams }),
      ...(inBody !== undefined && { body: inBody }),
      ...(kept.length && { responses: Object.fromEntries(kept) }),
      ...(places.length && { shapes: places }),
    },
  }
}

/** What is known of the references of a document: whether they lead to a 64-bit integer. */
const known = new WeakMap<SpecDocument, Map<string, boolean>>()

/** Tells whether a schema leads to a 64-bit integer. Without recursion: large documents lead on for a thousand steps. */
function holdsInt64(document: SpecDocument, start: JsonObject): boolean {
  const answers = known.get(document) ?? new Map<string, boolean>()
  known.set(document, answers)
  const seen = new Set<string>()
  const left: (Json | undefined)[] = [start]
  while (left.length) {
    const node = left.pop()
    if (Array.isArray(node)) left.push(...node)
    if (!isObject(node)) continue
    const { $ref } = node
    if (isInt64(node) || (typeof $ref === 'string' && answers.get($ref))) {
      if (typeof start.$ref === 'string') answers.set(start.$ref, true)
      return true
    }
    if (typeof $ref === 'string') {
      if (!answers.has($ref) && !seen.has($ref)) left.push(targetOf(document, node))
      seen.add($ref)
      continue
    }
    if (isObject(node.properties)) left.push(...Object.values(node.properties))
    for (const key of ['additionalProperties', 'items', 'allOf', 'anyOf', 'oneOf']) left.push(node[key])
  }
  // Nothing was found, so nothing is behind any of them.
  for (const each of seen) answers.set(each, false)
  return false
}
