import type { Release } from './request.ts'

/** A request waiting for its turn. */
export interface Waiter {
  /** Whether it is a retry, which has waited before. */
  readonly isAgain: boolean
  /** Reports how long it has to wait; returns false if that is too long for it. */
  tell(waitMs: number): boolean
  resolve(release: Release): void
  reject(error: unknown): void
}

/** Waiting requests in order of arrival, retries first. */
export interface Waiting {
  readonly size: number
  first(): Waiter | undefined
  add(waiter: Waiter): void
  has(waiter: Waiter): boolean
  delete(waiter: Waiter): boolean
}

/** Creates an empty queue. Removing from anywhere in it takes constant time. */
export function createWaiting(): Waiting {
  const again = new Set<Waiter>()
  const others = new Set<Waiter>()
  const lineOf = ({ isAgain }: Waiter) => (isAgain ? again : others)
  return {
    get size() {
      return again.size + others.size
    },
    first: () => (again.size ? again : others).values().next().value,
    add: (waiter) => void lineOf(waiter).add(waiter),
    has: (waiter) => lineOf(waiter).has(waiter),
    delete: (waiter) => lineOf(waiter).delete(waiter),
  }
}
