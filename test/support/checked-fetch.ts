import { type SpecName, specCheck } from './spec-check.ts'

/** A fetch as the clients call it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What a checked fetch has recorded. */
export interface CheckedFetch {
  readonly fetch: Fetch
  /** Requests and responses that the spec does not allow. */
  readonly violations: string[]
}

/** Wraps a fetch so that every request and response is checked against the spec. */
export function checkedFetch(
  name: SpecName,
  baseUrl: string,
  send: Fetch = (url, init) => fetch(url, init),
): CheckedFetch {
  const check = specCheck(name)
  const violations: string[] = []
  return {
    violations,
    async fetch(url, init) {
      const { pathname, searchParams } = new URL(url)
      const path = pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length)
      const method = init.method ?? 'GET'
      violations.push(...check.request(method, path, searchParams, String(init.body ?? '')))
      const response = await send(url, init)
      const text = await response.clone().text()
      violations.push(...check.response(method, path, response.status, response.headers, text))
      return response
    },
  }
}
