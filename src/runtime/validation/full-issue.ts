import type { Issue } from '../errors/issues.ts'
import type { StandardIssue } from './schemas.ts'

/** An issue with the additional fields of zod 4 (`$ZodIssue`). Other validators have some or none of them. */
export interface FullIssue extends StandardIssue {
  readonly format?: string
  /** A regular expression as text, `/^a$/u`. */
  readonly pattern?: string
  readonly expected?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly inclusive?: boolean
  readonly divisor?: number | bigint
  readonly values?: readonly unknown[]
  /** The values of a discriminator. */
  readonly options?: readonly unknown[]
  readonly keys?: readonly string[]
  /** The issues of each branch of a union. */
  readonly errors?: readonly (readonly FullIssue[])[]
  /** The issues of a property name. */
  readonly issues?: readonly FullIssue[]
  /** valibot: `validation` if the type is right. */
  readonly kind?: string
  /** valibot: the check, such as `iso_timestamp`. */
  readonly type?: string
}

/** Path of an issue, from the outside in. */
export const pathOf = ({ path = [] }: StandardIssue): Issue['path'] =>
  path.map((each) => {
    const key = typeof each === 'object' ? each.key : each
    return typeof key === 'number' ? key : String(key)
  })

export const valueAt = (value: unknown, path: Issue['path']): unknown =>
  path.reduce((outer, key) => (outer as Record<string, unknown> | null | undefined)?.[key], value)

/** Minimum and maximum length of a text; schemas count characters by a pattern. */
export const lengthsIn = (pattern: string | undefined): [least: number, most: number] | undefined => {
  const [, least, most] = /^\/\^\[\^\]\{(\d+),(\d*)\}\$\/u$/.exec(`${pattern}`) ?? []
  return least === undefined ? undefined : [+least, most ? +most : 1 / 0]
}

/** The branches of a union whose type fits, so that the mismatch lies inside, and whose constants fit, if any do. */
export const nearForms = ({ errors = [] }: FullIssue): (readonly FullIssue[])[] => {
  const near = errors.filter((form) => form.every(({ path }) => path?.length))
  const meant = near.filter((form) => form.every(({ values }) => values?.length !== 1))
  return meant[0] ? meant : near
}

/** A union's issues are those of the intended branch, if only one is possible. */
export function insideOf(issue: FullIssue): FullIssue[] {
  const [form, other] = nearForms(issue)
  if (!form || other) return [issue]
  return form.flatMap((each) => insideOf({ ...each, path: [...(issue.path ?? []), ...(each.path ?? [])] }))
}
