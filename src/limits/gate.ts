import { createWindow, type RateLimit } from './window.ts'

/** How much may be sent. */
export interface Rule {
  /**
   * Limits of rate, all of which are kept: `[{ requests: 480, perMs: 60_000 }]`.
   * @default []
   */
  readonly limits?: readonly RateLimit[] | undefined
  /**
   * How many requests are under way at once, in this process.
   * @default Infinity
   */
  readonly concurrency?: number | undefined
}

/** Keeps a rule for one key. */
export interface Gate {
  /** How long until another request is allowed: 0 for now, Infinity where one has to end first. */
  waitMs(now: number): number
  /** How many are under way. */
  readonly underWay: number
  enter(): void
  leave(now: number): void
  isEmpty(now: number): boolean
}

/** Makes a gate; where a store counts, it counts itself only what is under way. */
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
