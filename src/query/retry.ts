import type { AnySdkError } from '../runtime/errors/errors.ts'

/** Whether TanStack Query retries. `useQuery` and others infer their error type from `error`. */
export type Retry = (failureCount: number, error: AnySdkError) => boolean

/** Only one side retries: the client, or TanStack Query by its own settings if the call's `retry` option is `false`. */
export const retryOf = (options: unknown): { readonly retry?: Retry } =>
  (options as { retry?: unknown } | null | undefined)?.retry === false ? {} : { retry: () => false }
