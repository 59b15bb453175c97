import type { CallOptions, Result } from '../config/config.ts'
import { misuse } from '../config/misuse.ts'
import { type Connection, isConnection } from '../connection.ts'
import type { Definition } from '../definition.ts'
import { ResponseError } from '../errors/errors.ts'
import type { Operation, Paged } from '../operation.ts'
import { headersOf } from '../reading/headers.ts'
import { nextPage } from './next-page.ts'

/** A client's method whose answer is one page. */
export type PagedMethod<Params, Page, Item> = ((
  params: Params,
  body?: null,
  options?: CallOptions,
) => Promise<Result<Page>>) &
  Paged<Item>

/** A single operation whose answer is one page. */
export type PagedOperation<Name extends string, Params, Page, Item> = ((
  connection: Connection<Name>,
  params: Params,
  body?: null,
  options?: CallOptions,
) => Promise<Result<Page>>) &
  Paged<Item>

/** Every item of a list; a page is asked for when its first item is. */
export interface Pages<Page, Item> extends AsyncIterable<Item> {
  /** The pages instead of their items: each one is the whole result of its call. */
  pages(): AsyncIterable<Result<Page>>
  /** All items in one array, `max` at the most; no page is asked for that is not needed. */
  toArray(limits?: { readonly max?: number }): Promise<Item[]>
}

/**
 * Goes through a paged list, page by page. Begins where `params` say, goes on through empty pages while the server
 * names a next one, and sends every request to the client's own server, whatever address a link to the next page has.
 * `options` hold for each page's call; each `for await` begins anew.
 *
 * Throws what the calls throw, and ResponseError where the server names a page again, which would never end.
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
  options?: CallOptions,
): Pages<Page, Item>
/** The same for a single operation, by its connection. */
export function paginate<Name extends string, Params, Page, Item>(
  operation: PagedOperation<Name, Params, Page, Item>,
  connection: Connection<Name>,
  params: NoInfer<Params>,
  options?: CallOptions,
): Pages<Page, Item>
export function paginate(method: unknown, ...given: unknown[]): Pages<unknown, unknown> {
  const { definition = nothing } = (method ?? {}) as Partial<Operation>
  const connection = isConnection(given[0]) ? [given.shift()] : []
  const [params, options] = given
  const { pagination } = definition
  if (!pagination) misuse(definition.api, definition.id ? definition : undefined)('operation', 'is not paged')

  async function* pages(): AsyncGenerator<Result<unknown>> {
    let current = { ...(params as Record<string, unknown>) }
    const seen = new Set<string>()
    for (;;) {
      seen.add(JSON.stringify(current))
      const call = method as (...all: unknown[]) => Promise<Result<unknown>>
      const result = await call(...connection, current, null, options)
      yield result
      const next = nextPage(definition, result)
      if (next === undefined) return
      if (!next) throw wrong(definition, result, 'names a next page by none of its parameters')
      current = { ...current, ...next }
      if (seen.has(JSON.stringify(current))) {
        if (!itemsOf(definition, result.data).length) return
        throw wrong(definition, result, 'names a page again that it gave before')
      }
    }
  }

  async function* items(): AsyncGenerator<unknown> {
    for await (const { data } of pages()) yield* itemsOf(definition, data)
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

/** The items of a page; the page itself where it is the list. */
function itemsOf({ pagination }: Definition, page: unknown): unknown[] {
  const items = pagination?.items ? (page as Record<string, unknown> | null)?.[pagination.items] : page
  return Array.isArray(items) ? items : []
}

function wrong(
  { api, id, method, path }: Definition,
  { response, requestId, attempts }: Result<unknown>,
  problem: string,
): ResponseError {
  return new ResponseError(`${api.name}.${id} ${problem} (${method} ${path})`, {
    api: api.name,
    operation: id,
    method,
    url: path,
    requestId,
    attempts,
    elapsedMs: 0,
    status: response.status,
    contentType: headersOf(undefined, response)('content-type'),
    snippet: undefined,
  })
}
