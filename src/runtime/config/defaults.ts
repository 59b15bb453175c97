import type { RetryPolicy } from '../sending/retry.ts'

/** Limit of one attempt, where neither the caller nor the operation has its own. */
export const defaultTimeoutMs = 60_000

/** How long the body of an error is waited for, once its status is known. */
export const errorBodyTimeoutMs = 2_500

/** How much of an error's body is read. */
export const maxErrorBytes = 2 ** 20

/** How many pages in a row without items a list goes through. */
export const maxEmptyPages = 10

/** What follows where an answer's value differs by its `format` alone. */
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
