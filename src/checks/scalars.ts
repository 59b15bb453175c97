import { textOf } from '../runtime/validation/text-of.ts'
import { type At, type Check, type Key, refuse, refuseType } from './check.ts'

/** Accepts every value. */
export const any: Check = () => 1

/** Rejects every value. */
export const never: Check = (_, at, key) => refuseType(at, key, 'never')

export const boolean: Check = (value, at, key) =>
  typeof value === 'boolean' ? 1 : refuseType(at, key, 'boolean')

/** Only null. */
export const empty: Check = (value, at, key) => (value === null ? 1 : refuseType(at, key, 'null'))

/** A valid `Date`. */
export const time: Check = (value, at, key) =>
  value instanceof Date && !Number.isNaN(+value) ? 1 : refuseType(at, key, 'date')

/** A string, with its length in characters (code points), as JSON Schema counts. */
export function text(
  value: unknown,
  at?: At,
  key?: Key,
  least: number | undefined = 0,
  most: number | undefined = 1 / 0,
): number {
  if (typeof value !== 'string') return refuseType(at, key, 'string')
  const units = value.length
  // A character is one or two UTF-16 units, so most strings need no counting.
  if (units <= most && units >= 2 * least) return 1
  const count = units < least || units > 2 * most ? -1 : [...value].length
  if (count >= least && count <= most) return 1
  const pattern = `/^[^]{${least},${most < 1 / 0 ? most : ''}}$/u`
  return refuse(at, key, { ...ofText, pattern }, true)
}

const ofText = { code: 'invalid_format', format: 'regex', origin: 'string' }

/** A string that matches a pattern. Values that aren't strings pass; the type check rejects them. */
export const matches = (value: unknown, at: At | undefined, key: Key, pattern: RegExp): number =>
  typeof value !== 'string' || pattern.test(value)
    ? 1
    : refuse(at, key, { ...ofText, pattern: `${pattern}` }, true)

/** One of several strings, numbers or booleans. */
export const oneOf = (value: unknown, at: At | undefined, key: Key, values: ReadonlySet<unknown>): number =>
  values.has(value) ? 1 : refuse(at, key, { code: 'invalid_value', values: [...values] })

/** One of several values, including objects and arrays. */
export const equals = (value: unknown, at: At | undefined, key: Key, values: readonly unknown[]): number =>
  values.map(textOf).includes(textOf(value)) ? 1 : refuse(at, key, { code: 'invalid_value', values })
