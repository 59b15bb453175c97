import { createWindow, type RateLimit } from './window.ts'

/** Limits of requests. */
export interface Rule {
  /**
   * Rate limits, all of which apply: `[{ requests: 480, perMs: 60_000 }]`.
   * @default []
   */
  readonly limits?: readonly RateLimit[] | undefined
  /**
   * How many requests may be in flight at once in this process.
   * @default Infinity
   */
  readonly concurrency?: number | undefined
}

/** Applies a rule to the requests of one API or tenant. */
export interface Gate {
  /** Milliseconds until the next request is allowed: 0 for now, Infinity if one in flight has to end first. */
  waitMs(now: number): number
  /** Requests in flight. */
  readonly underWay: number
  enter(): void
  leave(now: number): void
  isEmpty(now: number): boolean
}

/** Creates a gate. If a store counts requests, the gate counts only those in flight. */
export function createGate({ limits = [], concurrency = 1 / 0 }: Rule, isStored = false): Gate {
  const windows = isStored ? [] : limits.map(createWindow)
  let underWay = 0
  return {
    waitMs: (now) =>
      underWay >= concurrency ? 1 / 0 : Math.max(0, ...windows.map((each) => each.waitMs(now, underWay))),
    get underWay() {
      return underWay
    },
    enter() {
      underWay++
    },
    leave(now) {
      underWay--
      for (const each of windows) each.add(now)
    },
    isEmpty: (now) => !underWay && windows.every((each) => each.isEmpty(now)),
  }
}
