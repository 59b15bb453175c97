/** A request for which a limiter is asked. */
export interface LimitRequest {
  /** Name of the API group. */
  readonly api: string
  /** operationId */
  readonly operation: string
  /** The option `tenant`. */
  readonly tenant: string | null | undefined
  /** Number of the attempt, from 1. */
  readonly attempt: number
  /** Aborts where the request will not be sent any more. Absent where neither the caller nor a limit of time can end it. */
  readonly signal: AbortSignal | undefined
  /**
   * Tells that the request has to wait for at least `waitMs` milliseconds. Throws where that is past the call's
   * `deadlineMs` or the limiter's `maxWaitMs`: let it pass, and the call fails at once.
   */
  readonly wait: (waitMs: number) => void
}

/** What a limiter may see of an answer. */
export type LimitAnswer = Pick<Response, 'status' | 'headers'>

/** Tells a limiter that a request has ended: with which answer, or with `undefined` where none arrived. */
export type Release = (answer: LimitAnswer | undefined) => void
