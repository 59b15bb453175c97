/** Values of a query: a list becomes one parameter per item, and `undefined` is omitted. */
export type QueryValue = string | number | boolean | readonly (string | number | boolean)[] | undefined

/**
 * Returns a `fetch`, for one call or a client, that adds query parameters the document doesn't declare. They follow
 * the declared ones, percent-encoded, and never appear in errors or events. Throws a TypeError for a value that is
 * not a string, number or boolean. The second argument is the fetch to send with, by default `globalThis.fetch`.
 *
 * @example
 * import { withQuery } from 'sdk'
 *
 * await client.listSandboxes(null, null, { fetch: withQuery({ debug: true }) })
 */
export function withQuery(
  query: Readonly<Record<string, QueryValue>>,
  send?: (url: string, init: RequestInit) => Promise<Response>,
): (url: string, init: RequestInit) => Promise<Response> {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each: unknown) =>
      each === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(textOf(name, each))}`],
    ),
  )
  const added = pairs.join('&')
  return (url, init) => {
    const start = url.includes('?') ? '&' : '?'
    return (send ?? fetch)(added ? url + start + added : url, init)
  }
}

function textOf(name: string, value: unknown): string {
  if (/^(string|boolean)$/.test(typeof value) || Number.isFinite(value)) return `${value}`
  throw new TypeError(`withQuery: ${name} is not a string, number or boolean`)
}
