import type { Config } from 'sdk'
import { createClient } from 'sdk/environments'

/** One page in a test: the names of its items, and the link to the next one. */
export interface TestPage {
  readonly names: readonly string[]
  readonly next?: string | null
}

export const baseUrl = 'https://posthog.example.org'
export const path = `${baseUrl}/api/projects/1/sandbox_environments/`

/** A client whose server responds to each request by its query, e.g. `limit=2&offset=2`, and its requests. */
export function pagesBy(pages: Readonly<Record<string, TestPage>>, config: Config<never> = {}) {
  const asked: string[] = []
  const fetch = async (url: string) => {
    asked.push(url)
    const { search } = new URL(url)
    const page = pages[search.slice(1)]
    if (!page) return Response.json({ detail: `no page ${search}` }, { status: 404 })
    const results = page.names.map((name) => ({ name }))
    return Response.json({ count: 5, next: page.next ?? null, previous: null, results })
  }
  return { client: createClient({ token: 'phx_key', baseUrl, fetch, ...config }), asked }
}

/** Five items on three pages of two. */
export const threePages: Readonly<Record<string, TestPage>> = {
  '': { names: ['a', 'b'], next: `${path}?limit=2&offset=2` },
  'limit=2': { names: ['a', 'b'], next: `${path}?limit=2&offset=2` },
  'limit=2&offset=2': { names: ['c', 'd'], next: `${path}?limit=2&offset=4` },
  'limit=2&offset=4': { names: ['e'] },
}
