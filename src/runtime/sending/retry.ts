import type { AnySdkError } from '../errors/errors.ts'

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
   * What a status means, where it is not the usual: `true` passes by itself, `'unprocessed'` says too that the server has
   * done nothing, `false` lasts. After `true`, a GET, HEAD, OPTIONS, PUT or DELETE is sent again; a POST or PATCH only
   * after `'unprocessed'`.
   * @default {}
   */
  statuses?: Readonly<Record<number, StatusPolicy>>
  /**
   * Draws the jitter: a number from 0 to 1.
   * @default Math.random
   */
  random?: () => number
}

/** What an answer of one status means for sending the request again. */
export type StatusPolicy = boolean | 'unprocessed'

/** Of OpenAPI's methods, those that may not be sent twice with the effect of once (RFC 9110, section 9.2.2). */
const unsafe = /^(POST|PATCH)$/

/**
 * Statuses that pass by themselves: RFC 9110, RFC 6585, RFC 8470; Cloudflare's 520 to 524 and 530
 * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors); 529 of overloaded
 * services; 598 and 599 of proxies whose server does not answer. 429 is sent again whatever the method.
 */
const transient = /408|425|50[0234]|52[0-49]|530|59[89]/

/**
 * Decides whether a failure may be sent again. An idempotent method: after any transient failure. Another one: only
 * where the server cannot have processed it, or says itself that it may come again. `keyed` is the number of the attempt
 * where an idempotency key was sent with it: then any method counts as idempotent, and after the first attempt a 409 says
 * that an earlier one is still at work (draft-ietf-httpapi-idempotency-key-header, Error Scenarios).
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
