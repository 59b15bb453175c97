import type { RateLimit } from './window.ts'

/** A place that counts the requests of several processes. */
export interface LimitStore {
  /**
   * Counts a request under a key, where each of its limits has room. Resolves to the milliseconds until it might have,
   * where one has none. Rejects where it cannot ever work: the call then fails.
   */
  take(key: string, limits: readonly RateLimit[]): Promise<Taken | number>
  /** Lets nobody send under a key for so long: a server has refused a request. */
  hold(key: string, limits: readonly RateLimit[], ms: number): void
}

/** A request that was counted. */
export interface Taken {
  /** It has ended, and counts from now. */
  end(): void
  /** It was not sent, and does not count. */
  giveBack(): void
}
