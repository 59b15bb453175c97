import { type At, type Key, refuse, refuseType } from './check.ts'

/** Limits of a number. */
export interface Limits {
  readonly least?: number
  readonly above?: number
  readonly most?: number
  readonly below?: number
  readonly multipleOf?: number
  /** The name and range of a format such as int32. */
  readonly width?: readonly [name?: string, least?: number | undefined, most?: number | undefined]
}

export function number(value: unknown, at?: At, key?: Key, limits?: Limits): number {
  if (!Number.isFinite(value)) return refuseType(at, key, 'number')
  return limits ? within(value as number, at, key, limits) : 1
}

/** An integer that a JavaScript number represents exactly. */
export function int(value: unknown, at?: At, key?: Key, limits?: Limits): number {
  if (Number.isSafeInteger(value)) return limits ? within(value as number, at, key, limits) : 1
  if (!Number.isInteger(value)) return refuseType(at, key, Number.isFinite(value) ? 'int' : 'number')
  const last = Number.MAX_SAFE_INTEGER
  limit(at, key, 'int', (value as number) < 0 ? -last : undefined, last)
  return limits ? within(value as number, at, key, limits) & 0 : 0
}

export function bigint(value: unknown, at?: At, key?: Key, limits?: Limits): number {
  if (typeof value !== 'bigint') return refuseType(at, key, 'bigint')
  return limits ? within(value, at, key, limits) : 1
}

function within(
  value: number | bigint,
  at: At | undefined,
  key: Key,
  { least, above, most, below, multipleOf, width }: Limits,
): number {
  const type = typeof value
  const [name, first, last] = width ?? []
  let ok = 1
  if (least !== undefined && value < least) ok = limit(at, key, type, least)
  if (above !== undefined && value <= above) ok = limit(at, key, type, above, undefined, false)
  if (first !== undefined && value < first) ok = limit(at, key, type, first, undefined, true, name)
  if (most !== undefined && value > most) ok = limit(at, key, type, undefined, most)
  if (below !== undefined && value >= below) ok = limit(at, key, type, undefined, below, false)
  if (last !== undefined && value > last) ok = limit(at, key, type, undefined, last, true, name)
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    ok = refuse(at, key, { code: 'not_multiple_of', divisor: multipleOf }, true)
  return ok
}

function limit(
  at: At | undefined,
  key: Key,
  origin: string,
  minimum: number | undefined,
  maximum?: number,
  inclusive = true,
  width = '',
): 0 {
  const figure = minimum === undefined ? { code: 'too_big', maximum } : { code: 'too_small', minimum }
  return refuse(
    at,
    key,
    { ...figure, origin, inclusive, message: width && `expected ${width}` } as object,
    true,
  )
}

/** Fractions such as 0.1 are inexact in binary, so the last bits of the ratio are ignored. */
function isMultiple(value: number | bigint, step: number): boolean {
  if (typeof value === 'bigint') return value % BigInt(step) === BigInt(0)
  const ratio = value / step
  return Math.abs(ratio - Math.round(ratio)) < 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1)
}
