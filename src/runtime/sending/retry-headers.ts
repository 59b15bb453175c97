import type { ApiError } from '../errors/errors.ts'
import { firstOf, type ReadHeader } from '../reading/read-header.ts'

/**
 * What a response says about another attempt. The wait: `retry-after-ms`, else `Retry-After` (RFC 9110, section
 * 10.2.3), else the reset of the rate limit. Any response may name a reset, so it counts only if the limit is the
 * reason: after 403 (as GitHub sends it) and 503 with nothing remaining, after 429 unless something remains. Invalid
 * and past values mean no wait.
 */
export function readRetryHeaders(
  status: number,
  header: ReadHeader,
  now: number,
): Pick<ApiError, 'retryAfterMs' | 'shouldRetry'> {
  // The exhausted policy: `"burst";r=8;t=1, "daily";r=0;t=30`.
  const reset = /\br(?:emaining)?=0[;,\s]+(?:t|reset)=(\d+)/.exec(`${header('ratelimit')}`)?.[1]
  const left = reset ? '0' : firstOf(header, 'x-ratelimit-remaining ratelimit-remaining')
  const ms = header('retry-after-ms') ?? ''
  let wait = decimal.test(ms) ? +ms : msUntil(header('retry-after'), now)
  if (!(wait >= 0) && (left === '0' ? /403|429|503/ : /429/).test(`${status}`) && !+`${left ?? 0}`) {
    // A limit that resets right now is no reason to retry at once.
    wait = msUntil(reset ?? firstOf(header, resets), now) || -1
  }
  const isLifted = status === 403 && left === '0' && wait >= 0
  const advice = firstOf(header, 'x-should-retry should-retry stripe-should-retry')
  return {
    retryAfterMs: wait >= 0 ? wait : undefined,
    shouldRetry: advice === 'true' || (advice !== 'false' && (isLifted || undefined)),
  }
}

/** Discord; the drafts of the RateLimit header fields (draft-ietf-httpapi-ratelimit-headers); GitHub; X, Okta. */
const resets = 'x-ratelimit-reset-after ratelimit-reset x-ratelimit-reset x-rate-limit-reset'

const decimal = /^\d+(\.\d+)?$/

/**
 * Reads seconds, with a fraction as Shopify sends them; seconds or milliseconds since the epoch, told apart by size;
 * or a date of RFC 9110, section 5.6.7, where asctime's form has no zone and means GMT.
 */
export function msUntil(value = '', now: number): number {
  if (decimal.test(value))
    return +value > 1e11 ? +value - now : +value > 1e8 ? +value * 1000 - now : +value * 1000
  return /^[A-Z][a-z]+,? .*\d:\d/.test(value) ? Date.parse(`${value.replace(' GMT', '')} GMT`) - now : -1
}
