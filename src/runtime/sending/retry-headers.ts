import type { ApiError } from '../errors/errors.ts'
import { firstOf, type ReadHeader } from '../reading/read-header.ts'

/**
 * What an answer says of another attempt. The wait: `retry-after-ms`, else `Retry-After` (RFC 9110, section 10.2.3),
 * else when the rate limit is lifted. Answers that refuse nothing name the latter too, so it counts after 429 and 503
 * alone, and after 403 where nothing is left of the limit, as GitHub answers. Garbage and what is past is no wait.
 */
export function readRetryHeaders(
  status: number,
  header: ReadHeader,
  now: number,
): Pick<ApiError, 'retryAfterMs' | 'shouldRetry'> {
  const isSpent = status === 403 && firstOf(header, 'x-ratelimit-remaining ratelimit-remaining') === '0'
  const ms = header('retry-after-ms') ?? ''
  let wait = decimal.test(ms) ? +ms : msUntil(header('retry-after'), now)
  if (!(wait >= 0) && (isSpent || /429|503/.test(`${status}`))) {
    // A limit that was lifted this moment is no reason to come at once.
    wait =
      msUntil(
        /\br(?:emaining)?=0[;,\s]+(?:t|reset)=(\d+)/.exec(`${header('ratelimit')}`)?.[1] ??
          firstOf(header, resets),
        now,
      ) || -1
  }
  const said = firstOf(header, 'x-should-retry should-retry stripe-should-retry')
  return {
    retryAfterMs: wait >= 0 ? wait : undefined,
    shouldRetry: said === 'true' || (said !== 'false' && ((isSpent && wait >= 0) || undefined)),
  }
}

/** Discord; the drafts of the RateLimit header fields (draft-ietf-httpapi-ratelimit-headers); GitHub; X, Okta. */
const resets = 'x-ratelimit-reset-after ratelimit-reset x-ratelimit-reset x-rate-limit-reset'

const decimal = /^\d+(\.\d+)?$/

/**
 * Reads seconds to wait, with a fraction as Shopify writes them; seconds or milliseconds since the epoch, which their
 * size tells; or one of the date forms of RFC 9110, section 5.6.7, of which asctime's carries no zone and means GMT.
 */
function msUntil(value = '', now: number): number {
  if (decimal.test(value))
    return +value > 1e11 ? +value - now : +value > 1e8 ? +value * 1000 - now : +value * 1000
  return /^[A-Z][a-z]+,? .*\d:\d/.test(value) ? Date.parse(`${value.replace(' GMT', '')} GMT`) - now : -1
}
