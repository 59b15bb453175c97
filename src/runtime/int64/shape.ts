/**
 * Where a value holds 64-bit integers: `true` is one, a number refers to another shape, a list has the shape of its
 * items, an object those of its fields, `*` that of all others; `[]` is a list where an object may stand, too.
 */
export type Shape = true | number | readonly [Shape] | { readonly [name: string]: Shape }

/** The 64-bit integers of an operation (spec extension `x-int64`). */
export interface Int64s {
  /** What they are to a caller. */
  readonly as: 'number' | 'string' | 'bigint'
  readonly params?: Shape
  readonly body?: Shape
  /** By status; `false` where one declares none and a range has some. */
  readonly responses?: Readonly<Record<string, Shape | false>>
  /** What shapes refer to. */
  readonly shapes?: readonly Shape[]
}

type Visit = (value: unknown, path: readonly (string | number)[]) => unknown

/** Replaces the values that a shape marks, in place or in a copy; where `other` is given, all other scalars too. */
export function mapInt64s(
  value: unknown,
  shape: Shape | undefined,
  shapes: readonly Shape[],
  visit: Visit,
  other?: Visit,
  path: readonly (string | number)[] = [],
): unknown {
  const own = typeof shape === 'number' ? shapes[shape] : shape
  if (typeof value !== 'object' || !value)
    return own === true ? visit(value, path) : (other?.(value, path) ?? value)
  if (own === undefined && !other) return value
  const isList = Array.isArray(value)
  if (!isList && Object.prototype.toString.call(value) !== '[object Object]') return value
  const copy: Record<string, unknown> = isList ? ([...value] as never) : { ...value }
  for (const name of Object.keys(copy)) {
    const under = isList
      ? Array.isArray(own)
        ? own[0]
        : fieldOf(own, '[]')
      : (fieldOf(own, name) ?? fieldOf(own, '*'))
    if (under === undefined && !other) continue
    const each = mapInt64s(copy[name], under, shapes, visit, other, [...path, isList ? +name : name])
    if (each !== copy[name]) copy[name] = each
  }
  return copy
}

const fieldOf = (shape: Shape | undefined, name: string): Shape | undefined =>
  typeof shape === 'object' && Object.hasOwn(shape, name) ? (shape as Record<string, Shape>)[name] : undefined
