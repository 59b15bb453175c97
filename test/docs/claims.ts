import { expect } from 'vitest'

/** Lines with a claim that a running program met. */
export const kept = new Set<number>()
/** Failed claims. Kept for later, because a `catch` in the program must not swallow them. */
export const broken: unknown[] = []

/** Compares a value with what a comment claims. */
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
