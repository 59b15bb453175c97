export {
  type InfiniteQueryOptions,
  infiniteQueryOptions,
  itemsOf,
  type Page,
} from './infinite-query-options.ts'
export { type MutationOptions, mutationOptions, type Variables } from './mutation-options.ts'
export { type QueryKey, queryKey } from './query-key.ts'
export { type QueryOptions, queryOptions } from './query-options.ts'
export type { Retry } from './retry.ts'
