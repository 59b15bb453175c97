import { expect } from 'vitest'

/** Lines whose claim was met by a running program. */
export const kept = new Set<number>()
/** What was wrong. Kept for later: a program's own `catch` must not swallow it. */
export const broken: unknown[] = []

/** Holds a value against what a comment says of it. */
export function $claim<Value>(value: Value, claimed: unknown, line: number): Value {
  kept.add(line)
  try {
    expect(value, `line ${line}`).toEqual(claimed)
  } catch (error) {
    broken.push(error)
  }
  return value
}

export { expect as $expect }
