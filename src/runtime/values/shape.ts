import { forStatus } from '../reading/for-status.ts'

/** Marks a value; a text tells apart values of several kinds. */
export type Leaf = true | string

/**
 * Where data holds values of some kind: a leaf is one, a number refers to another shape, a list has the shape of its
 * items, an object those of its fields, `*` that of all others; `[]` is a list where an object may stand, too.
 */
export type Shape = Leaf | number | readonly [Shape] | { readonly [name: string]: Shape }

/** Where the data of an operation holds values of some kind. */
export interface Shapes {
  readonly params?: Shape
  readonly body?: Shape
  /** By status; `false` where one declares none and a range has some. */
  readonly responses?: Readonly<Record<string, Shape | false>>
  /** What shapes refer to. */
  readonly shapes?: readonly Shape[]
}

/** The 64-bit integers of an operation (spec extension `x-int64`). */
export interface Int64s extends Shapes {
  /** What they are to a caller. */
  readonly as: 'number' | 'string' | 'bigint'
}

/** The shape of an answer by its status. */
export function shapeFor(shapes: Shapes | undefined, status: number): Shape | undefined {
  const shape = forStatus(shapes?.responses ?? {}, status)
  return shape === false ? undefined : shape
}

/** The dates of an operation (spec extension `x-dates`); leaves are their formats. */
export interface Dates extends Shapes {
  /** What they are in an answer; in a request a Date is written as a text, whatever they are. */
  readonly as: 'text' | 'Date' | 'Temporal'
}

type Visit = (value: unknown, path: readonly (string | number)[], leaf: Leaf) => unknown

/** Replaces the values that a shape marks, in place or in a copy; where `other` is given, all other scalars too. */
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
