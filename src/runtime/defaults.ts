import type { RetryPolicy } from './retry.ts'

/** Every default of the client, in one place. */
export const defaults = {
  timeoutMs: 60_000,
  deadlineMs: Number.POSITIVE_INFINITY,
  maxResponseBytes: 100 * 2 ** 20,
}

/** How much of an error's body is read. */
export const maxErrorBytes = 2 ** 20

export const defaultRetry: Required<RetryPolicy> = {
  retries: 2,
  baseDelayMs: 500,
  maxDelayMs: 8000,
  maxRetryAfterMs: 60_000,
  random: Math.random,
}
