import type { Result } from '../runtime/config/config.ts'
import { configError } from '../runtime/config/config-error.ts'
import type { AnySdkError } from '../runtime/errors/errors.ts'
import { keyOf, type QueryKey } from './query-key.ts'
import { readArguments, readOptions } from './read-arguments.ts'
import { type Retry, retryOf } from './retry.ts'

/** Data as a cache holds it: it takes no `undefined`. */
export type Cached<Data> = Data extends undefined ? null : Data

/** Options of TanStack Query 5 for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and the like. */
export interface QueryOptions<Data, Skip = never> {
  queryKey: QueryKey
  queryFn: ((context: { signal: AbortSignal }) => Promise<Cached<Data>>) | Skip
  /** Absent where the call's option `retry` is `false`. */
  retry?: Retry
  /** Type only, never set: `useQueries` and the like take the type of errors from it. */
  throwOnError?: (error: AnySdkError) => boolean
}

/**
 * Makes the options of a query from a call: the method, then what the call takes, in the same order. The query keeps
 * `data`, `null` where an answer has none; errors are those of the client; leaving the page ends the request. Only the
 * client retries, unless the call's `retry` is `false`: then TanStack Query does. Set `select`, `enabled`, `staleTime`
 * and the rest beside these. Pass `skipToken` in place of the parameters to wait for them.
 *
 * Throws ConfigError for what a cache cannot hold: streams, and secrets or files in the parameters or the body.
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
/** The same with parameters that may be missing yet. */
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
  const [params, body, given] = others
  const options = readOptions(definition, given) as
    | { accept?: string; tenant?: string; as?: string }
    | undefined
  const reject = configError(definition.api, definition)
  const kinds = Object.values(definition.responses)
  if (options?.as || (kinds.length && kinds.every((kind) => kind === 'stream')))
    reject('data', 'is a stream, which a cache cannot hold; call the operation itself')
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
