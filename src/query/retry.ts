import type { AnySdkError } from '../runtime/errors/errors.ts'

/** Whether TanStack Query retries. The type of `error` is what `useQuery` and the others give as theirs. */
export type Retry = (failureCount: number, error: AnySdkError) => boolean

/**
 * One owner of retries: the client, unless the call's option `retry` turns its retries off. Then TanStack Query's own
 * setting counts.
 */
export const retryOf = (options: unknown): { readonly retry?: Retry } =>
  (options as { retry?: unknown } | null | undefined)?.retry === false ? {} : { retry: () => false }
