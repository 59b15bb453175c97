/** The time source of a client: the platform's own, or a fake one in tests. */
export interface Clock {
  /** Milliseconds since the epoch. Compared only with dates from a server. */
  now(): number
  /**
   * Milliseconds since any fixed moment, for measuring. Not affected by changes of the system clock.
   * @default now
   */
  monotonicNow?(): number
  /** Calls the callback once after `ms` milliseconds; returns a function that cancels it. */
  setTimeout(callback: () => void, ms: number): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicNow: () => (typeof performance === 'object' ? performance : Date).now(),
  setTimeout(callback, ms) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** Milliseconds for measuring durations. */
export const readClock = (clock: Clock): number => clock.monotonicNow?.() ?? clock.now()
