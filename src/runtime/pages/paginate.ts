import type { CallOptions, Result } from '../config/config.ts'
import { configError } from '../config/config-error.ts'
import { maxEmptyPages } from '../config/defaults.ts'
import { type Connection, isConnection } from '../connection.ts'
import type { Definition } from '../definition.ts'
import type { Operation, Paged } from '../operation.ts'
import { readClock, systemClock } from '../time/clock.ts'
import { itemsOf } from './items-of.ts'
import { type Next, nextPage } from './next-page.ts'
import { createTurns } from './turns.ts'
import { watched } from './watched.ts'
import { isFaultOf, wrongPage } from './wrong-page.ts'

/** A client method that returns one page. */
export type PagedMethod<Params, Page, Item> = ((
  params: Params,
  body?: null,
  options?: CallOptions,
) => Promise<Result<Page>>) &
  Paged<Item>

/** A single operation that returns one page. */
export type PagedOperation<Name extends string, Params, Page, Item> = ((
  connection: Connection<Name>,
  params: Params,
  body?: null,
  options?: CallOptions,
) => Promise<Result<Page>>) &
  Paged<Item>

/** Options of each page's call, and of the list. */
export interface PageOptions extends CallOptions {
  /**
   * The most pages to request, at least 1. A longer list throws a ResponseError after them.
   * @default none
   */
  maxPages?: number | undefined
}

/** Every item of a list. A page is requested when you reach its first item. */
export interface Pages<Page, Item> extends AsyncIterable<Item> {
  /** The pages instead of their items, each the full result of its call. */
  pages(): AsyncIterable<Result<Page>>
  /** All items in one array, at most `max`. Requests no more pages than needed. */
  toArray(limits?: { readonly max?: number }): Promise<Item[]>
}

/**
 * Iterates over a paged list. Starts at `params`, continues through empty pages while the server links to a next one,
 * and sends every request to the client's own server, whatever address a link has. `options` apply to each page's
 * call. Each `for await` starts over.
 *
 * Throws what the calls throw, and ResponseError if the list would never end (a repeated page, or ten empty pages in
 * a row), if it has more than `maxPages` pages, or if the next page can't be requested.
 *
 * @example
 * import { environments, paginate } from 'sdk/environments'
 *
 * for await (const environment of paginate(environments.listSandboxEnvironments, { project_id: 1 })) {
 *   console.log(environment.name)
 * }
 */
export function paginate<Params, Page, Item>(
  method: PagedMethod<Params, Page, Item>,
  params: NoInfer<Params>,
  options?: PageOptions,
): Pages<Page, Item>
/** The same for a single operation and its connection. */
export function paginate<Name extends string, Params, Page, Item>(
  operation: PagedOperation<Name, Params, Page, Item>,
  connection: Connection<Name>,
  params: NoInfer<Params>,
  options?: PageOptions,
): Pages<Page, Item>
export function paginate(method: unknown, ...args: unknown[]): Pages<unknown, unknown> {
  const { definition = nothing } = (method ?? {}) as Partial<Operation>
  const connection = isConnection(args[0]) ? [args.shift() as Connection] : []
  const [params, all] = args
  const { maxPages = Number.POSITIVE_INFINITY, ...others }: PageOptions = Object(all)
  // The call itself rejects other values that aren't objects.
  const options = all && typeof all === 'object' ? others : all
  const { pagination } = definition
  const reject = configError(definition.api, definition.id ? definition : undefined)
  if (!pagination) reject('operation', 'is not paged')
  if (maxPages !== Number.POSITIVE_INFINITY && !(Number.isInteger(maxPages) && maxPages > 0))
    reject('maxPages', 'must be a positive integer')
  const turn = createTurns()

  async function* pages(): AsyncGenerator<Result<unknown>> {
    let current = { ...(params as Record<string, unknown>) }
    let next: Next | undefined
    let result: Result<unknown> | undefined
    let elapsedMs = 0
    let emptyPages = 0
    const seen = new Set<string>()
    const { call, secrets } = watched(method, connection)
    const wrong = (problem: string, cause?: unknown) =>
      wrongPage(secrets(), definition, result as Result<unknown>, elapsedMs, problem, cause)
    for (let count = 1; ; count++) {
      seen.add(keyOf(current))
      const startedAt = readClock(systemClock)
      try {
        result = await call(current, options)
      } catch (error) {
        const parameter = next?.params && isFaultOf(error, next.params)
        throw parameter
          ? wrong(`names a page with an invalid ${parameter} in ${fieldOf(definition)}`, error)
          : error
      }
      elapsedMs = Math.round(readClock(systemClock) - startedAt)
      yield result
      next = nextPage(definition, result)
      if (!next) return
      if (!next.params) throw wrong(`${next.problem}`, next.cause)
      current = { ...current, ...next.params }
      const isEmpty = !itemsOf(definition, result.data).length
      if (seen.has(keyOf(current))) {
        if (isEmpty) return
        throw wrong('names a page that it has already sent')
      }
      emptyPages = isEmpty ? emptyPages + 1 : 0
      if (emptyPages >= maxEmptyPages) throw wrong(`sent ${maxEmptyPages} empty pages in a row`)
      if (count >= maxPages) throw wrong(`has more pages than maxPages (${maxPages})`)
      await turn()
    }
  }

  async function* items(): AsyncGenerator<unknown> {
    for await (const { data } of pages()) {
      for (const item of itemsOf(definition, data)) {
        yield item
        const due = turn()
        if (due) await due
      }
    }
  }

  return {
    [Symbol.asyncIterator]: items,
    pages,
    async toArray({ max = Number.POSITIVE_INFINITY } = {}) {
      const all: unknown[] = []
      if (max <= 0) return all
      for await (const item of items()) if (all.push(item) >= max) break
      return all
    },
  }
}

const nothing = { api: { name: 'sdk' } } as Definition

/** Where a page names the next one. */
const fieldOf = ({ pagination }: Definition): string =>
  pagination && 'next' in pagination ? pagination.next : 'the link header'

/** Equal strings for equal parameters. JSON has no bigint. */
const keyOf = (params: object): string =>
  JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
