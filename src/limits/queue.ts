import type { Release } from './request.ts'

/** A request waiting for its turn. */
export interface Waiter {
  /** Whether it is a retry, which has waited before. */
  readonly isRetry: boolean
  /** Reports how long it has to wait; returns false if that is too long for it. */
  reportWait(waitMs: number): boolean
  resolve(release: Release): void
  reject(error: unknown): void
}

/** Waiting requests in order of arrival, retries first. */
export interface Queue {
  readonly size: number
  first(): Waiter | undefined
  add(waiter: Waiter): void
  has(waiter: Waiter): boolean
  delete(waiter: Waiter): boolean
}

/** Creates an empty queue. Removing from anywhere in it takes constant time. */
export function createQueue(): Queue {
  const retries = new Set<Waiter>()
  const others = new Set<Waiter>()
  const setOf = ({ isRetry }: Waiter) => (isRetry ? retries : others)
  return {
    get size() {
      return retries.size + others.size
    },
    first: () => (retries.size ? retries : others).values().next().value,
    add: (waiter) => void setOf(waiter).add(waiter),
    has: (waiter) => setOf(waiter).has(waiter),
    delete: (waiter) => setOf(waiter).delete(waiter),
  }
}
