import type { Result } from '../runtime/config/config.ts'
import { configError } from '../runtime/config/config-error.ts'
import type { AnySdkError } from '../runtime/errors/errors.ts'
import { keyOf, type QueryKey } from './query-key.ts'
import { readArguments, readOptions } from './read-arguments.ts'
import { type Retry, retryOf } from './retry.ts'

/** Data in the cache, which doesn't accept `undefined`. */
export type Cached<Data> = Data extends undefined ? null : Data

/** Options of TanStack Query 5 for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and similar. */
export interface QueryOptions<Data, Skip = never> {
  queryKey: QueryKey
  queryFn: ((context: { signal: AbortSignal }) => Promise<Cached<Data>>) | Skip
  /** Absent if the call's `retry` option is `false`. */
  retry?: Retry
  /** Type only, never set: `useQueries` and others infer the error type from it. */
  throwOnError?: (error: AnySdkError) => boolean
}

/**
 * Returns the options of a query: pass the method, then its arguments in the same order. The query's data is `data`
 * of the result, or `null` if a response has none. Errors are those of the client, and unmounting aborts the request.
 * The client does the retries, unless the call's `retry` is `false`: then TanStack Query does. Add `select`,
 * `enabled`, `staleTime` and other options next to these. Pass `skipToken` instead of the parameters while you don't
 * have them.
 *
 * Throws ConfigError for what a cache can't hold: streams, and secrets or files in the parameters or the body.
 *
 * @example
 * import { queryOptions } from 'sdk/query'
 * import { sandbox } from 'sdk/sandbox'
 *
 * const data = await queryClient.fetchQuery(queryOptions(sandbox.listSandboxes))
 */
export function queryOptions<Args extends readonly unknown[], Data>(
  method: (...args: Args) => Promise<Result<Data>>,
  ...args: NoInfer<Args>
): QueryOptions<Data>
/** The same with `skipToken` for parameters that may be missing. */
export function queryOptions<
  Args extends readonly unknown[],
  Data,
  const Given extends { readonly [At in keyof Args]: Args[At] | symbol },
>(
  method: (...args: Args) => Promise<Result<Data>>,
  ...args: [Extract<Given[number], symbol>] extends [never] ? Args : Given
): QueryOptions<Data, Extract<Given[number], symbol>>
export function queryOptions(method: unknown, ...args: unknown[]): QueryOptions<unknown, unknown> {
  const { call, definition, connection, others } = readArguments(method, args)
  const [params, body, callOptions] = others
  const options = readOptions(definition, callOptions) as
    | { accept?: string; tenant?: string; as?: string }
    | undefined
  const reject = configError(definition.api, definition)
  const kinds = Object.values(definition.responses)
  if (options?.as || (kinds.length && kinds.every((kind) => kind === 'stream')))
    reject('data', "is a stream, which a cache can't hold; call the operation itself")
  const skip = others.find((each) => typeof each === 'symbol')
  const { accept, tenant } = options ?? {}
  return {
    queryKey: keyOf(definition, skip ? {} : { params, body, accept, tenant }),
    queryFn:
      skip ??
      (async ({ signal }: { signal: AbortSignal }) =>
        (await call(...connection, params, body, { ...options, signal })).data ?? null),
    ...retryOf(options),
  }
}
