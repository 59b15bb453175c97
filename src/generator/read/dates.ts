import type { Definition } from '../../runtime/definition.ts'
import type { Dates } from '../../runtime/values/shape.ts'
import { isObject, type Json, type JsonObject, type SpecDocument } from '../document/document.ts'
import { SpecProblem } from '../document/problem.ts'
import { type OperationParts, readShapes } from './value-shapes.ts'

export type DatesAs = Dates['as'] | 'text'

/** Formats by which schemas ask for a Date or for what Temporal has. No spec has them. */
export const dateFormats = {
  Date: { 'date-time': 'date-time~Date' },
  Temporal: { 'date-time': 'date-time~Temporal', date: 'date~Temporal' },
} as const

/** Reads `x-dates` of a document: what its dates are to a caller. */
export function readDatesAs({ file, root }: SpecDocument): DatesAs {
  const { 'x-dates': given = 'text' } = root
  if (!/^(text|Date|Temporal)$/.test(`${given}`))
    throw new SpecProblem({ file, pointer: '/x-dates' }, "is not 'text', 'Date' or 'Temporal'")
  return given as DatesAs
}

/** The format of a text that holds a date, as callers get it; nothing where it stays a text. */
function dateFormat(
  { type, format, enum: values, const: value }: JsonObject,
  as: DatesAs,
): string | undefined {
  if (as === 'text' || values !== undefined || value !== undefined) return undefined
  const isText = type === undefined || [type].flat().includes('string')
  return isText ? (dateFormats[as] as Readonly<Record<string, string>>)[`${format}`] : undefined
}

/** A schema whose dates are what a caller is given for them. */
export function withDatesAs(node: Json, as: DatesAs): Json {
  if (as === 'text') return node
  if (Array.isArray(node)) return node.map((each) => withDatesAs(each, as))
  if (!isObject(node)) return node
  const copy: JsonObject = {}
  for (const [key, value] of Object.entries(node)) {
    copy[key] = /^(example|examples|default|enum|const|required)$/.test(key) ? value : withDatesAs(value, as)
  }
  const format = dateFormat(node, as)
  return format === undefined ? copy : { ...copy, format }
}

/** Where an operation's data holds dates that are no texts to a caller. Nothing where it holds none. */
export function readDates(document: SpecDocument, parts: OperationParts): Pick<Definition, 'dates'> {
  const as = readDatesAs(document)
  if (as === 'text') return {}
  const shapes = readShapes(document, parts, leaves[as])
  return shapes ? { dates: { as, ...shapes } } : {}
}

const leafAs = (as: DatesAs) => (schema: JsonObject) => dateFormat(schema, as) && `${schema.format}`

const leaves = { Date: leafAs('Date'), Temporal: leafAs('Temporal') }
