import type { Json, JsonObject } from '../document/document.ts'
import { bigintFormat } from '../read/int64.ts'
import type { Check, NumberCheck, Range } from './check.ts'
import { formats, widths } from './formats.ts'
import { expressionOf } from './patterns.ts'

/** What the keywords of texts and numbers ask for. Limits may be flags, as in OpenAPI 3.0. */
export function readScalar(type: string, schema: JsonObject): Check {
  if (type === 'boolean' || type === 'null') return { is: type }
  const { format } = schema
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

/** Nothing where neither limit says anything. */
export function rangeOf(least: Json | undefined, most: Json | undefined): Range | undefined {
  const range: Range = {
    ...(typeof least === 'number' && least > 0 && { least: Math.ceil(least) }),
    ...(typeof most === 'number' && { most: Math.floor(most) }),
  }
  return Object.keys(range).length ? range : undefined
}
