import type { Release } from './request.ts'

/** A request that waits for its turn. */
export interface Waiter {
  /** It is sent again, and so has waited before. */
  readonly isAgain: boolean
  /** Tells it that it has to wait; false where it will not. */
  tell(waitMs: number): boolean
  resolve(release: Release): void
  reject(error: unknown): void
}

/** Those who wait, in the order in which they came; those that are sent again before the others. */
export interface Waiting {
  readonly size: number
  first(): Waiter | undefined
  add(waiter: Waiter): void
  has(waiter: Waiter): boolean
  delete(waiter: Waiter): boolean
}

/** Makes an empty line, from which anybody may leave at no cost. */
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
