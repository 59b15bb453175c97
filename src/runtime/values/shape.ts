import { forStatus } from '../reading/for-status.ts'

/** Marks a value; a string distinguishes kinds of values. */
export type Leaf = true | string

/**
 * Where data contains values of a kind. A leaf marks one, a number refers to another shape, an array holds its items'
 * shape, and an object its fields' shapes, with `*` for all others; `[]` stands for an array if an object is possible
 * too.
 */
export type Shape = Leaf | number | readonly [Shape] | { readonly [name: string]: Shape }

/** Where an operation's data contains values of a kind. */
export interface Shapes {
  readonly params?: Shape
  readonly body?: Shape
  /** By status; `false` if a status has none but its range does. */
  readonly responses?: Readonly<Record<string, Shape | false>>
  /** Shapes that others refer to. */
  readonly shapes?: readonly Shape[]
}

/** The 64-bit integers of an operation (spec extension `x-int64`). */
export interface Int64s extends Shapes {
  /** Their type for the caller. */
  readonly as: 'number' | 'string' | 'bigint'
}

/** The shape of a response by its status. */
export function shapeFor(shapes: Shapes | undefined, status: number): Shape | undefined {
  const shape = forStatus(shapes?.responses ?? {}, status)
  return shape === false ? undefined : shape
}

/** The dates of an operation (spec extension `x-dates`); leaves are formats. */
export interface Dates extends Shapes {
  /** Their type in a response. In a request a Date always becomes a string. */
  readonly as: 'text' | 'Date' | 'Temporal'
}

type Visit = (value: unknown, path: readonly (string | number)[], leaf: Leaf) => unknown

/** Replaces the values that a shape marks, in place or in a copy; with `other`, all other scalars too. */
export function mapShape(
  value: unknown,
  shape: Shape | undefined,
  shapes: readonly Shape[],
  visit: Visit,
  other?: Visit,
  path: readonly (string | number)[] = [],
): unknown {
  const own = typeof shape === 'number' ? shapes[shape] : shape
  if (typeof value !== 'object' || !value || typeof own === 'string')
    return own === true || typeof own === 'string'
      ? visit(value, path, own)
      : (other?.(value, path, true) ?? value)
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
    const each = mapShape(copy[name], under, shapes, visit, other, [...path, isList ? +name : name])
    if (each !== copy[name]) copy[name] = each
  }
  return copy
}

const fieldOf = (shape: Shape | undefined, name: string): Shape | undefined =>
  typeof shape === 'object' && Object.hasOwn(shape, name) ? (shape as Record<string, Shape>)[name] : undefined
