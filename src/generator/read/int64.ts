import type { Definition } from '../../runtime/definition.ts'
import type { Int64s } from '../../runtime/values/shape.ts'
import type { Json, JsonObject, SpecDocument } from '../document/document.ts'
import { mapSchemas } from '../document/map-schemas.ts'
import { SpecProblem } from '../document/problem.ts'
import { type OperationParts, readShapes } from './value-shapes.ts'

export type Int64As = Int64s['as']

/** Internal formats for 64-bit integers as a bigint, or as a string of digits. */
export const bigintFormat = 'int64~bigint'
export const digitsFormat = 'int64~string'

/** Reads a document's `x-int64`: the type of 64-bit integers for callers. */
export function readInt64As({ file, root }: SpecDocument): Int64As {
  const { 'x-int64': choice = 'number' } = root
  if (!/^(number|string|bigint)$/.test(`${choice}`))
    throw new SpecProblem({ file, pointer: '/x-int64' }, "must be 'number', 'string' or 'bigint'")
  return choice as Int64As
}

/** Whether a schema's integers may be too large for a number. Values listed in a schema are assumed to be small. */
export const isInt64 = ({ type, format, enum: values, const: value }: JsonObject): boolean =>
  /^u?int64$/.test(`${format}`) &&
  [type].flat().includes('integer') &&
  ![type].flat().includes('number') &&
  values === undefined &&
  value === undefined

/** A schema whose 64-bit integers have the type that callers use. */
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

/** Finds the 64-bit integers in an operation's data. Empty if there are none. */
export function readInt64s(document: SpecDocument, parts: OperationParts): Pick<Definition, 'int64'> {
  const as = readInt64As(document)
  // Numbers in requests need no conversion.
  const shapes = readShapes(
    document,
    as === 'number' ? { ...parts, parameters: [], body: undefined } : parts,
    int64Leaf,
  )
  return shapes ? { int64: { as, ...shapes } } : {}
}

const int64Leaf = (schema: JsonObject) => (isInt64(schema) ? (true as const) : undefined)
