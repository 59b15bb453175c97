import type { Json, JsonObject } from '../document/document.ts'
import { expressionOf } from '../document/patterns.ts'
import { dateFormats } from '../read/dates.ts'
import { bigintFormat } from '../read/int64.ts'
import type { Check, NumberCheck, Range, TextCheck } from './check.ts'
import { eitherOf } from './either.ts'
import { formats, widths } from './formats.ts'

/** Reads the keywords of strings and numbers. Exclusive limits may be booleans, as in OpenAPI 3.0. */
export function readScalar(type: string, schema: JsonObject): Check {
  if (type === 'boolean' || type === 'null') return { is: type }
  const { format } = schema
  const date = typeof format === 'string' && Object.hasOwn(dates, format) ? dates[format] : undefined
  // A string that isn't a valid date stays a string.
  if (type === 'string' && date)
    return eitherOf([date, readScalar(type, { ...schema, format: `${format}`.replace(/~.*/, '') })])
  if (type === 'string') {
    const length = rangeOf(schema.minLength, schema.maxLength)
    const pattern = typeof schema.pattern === 'string' ? expressionOf(schema.pattern) : undefined
    return {
      is: 'text',
      patterns: pattern ? [pattern] : [],
      ...(typeof format === 'string' && Object.hasOwn(formats, format) && { format }),
      ...(length && { length }),
    }
  }
  if (type !== 'number' && type !== 'integer') return { is: 'anything' }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const limits: Partial<Record<'least' | 'most' | 'above' | 'below' | 'multipleOf', number>> = {}
  const set = (name: keyof typeof limits, value: Json | undefined) => {
    if (typeof value === 'number') limits[name] = value
  }
  set(exclusiveMinimum === true ? 'above' : 'least', minimum)
  set(exclusiveMaximum === true ? 'below' : 'most', maximum)
  set('above', exclusiveMinimum)
  set('below', exclusiveMaximum)
  if (typeof multipleOf === 'number' && multipleOf > 0) set('multipleOf', multipleOf)
  if (format === bigintFormat && type === 'integer') return { is: 'bigint', ...limits }
  const width = typeof format === 'string' && Object.hasOwn(widths, format) && { width: format }
  return { is: type, ...width, ...limits } satisfies NumberCheck
}

const ofClass = (name: string): Check => ({ is: 'all', parts: [], rules: [{ kind: 'class', name }] })

const dates: Readonly<Record<string, Check>> = {
  [dateFormats.Date['date-time']]: { is: 'date' },
  [dateFormats.Temporal['date-time']]: ofClass('Temporal.Instant'),
  [dateFormats.Temporal.date]: ofClass('Temporal.PlainDate'),
}

/** Undefined if there is no effective limit. */
export function rangeOf(least: Json | undefined, most: Json | undefined): Range | undefined {
  const range: Range = {
    ...(typeof least === 'number' && least > 0 && { least: Math.ceil(least) }),
    ...(typeof most === 'number' && { most: Math.floor(most) }),
  }
  return Object.keys(range).length ? range : undefined
}

/** Whether a listed value satisfies the schema's other keywords. */
export function fitsScalar(schema: JsonObject, value: Json): boolean {
  if (typeof value === 'string') {
    const { length, patterns } = readScalar('string', schema) as TextCheck
    const count = [...value].length
    return (
      count >= (length?.least ?? 0) &&
      count <= (length?.most ?? 1 / 0) &&
      patterns.every(({ source, flags }) => new RegExp(source, flags).test(value))
    )
  }
  if (typeof value !== 'number') return true
  const {
    least = -1 / 0,
    most = 1 / 0,
    above = -1 / 0,
    below = 1 / 0,
  } = readScalar('number', schema) as NumberCheck
  return value >= least && value <= most && value > above && value < below
}
