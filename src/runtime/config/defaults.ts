import type { RetryPolicy } from '../sending/retry.ts'

/** Limit of one attempt, unless the caller or the operation has its own. */
export const defaultTimeoutMs = 60_000

/** How long to wait for the body of an error once its status is known. */
export const errorBodyTimeoutMs = 2_500

/** How much of an error's body to read. */
export const maxErrorBytes = 2 ** 20

/** How many empty pages in a row a list accepts. */
export const maxEmptyPages = 10

/** What to do if a value of a response violates only its `format`. */
export const defaultFormats = 'warn' as const

export const defaults = {
  allowHttp: [] as readonly string[],
  deadlineMs: 1 / 0,
  maxResponseBytes: 100 * 2 ** 20,
  validate: 'strict' as const,
}

export const defaultRetry: Required<RetryPolicy> = {
  retries: 2,
  baseDelayMs: 500,
  maxDelayMs: 8000,
  maxRetryAfterMs: 60_000,
  statuses: {},
  random: Math.random,
}
