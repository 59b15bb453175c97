import type { Clock } from '../runtime/time/clock.ts'

/** Options that the mocks of all groups share. */
export interface MockOptions<Operation extends string = string, Seed = unknown, Caller = unknown> {
  /**
   * Where the API is. Requests to other addresses are not answered.
   * @default the first server of the API; requests to its other servers are answered, too
   */
  baseUrl?: string | undefined
  /** The only token that is taken, beside those in `tokens`. */
  token?: string | undefined
  /**
   * Several callers: each token with who stands behind it.
   * @default any token is taken, and all are the same caller
   */
  tokens?: Readonly<Record<string, Caller>> | undefined
  /** Rows to begin with; `reset()` comes back to them. */
  seed?: Seed | undefined
  /**
   * What ids are made from: the same number gives the same ids.
   * @default 1
   */
  idSeed?: number | undefined
  /**
   * Time source.
   * @default times begin at 2026-01-01T00:00:00Z, a second from change to change; waits are those of the platform
   */
  clock?: Clock | undefined
  /**
   * How long answers take, in milliseconds, for all operations or by operation.
   * @default 0
   */
  latencyMs?: number | { readonly [Name in Operation]?: number } | undefined
  /**
   * Whether `calls` keeps what was asked; a number keeps that many of the last calls. A server that runs for days
   * wants one, or goes without.
   * @default true
   */
  recordCalls?: boolean | number | undefined
}
