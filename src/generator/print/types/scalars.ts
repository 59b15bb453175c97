import { isObject, type Json } from '../../document/document.ts'
import { dateFormats, inputDateFormats } from '../../read/dates.ts'
import { bigintFormat } from '../../read/int64.ts'
import { property } from '../literal.ts'
import type { Schemas } from './composition.ts'
import { never, plain, type TypeText, union } from './type-text.ts'

/** A global type, with `globalThis.` if a schema has the same name. */
export const globalType = (name: string, schemas: Schemas): string =>
  Object.hasOwn(schemas, name.replace(/\..*/, '')) ? `globalThis.${name}` : name

/** The type of a scalar JSON type. The only place where a format decides the type. */
export function scalarType(type: Json, format: Json | undefined, schemas: Schemas): TypeText | undefined {
  if (type === 'string' && Object.values(inputDateFormats).includes(`${format}`))
    return union([plain('string'), plain(globalType('Date', schemas))])
  const own = byFormat[`${type} ${format}`]
  if (own !== undefined) return plain(globalType(own, schemas))
  const found = scalars[`${type}`]
  return found === undefined ? undefined : plain(found)
}

const byFormat: Readonly<Record<string, string>> = {
  [`integer ${bigintFormat}`]: 'bigint',
  [`string ${dateFormats.Date['date-time']}`]: 'Date',
  [`string ${dateFormats.Temporal['date-time']}`]: 'Temporal.Instant',
  [`string ${dateFormats.Temporal.date}`]: 'Temporal.PlainDate',
}

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
}

/** The literal type of a value. */
export function literalType(value: Json): TypeText {
  if (Array.isArray(value)) return plain(`[${value.map((each) => literalType(each).text).join(', ')}]`)
  if (isObject(value)) {
    const fields = Object.entries(value).map(([name, each]) => `${key(name)}: ${literalType(each).text}`)
    return plain(fields.length ? `{ ${fields.join('; ')} }` : 'Record<string, never>')
  }
  // YAML has numbers that JSON can't express.
  if (typeof value === 'number' && !Number.isFinite(value)) return plain('number')
  return plain(JSON.stringify(value))
}

export const enumType = (values: readonly Json[]): TypeText =>
  values.length > 1 ? union(values.map(literalType)) : values.length ? literalType(values[0] as Json) : never

/** A name as a key of an object type. */
export const key = (name: string): string => {
  const own = property(name)
  return own.startsWith("'") ? JSON.stringify(name) : own
}
