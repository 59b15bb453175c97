/** The time source of a client: the platform's own, or a fake one in tests. */
export interface Clock {
  /** Milliseconds since the epoch. Only dates that a server names are compared with it. */
  now(): number
  /**
   * Milliseconds since any fixed moment, for measuring: setting the system's clock does not change it.
   * @default now
   */
  monotonicNow?(): number
  /** Calls back once after `ms`; returns what cancels it. */
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

/** Milliseconds for measuring how long something took. */
export const readClock = (clock: Clock): number => clock.monotonicNow?.() ?? clock.now()
