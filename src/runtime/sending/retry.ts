import type { AnySdkError } from '../errors/errors.ts'
import type { ReadHeader } from '../reading/read-header.ts'

/** When a failed call is sent again. Every field has a default. */
export interface RetryPolicy {
  /**
   * How many times a call is sent again at the most.
   * @default 2
   */
  retries?: number
  /**
   * The first wait, in milliseconds; it doubles with each retry. The real wait is drawn between 0 and this (full jitter).
   * @default 500
   */
  baseDelayMs?: number
  /**
   * The longest wait of the backoff, in milliseconds.
   * @default 8000
   */
  maxDelayMs?: number
  /**
   * How long a wait that the server asks for (`Retry-After`) is obeyed, in milliseconds. Asked for more, the error comes at once.
   * @default 60000
   */
  maxRetryAfterMs?: number
  /**
   * Draws the jitter: a number from 0 to 1.
   * @default Math.random
   */
  random?: () => number
}

/** Methods that may be sent twice with the effect of once (RFC 9110, section 9.2.2). */
const idempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE)$/

/** Statuses that pass by themselves (RFC 9110, RFC 6585, RFC 8470). */
const transient = /^(408|425|429|50[0234])$/

/**
 * Decides whether a failure may be sent again. An idempotent method: after any transient failure. Another one: only
 * where the server cannot have processed it.
 */
export function isRetryable(error: AnySdkError, method: string): boolean {
  const safe = idempotent.test(method)
  if (error.code === 'api_error') {
    const { status, retryAfterMs } = error
    return safe
      ? transient.test(`${status}`)
      : status === 429 || (status === 503 && retryAfterMs !== undefined)
  }
  if (error.code === 'network_error') return safe || error.unsent
  return (
    error.code === 'timeout' &&
    error.limit === 'attempt' &&
    (error.phase === 'connect' || (safe && error.phase !== 'token'))
  )
}

/**
 * Reads `retry-after-ms`, else `Retry-After` in seconds or as one of the three date forms (RFC 9110, sections 10.2.3
 * and 5.6.7). Garbage, negative values and dates in the past give `undefined`.
 */
export function readRetryAfter(header: ReadHeader, now: number): number | undefined {
  const ms = header('retry-after-ms') ?? ''
  if (/^\d+(\.\d+)?$/.test(ms)) return +ms
  const value = header('retry-after') ?? ''
  if (/^\d+$/.test(value)) return +value * 1000
  // The asctime form carries no zone and means GMT.
  const wait = /^[A-Z][a-z]+,? .*\d:\d/.test(value) ? Date.parse(`${value.replace(' GMT', '')} GMT`) - now : 0
  return wait > 0 ? wait : undefined
}

/** What a client may spend on retries, so that an outage is not multiplied. */
export interface RetryBudget {
  /** Takes the price of one retry; false where too little is left. */
  take(): boolean
  /** Gives back after a success: the price of a retry, or 1 where none was needed. */
  giveBack(retried: boolean): void
}

/** A token bucket after AWS's: 500 tokens, 5 a retry. */
export function createRetryBudget(capacity = 500, price = 5): RetryBudget {
  let left = capacity
  return {
    take() {
      const enough = left >= price
      if (enough) left -= price
      return enough
    },
    giveBack(retried) {
      left = Math.min(capacity, left + (retried ? price : 1))
    },
  }
}
