import type { Clock } from '../runtime/time/clock.ts'

/** Options of every group's mock. */
export interface MockOptions<Operation extends string = string, Seed = unknown, Caller = unknown> {
  /**
   * Address of the API. The mock doesn't handle requests to other addresses.
   * @default the API's first server; its other servers are handled too
   */
  baseUrl?: string | undefined
  /** The only accepted token, besides those in `tokens`. */
  token?: string | undefined
  /**
   * Several callers, by token.
   * @default every token is accepted and belongs to the same caller
   */
  tokens?: Readonly<Record<string, Caller>> | undefined
  /** Initial rows; `reset()` restores them. */
  seed?: Seed | undefined
  /**
   * Seed of the ids: the same seed gives the same ids.
   * @default 1
   */
  idSeed?: number | undefined
  /**
   * Time source.
   * @default times start at 2026-01-01T00:00:00Z, one second per change; waits use the system clock
   */
  clock?: Clock | undefined
  /**
   * Delay of responses in milliseconds, for all operations or by operation.
   * @default 0
   */
  latencyMs?: number | { readonly [Name in Operation]?: number } | undefined
  /**
   * Whether to record `calls`; a number keeps only the latest ones. Set a number or `false` for a server that runs
   * for days.
   * @default true
   */
  recordCalls?: boolean | number | undefined
}
