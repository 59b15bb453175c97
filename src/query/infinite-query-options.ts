import type { CallOptions } from '../runtime/config/config.ts'
import { configError } from '../runtime/config/config-error.ts'
import type { Connection } from '../runtime/connection.ts'
import type { AnySdkError } from '../runtime/errors/errors.ts'
import type { Paged } from '../runtime/operation.ts'
import { itemsOf as itemsOfPage } from '../runtime/pages/items-of.ts'
import { nextPage } from '../runtime/pages/next-page.ts'
import type { PagedMethod, PagedOperation } from '../runtime/pages/paginate.ts'
import { watched } from '../runtime/pages/watched.ts'
import { wrongPage } from '../runtime/pages/wrong-page.ts'
import { readClock, systemClock } from '../runtime/time/clock.ts'
import { keyOf, type QueryKey } from './query-key.ts'
import { readArguments, readOptions } from './read-arguments.ts'
import { type Retry, retryOf } from './retry.ts'

/** The parameters that request a page. */
type PageParam = Readonly<Record<string, unknown>>

/** One page in the cache: plain JSON, however the API links to the next page. */
export interface Page<Data> {
  readonly data: Data
  /** The parameters of the next page; `null` on the last one. */
  readonly next: PageParam | null
}

/** Options of TanStack Query 5 for `useInfiniteQuery` and the like. */
export interface InfiniteQueryOptions<Data> {
  queryKey: QueryKey
  queryFn: (context: { signal: AbortSignal; pageParam: PageParam }) => Promise<Page<Data>>
  initialPageParam: PageParam
  getNextPageParam: (
    lastPage: Page<Data>,
    allPages: Page<Data>[],
    lastPageParam: PageParam,
    allPageParams: PageParam[],
  ) => PageParam | undefined
  /** Absent if the call's `retry` option is `false`. */
  retry?: Retry
  /** Type only, never set: `useQueries` and others infer the error type from it. */
  throwOnError?: (error: AnySdkError) => boolean
}

/**
 * Returns the options of an infinite query for a paged operation; takes the arguments of `paginate`. The query starts
 * at `params`, follows each page's link to the next, never to another server, and ends if a page links to one already
 * loaded. Throws ConfigError if the operation isn't paged. A page whose next page can't be requested fails with a
 * ResponseError.
 *
 * @example
 * import { environments } from 'sdk/environments'
 * import { infiniteQueryOptions } from 'sdk/query'
 *
 * const options = infiniteQueryOptions(environments.listSandboxEnvironments, { project_id: 1, limit: 20 })
 * const { pages } = await queryClient.fetchInfiniteQuery(options)
 */
export function infiniteQueryOptions<Params, Data, Item>(
  method: PagedMethod<Params, Data, Item>,
  params: NoInfer<Params>,
  options?: CallOptions,
): InfiniteQueryOptions<Data>
/** The same for a single operation, called with its connection. */
export function infiniteQueryOptions<Name extends string, Params, Data, Item>(
  operation: PagedOperation<Name, Params, Data, Item>,
  connection: Connection<Name>,
  params: NoInfer<Params>,
  options?: CallOptions,
): InfiniteQueryOptions<Data>
export function infiniteQueryOptions(method: unknown, ...args: unknown[]): InfiniteQueryOptions<unknown> {
  const { definition, connection, others } = readArguments(method, args)
  const [first, all] = others
  const params = first as PageParam | null | undefined
  const options = readOptions(definition, all) as CallOptions | undefined
  if (!definition.pagination) configError(definition.api, definition)('operation', 'is not paged')
  const placeOf = (pageParam: PageParam) => JSON.stringify({ ...params, ...pageParam }, bigintAsText)
  return {
    // Differs from the key of a plain query with the same parameters, whose data has another shape.
    queryKey: keyOf(definition, { params, tenant: options?.tenant, pages: true }),
    queryFn: async ({ signal, pageParam }) => {
      const startedAt = readClock(systemClock)
      const { call, secrets } = watched(method, connection)
      const result = await call({ ...params, ...pageParam }, { ...options, signal })
      const next = nextPage(definition, result)
      if (next && !next.params) {
        const elapsedMs = Math.round(readClock(systemClock) - startedAt)
        throw wrongPage(secrets(), definition, result, elapsedMs, `${next.problem}`, next.cause)
      }
      return { data: result.data, next: next?.params ?? null }
    },
    initialPageParam: {},
    getNextPageParam: ({ next }, _pages, _last, before) =>
      next && !before.some((each) => placeOf(each) === placeOf(next)) ? next : undefined,
    ...retryOf(options),
  }
}

/**
 * Returns a `select` for an infinite query: the items of all pages in one array.
 *
 * @example
 * import { environments } from 'sdk/environments'
 * import { infiniteQueryOptions, itemsOf } from 'sdk/query'
 *
 * const { listSandboxEnvironments } = environments
 * const options = {
 *   ...infiniteQueryOptions(listSandboxEnvironments, { project_id: 1 }),
 *   select: itemsOf(listSandboxEnvironments),
 * }
 */
export function itemsOf<Params extends readonly never[], Data, Item>(
  method: ((...args: Params) => Promise<{ readonly data: Data }>) & Paged<Item>,
): (data: { readonly pages: readonly Page<Data>[] }) => Item[] {
  const { definition } = readArguments(method, [])
  return ({ pages }) => pages.flatMap(({ data }) => itemsOfPage(definition, data) as Item[])
}

const bigintAsText = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)
