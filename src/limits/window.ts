/** A limit of rate: so many requests in any stretch of so many milliseconds. */
export interface RateLimit {
  readonly requests: number
  readonly perMs: number
}

/** Into how many parts a window is taken apart; what lies closer is counted as one. */
export const parts = 60

/** Counts the requests of a sliding window. */
export interface SlidingWindow {
  /** How long until one more is allowed: 0 for now, Infinity where that depends on those under way. */
  waitMs(now: number, underWay: number): number
  /** Counts a request from now on. */
  add(now: number): void
  /** Whether there is nothing to remember. */
  isEmpty(now: number): boolean
}

/**
 * A window that slides, as servers count: no stretch of `perMs` ever holds more than `requests`, whereas counters that
 * start anew let twice as many through around the turn. A request counts from its start, and then for `perMs` from its
 * end, since nobody knows when in between the server counted it.
 *
 * It keeps at most `parts` + 2 entries, however many requests: those of one part of the window leave together, with
 * the last of them.
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
