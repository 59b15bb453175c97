import type { Definition } from '../../runtime/definition.ts'
import type { Dates } from '../../runtime/values/shape.ts'
import type { Json, JsonObject, SpecDocument } from '../document/document.ts'
import { mapSchemas } from '../document/map-schemas.ts'
import { SpecProblem } from '../document/problem.ts'
import { type OperationParts, readShapes } from './value-shapes.ts'

export type DatesAs = Dates['as']

/** Formats by which schemas ask for a Date or for what Temporal has. No spec has them. */
export const dateFormats = {
  Date: { 'date-time': 'date-time~Date' },
  Temporal: { 'date-time': 'date-time~Temporal', date: 'date~Temporal' },
} as const

/** Formats by which a request asks for a text or a Date. No spec has them. */
export const givenDates: Readonly<Record<string, string>> = {
  'date-time': 'date-time~given',
  date: 'date~given',
}

/** A schema of a request, whose dates may be given as Dates, too. */
export const withGivenDate = (node: JsonObject): JsonObject =>
  isGivenDate(node) ? { ...node, format: givenDates[`${node.format}`] as string } : node

/** A text that a request holds a date in. What is read-only is in no request. */
const isGivenDate = ({ type, format, enum: values, const: value, readOnly }: JsonObject): boolean =>
  values === undefined &&
  value === undefined &&
  readOnly !== true &&
  [type].flat().includes('string') &&
  Object.hasOwn(givenDates, `${format}`)

/** Reads `x-dates` of a document: what its dates are to a caller. */
export function readDatesAs({ file, root }: SpecDocument): DatesAs {
  const { 'x-dates': choice = 'text' } = root
  if (!/^(text|Date|Temporal)$/.test(`${choice}`))
    throw new SpecProblem({ file, pointer: '/x-dates' }, "must be 'text', 'Date' or 'Temporal'")
  return choice as DatesAs
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
export const withDatesAs = (node: Json, as: DatesAs): Json =>
  as === 'text'
    ? node
    : mapSchemas(node, (schema) => {
        const plain =
          typeof schema.format === 'string'
            ? { ...schema, format: schema.format.replace(/~given$/, '') }
            : schema
        const format = dateFormat(plain, as)
        return format === undefined ? plain : { ...plain, format }
      })

/** Where an operation's data holds dates that are no texts to a caller. Nothing where it holds none. */
export function readDates(document: SpecDocument, parts: OperationParts): Pick<Definition, 'dates'> {
  const as = readDatesAs(document)
  if (as === 'text') {
    const requestShapes = readShapes(document, { ...parts, responses: [] }, givenLeaf)
    return requestShapes ? { dates: { as, ...requestShapes } } : {}
  }
  const shapes = readShapes(document, parts, leaves[as])
  return shapes ? { dates: { as, ...shapes } } : {}
}

const givenLeaf = (schema: JsonObject) => (isGivenDate(schema) ? `${schema.format}` : undefined)

const leafAs = (as: DatesAs) => (schema: JsonObject) => dateFormat(schema, as) && `${schema.format}`

const leaves = { Date: leafAs('Date'), Temporal: leafAs('Temporal') }
