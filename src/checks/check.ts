import type { FullIssue } from '../runtime/validation/full-issue.ts'

/** Where a value stands in the one around it; nothing where it is the whole. */
export type Key = string | number | undefined

/** What is refused, and why, with whether zod would go on with further checks of the same value. */
export interface Refusal extends FullIssue {
  readonly goesOn?: boolean
}

/** Where a check that is to explain itself stands, and what it has found so far. */
export interface At {
  readonly path: Key[]
  readonly issues: Refusal[]
}

/**
 * A compiled check: 1 where it takes a value, 0 where it does not. With `at` it also says why. Numbers join by `&` in one
 * expression, without a branch, so that all fields are looked at.
 */
// biome-ignore lint/suspicious/noExplicitAny: generated code reads fields of values that nobody has checked yet
export type Check = (value: any, at?: At, key?: Key) => number

/** What a check refuses, and why; nothing where it takes the value. */
export function refusalsOf(check: Check, value: unknown): readonly Refusal[] {
  const at: At = { path: [], issues: [] }
  check(value, at)
  return at.issues
}

/** Notes why a value is refused, where somebody asks. A `path` in the issue leads on from the key. */
export function refuse(at: At | undefined, key: Key, issue: Partial<FullIssue>, goesOn = false): 0 {
  if (at) {
    const path = [...at.path, key, ...(issue.path ?? [])].filter((each) => each !== undefined)
    at.issues.push({ message: '', ...issue, path, goesOn })
  }
  return 0
}

/** A value of another type than the one that is expected. */
export const refuseType = (at: At | undefined, key: Key, expected: string): 0 =>
  refuse(at, key, { code: 'invalid_type', expected })

/** Explains what lies in a value as lying there. */
export function inside(at: At | undefined, key: Key, work: () => number): number {
  at?.path.push(key)
  const ok = work()
  at?.path.pop()
  return ok
}

/** An object as JSON has them. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
