import type { Definition } from '../definition.ts'

/** The items of a page, or the page itself if it is the list. */
export function itemsOf({ pagination }: Definition, page: unknown): unknown[] {
  const items = pagination?.items ? (page as Record<string, unknown> | null)?.[pagination.items] : page
  return Array.isArray(items) ? items : []
}
