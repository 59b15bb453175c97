import type { Definition } from '../../runtime/definition.ts'
import type { Dates } from '../../runtime/values/shape.ts'
import type { Json, JsonObject, SpecDocument } from '../document/document.ts'
import { mapSchemas } from '../document/map-schemas.ts'
import { SpecProblem } from '../document/problem.ts'
import { type OperationParts, readShapes } from './value-shapes.ts'

export type DatesAs = Dates['as']

/** Internal formats for dates that callers receive as Date or Temporal objects. */
export const dateFormats = {
  Date: { 'date-time': 'date-time~Date' },
  Temporal: { 'date-time': 'date-time~Temporal', date: 'date~Temporal' },
} as const

/** Internal formats for request dates, which callers can pass as a string or a Date. */
export const inputDateFormats: Readonly<Record<string, string>> = {
  'date-time': 'date-time~input',
  date: 'date~input',
}

/** A request schema whose dates can also be passed as Date objects. */
export const withInputDate = (node: JsonObject): JsonObject =>
  isInputDate(node) ? { ...node, format: inputDateFormats[`${node.format}`] as string } : node

/** Whether a schema is a date string in requests, which have no read-only fields. */
const isInputDate = ({ type, format, enum: values, const: value, readOnly }: JsonObject): boolean =>
  values === undefined &&
  value === undefined &&
  readOnly !== true &&
  [type].flat().includes('string') &&
  Object.hasOwn(inputDateFormats, `${format}`)

/** Reads a document's `x-dates`: the type of dates for callers. */
export function readDatesAs({ file, root }: SpecDocument): DatesAs {
  const { 'x-dates': choice = 'text' } = root
  if (!/^(text|Date|Temporal)$/.test(`${choice}`))
    throw new SpecProblem({ file, pointer: '/x-dates' }, "must be 'text', 'Date' or 'Temporal'")
  return choice as DatesAs
}

/** The internal format of a date schema; undefined if callers receive its values as strings. */
function dateFormat(
  { type, format, enum: values, const: value }: JsonObject,
  as: DatesAs,
): string | undefined {
  if (as === 'text' || values !== undefined || value !== undefined) return undefined
  const isText = type === undefined || [type].flat().includes('string')
  return isText ? (dateFormats[as] as Readonly<Record<string, string>>)[`${format}`] : undefined
}

/** A schema whose dates have the type that callers receive. */
export const withDatesAs = (node: Json, as: DatesAs): Json =>
  as === 'text'
    ? node
    : mapSchemas(node, (schema) => {
        const plain =
          typeof schema.format === 'string'
            ? { ...schema, format: schema.format.replace(/~input$/, '') }
            : schema
        const format = dateFormat(plain, as)
        return format === undefined ? plain : { ...plain, format }
      })

/** Finds the dates in an operation's data that must be converted. Empty if there are none. */
export function readDates(document: SpecDocument, parts: OperationParts): Pick<Definition, 'dates'> {
  const as = readDatesAs(document)
  if (as === 'text') {
    const requestShapes = readShapes(document, { ...parts, responses: [] }, inputLeaf)
    return requestShapes ? { dates: { as, ...requestShapes } } : {}
  }
  const shapes = readShapes(document, parts, leaves[as])
  return shapes ? { dates: { as, ...shapes } } : {}
}

const inputLeaf = (schema: JsonObject) => (isInputDate(schema) ? `${schema.format}` : undefined)

const leafAs = (as: DatesAs) => (schema: JsonObject) => dateFormat(schema, as) && `${schema.format}`

const leaves = { Date: leafAs('Date'), Temporal: leafAs('Temporal') }
