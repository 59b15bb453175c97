import type { FullIssue } from '../runtime/validation/full-issue.ts'

/** The property name or index of a value in its parent; `undefined` for the root. */
export type Key = string | number | undefined

/** An issue, and whether zod would go on to check the same value. */
export interface Refusal extends FullIssue {
  readonly continues?: boolean
}

/** Where the check is in the value, and the issues found so far. */
export interface At {
  readonly path: Key[]
  readonly issues: Refusal[]
}

/**
 * A compiled check: returns 1 for a valid value, 0 for an invalid one. With `at` it also collects the issues. Results
 * are numbers so that `&` combines them without a branch, and every field is checked.
 */
// biome-ignore lint/suspicious/noExplicitAny: generated code reads fields of values that nobody has checked yet
export type Check = (value: any, at?: At, key?: Key) => number

/** Returns the issues of a value: empty if it is valid. */
export function refusalsOf(check: Check, value: unknown): readonly Refusal[] {
  const at: At = { path: [], issues: [] }
  check(value, at)
  return at.issues
}

/** Adds an issue, if issues are collected, and returns 0. The issue's own `path` continues from the key. */
export function refuse(at: At | undefined, key: Key, issue: Partial<FullIssue>, continues = false): 0 {
  if (at) {
    const path = [...at.path, key, ...(issue.path ?? [])].filter((each) => each !== undefined)
    at.issues.push({ message: '', ...issue, path, continues })
  }
  return 0
}

/** Adds an issue for a value of the wrong type. */
export const refuseType = (at: At | undefined, key: Key, expected: string): 0 =>
  refuse(at, key, { code: 'invalid_type', expected })

/** Runs checks of the values inside a value, with its key on the path. */
export function inside(at: At | undefined, key: Key, work: () => number): number {
  at?.path.push(key)
  const ok = work()
  at?.path.pop()
  return ok
}

/** Whether a value is an object in the JSON sense: not null, not an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
