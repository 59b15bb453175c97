import type { Issue } from '../errors/issues.ts'
import type { StandardIssue } from './schemas.ts'

/** An issue with what zod 4 says beside its message (`$ZodIssue`). Other validators give some of it, or none. */
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
  /** What each form of a choice says. */
  readonly errors?: readonly (readonly FullIssue[])[]
  /** What the schema of a name says. */
  readonly issues?: readonly FullIssue[]
  /** Of valibot: `validation` where the type is right. */
  readonly kind?: string
  /** Of valibot: what checks, such as `iso_timestamp`. */
  readonly type?: string
}

/** Where an issue is, from the outside in. */
export const pathOf = ({ path = [] }: StandardIssue): Issue['path'] =>
  path.map((each) => {
    const key = typeof each === 'object' ? each.key : each
    return typeof key === 'number' ? key : String(key)
  })

export const valueAt = (value: unknown, path: Issue['path']): unknown =>
  path.reduce((outer, key) => (outer as Record<string, unknown> | null | undefined)?.[key], value)

/** Least and greatest length of a text: schemas count characters by a pattern. */
export const lengthsIn = (pattern: string | undefined): [least: number, most: number] | undefined => {
  const [, least, most] = /^\/\^\[\^\]\{(\d+),(\d*)\}\$\/u$/.exec(`${pattern}`) ?? []
  return least === undefined ? undefined : [+least, most ? +most : 1 / 0]
}

/** The forms of a choice whose own type fits, so that what differs lies inside, and whose constants fit, if any's do. */
export const nearForms = ({ errors = [] }: FullIssue): (readonly FullIssue[])[] => {
  const near = errors.filter((form) => form.every(({ path }) => path?.length))
  const meant = near.filter((form) => form.every(({ values }) => values?.length !== 1))
  return meant[0] ? meant : near
}

/** The issues of a choice are those of the form that is meant, where only one can be. */
export function insideOf(issue: FullIssue): FullIssue[] {
  const [form, other] = nearForms(issue)
  if (!form || other) return [issue]
  return form.flatMap((each) => insideOf({ ...each, path: [...(issue.path ?? []), ...(each.path ?? [])] }))
}
