/** A request that needs a turn from a limiter. */
export interface LimitRequest {
  /** Name of the API group. */
  readonly api: string
  /** operationId */
  readonly operation: string
  /** The `tenant` option. */
  readonly tenant: string | null | undefined
  /** Number of the attempt, from 1. */
  readonly attempt: number
  /** Aborts if the request won't be sent. Absent if neither the caller nor a time limit can end the call. */
  readonly signal: AbortSignal | undefined
  /**
   * Reports that the request has to wait for at least `waitMs` milliseconds. Throws if that is past the call's
   * `deadlineMs` or the limiter's `maxWaitMs`; don't catch the error, and the call fails at once.
   */
  readonly wait: (waitMs: number) => void
}

/** The part of a response that a limiter sees. */
export type LimitResponse = Pick<Response, 'status' | 'headers'>

/** Reports to a limiter that a request has ended: with its response, or `undefined` if none arrived. */
export type Release = (answer: LimitResponse | undefined) => void
