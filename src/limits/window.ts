/** A rate limit: at most `requests` in any `perMs` milliseconds. */
export interface RateLimit {
  readonly requests: number
  readonly perMs: number
}

/** How many parts a window has. Requests in the same part share an entry. */
export const parts = 60

/** Counts requests in a sliding window. */
export interface SlidingWindow {
  /** Milliseconds until the next request is allowed: 0 for now, Infinity if that depends on requests in flight. */
  waitMs(now: number, underWay: number): number
  /** Counts a request that has just ended. */
  add(now: number): void
  /** Whether nothing is left to remember. */
  isEmpty(now: number): boolean
}

/**
 * Creates a sliding window: no stretch of `perMs` ever holds more than `requests`, whereas counters that reset let
 * twice as many through around the reset. A request counts from its start until `perMs` after its end, because the
 * server may have counted it at any time in between.
 *
 * It keeps at most `parts` + 2 entries, however many requests: those of one part expire together, with the last one.
 */
export function createWindow({ requests, perMs }: RateLimit): SlidingWindow {
  const entries: { readonly since: number; until: number; count: number }[] = []
  const drop = (now: number) => {
    while (entries[0] && entries[0].until <= now) entries.shift()
  }
  return {
    waitMs(now, underWay) {
      drop(now)
      const used = entries.reduce((sum, { count }) => sum + count, underWay)
      return used < requests ? 0 : (entries[0]?.until ?? 1 / 0) - now
    },
    add(now) {
      const last = entries.at(-1)
      if (last && now - last.since < perMs / parts) {
        last.count++
        last.until = now + perMs
      } else entries.push({ since: now, until: now + perMs, count: 1 })
    },
    isEmpty(now) {
      drop(now)
      return !entries.length
    },
  }
}
