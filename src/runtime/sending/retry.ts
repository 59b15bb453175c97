import type { AnySdkError } from '../errors/errors.ts'

/** When a failed call is retried. Every field has a default. */
export interface RetryPolicy {
  /**
   * The most retries of a call.
   * @default 2
   */
  retries?: number
  /**
   * The first wait, in milliseconds. It doubles with each retry. The actual wait is random between 0 and this (full
   * jitter).
   * @default 500
   */
  baseDelayMs?: number
  /**
   * The longest backoff, in milliseconds.
   * @default 8000
   */
  maxDelayMs?: number
  /**
   * The longest `Retry-After` to honor, in milliseconds. If the server asks for more, the call fails at once.
   * @default 60000
   */
  maxRetryAfterMs?: number
  /**
   * Overrides what a status means: `true` is transient, `'unprocessed'` also says that the server has done nothing,
   * `false` is permanent. After `true`, idempotent methods (GET, HEAD, OPTIONS, PUT, DELETE) are retried; POST and
   * PATCH only after `'unprocessed'`.
   * @default {}
   */
  statuses?: Readonly<Record<number, StatusPolicy>>
  /**
   * Source of the jitter: a number from 0 to 1.
   * @default Math.random
   */
  random?: () => number
}

/** What a status means for a retry. */
export type StatusPolicy = boolean | 'unprocessed'

/** OpenAPI's methods that are not idempotent (RFC 9110, section 9.2.2). */
const unsafe = /^(POST|PATCH)$/

/**
 * Transient statuses: RFC 9110, RFC 6585, RFC 8470; Cloudflare's 520 to 524 and 530
 * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors); 529 of overloaded
 * services; 598 and 599 of proxies whose server doesn't answer. 429 is retried for every method.
 */
const transient = /408|425|50[0234]|52[0-49]|530|59[89]/

/**
 * Decides whether a failed call may be retried. An idempotent method: after any transient failure. Any other: only if
 * the server can't have processed the request, or asks for a retry. `keyed` is the number of the attempt if it had an
 * idempotency key: then every method counts as idempotent, and after the first attempt a 409 says that an earlier one
 * is still running (draft-ietf-httpapi-idempotency-key-header, Error Scenarios).
 */
export function isRetryable(
  error: AnySdkError,
  method: string,
  statuses: NonNullable<RetryPolicy['statuses']> = {},
  keyed = 0,
): boolean {
  const safe = keyed > 0 || !unsafe.test(method)
  if (error.code === 'api_error') {
    const { status, retryAfterMs, shouldRetry } = error
    const meaning = statuses[status]
    if (meaning === false || shouldRetry === false) return false
    return (
      shouldRetry ||
      meaning === 'unprocessed' ||
      status === 429 ||
      (status === 503 && retryAfterMs !== undefined) ||
      (safe && (meaning || transient.test(`${status}`) || (keyed > 1 && status === 409)))
    )
  }
  if (error.code === 'network_error') return safe || error.unsent
  return (
    error.code === 'timeout' &&
    error.limit === 'attempt' &&
    (error.phase === 'connect' || (safe && /body|headers/.test(error.phase)))
  )
}
