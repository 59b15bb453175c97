import type { RateLimit } from './window.ts'

/** A store that counts the requests of several processes. */
export interface LimitStore {
  /**
   * Counts a request under a key if every limit has room. Otherwise resolves to the milliseconds until there may be
   * room. Rejects if the store can never work; the call then fails.
   */
  take(key: string, limits: readonly RateLimit[]): Promise<Taken | number>
  /** Lets no process send under a key for `ms` milliseconds, because a server has refused a request. */
  hold(key: string, limits: readonly RateLimit[], ms: number): void
}

/** A request that was counted. */
export interface Taken {
  /** The request has ended; its window starts now. */
  end(): void
  /** The request was not sent and doesn't count. */
  giveBack(): void
}
