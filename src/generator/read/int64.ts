import type { Definition } from '../../runtime/definition.ts'
import type { Int64s } from '../../runtime/values/shape.ts'
import type { Json, JsonObject, SpecDocument } from '../document/document.ts'
import { mapSchemas } from '../document/map-schemas.ts'
import { SpecProblem } from '../document/problem.ts'
import { type OperationParts, readShapes } from './value-shapes.ts'

export type Int64As = Int64s['as']

/** Formats by which schemas ask for a bigint, or for its digits as a text. No spec has them. */
export const bigintFormat = 'int64~bigint'
export const digitsFormat = 'int64~string'

/** Reads `x-int64` of a document: what its 64-bit integers are to a caller. */
export function readInt64As({ file, root }: SpecDocument): Int64As {
  const { 'x-int64': choice = 'number' } = root
  if (!/^(number|string|bigint)$/.test(`${choice}`))
    throw new SpecProblem({ file, pointer: '/x-int64' }, "must be 'number', 'string' or 'bigint'")
  return choice as Int64As
}

/** An integer that a JavaScript number may not hold. Values that a schema lists are known to be small. */
export const isInt64 = ({ type, format, enum: values, const: value }: JsonObject): boolean =>
  /^u?int64$/.test(`${format}`) &&
  [type].flat().includes('integer') &&
  ![type].flat().includes('number') &&
  values === undefined &&
  value === undefined

/** A schema whose 64-bit integers are what a caller is given for them. */
export const withInt64As = (node: Json, as: Int64As): Json =>
  as === 'number' ? node : mapSchemas(node, (schema) => (isInt64(schema) ? int64Schema(schema, as) : schema))

function int64Schema(schema: JsonObject, as: Int64As): JsonObject {
  if (as === 'bigint') return { ...schema, format: bigintFormat }
  const {
    minimum: _1,
    maximum: _2,
    exclusiveMinimum: _3,
    exclusiveMaximum: _4,
    multipleOf: _5,
    ...text
  } = schema
  const types = [schema.type].flat().map((type) => (type === 'integer' ? 'string' : (type as Json)))
  return {
    ...text,
    type: types.length === 1 ? (types[0] as Json) : [...new Set(types)],
    format: digitsFormat,
  }
}

/** Where an operation's data holds 64-bit integers. Nothing where it holds none. */
export function readInt64s(document: SpecDocument, parts: OperationParts): Pick<Definition, 'int64'> {
  const as = readInt64As(document)
  // A number stays what JSON.parse makes of it, and is written as it is.
  const shapes = readShapes(
    document,
    as === 'number' ? { ...parts, parameters: [], body: undefined } : parts,
    int64Leaf,
  )
  return shapes ? { int64: { as, ...shapes } } : {}
}

const int64Leaf = (schema: JsonObject) => (isInt64(schema) ? (true as const) : undefined)
