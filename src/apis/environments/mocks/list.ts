import { type Address, splitAddress } from '../../../mocks/address.ts'
import { readQuery } from '../../../runtime/pages/read-query.ts'
import type { PaginatedSandboxEnvironmentList, SandboxEnvironmentListItem } from '../types.gen.ts'
import type { EnvironmentRow } from './rows.ts'

/** One page of rows, with absolute links built from the request's URL, as Django REST Framework does. */
export function toPage(
  rows: readonly EnvironmentRow[],
  url: string,
  params: { readonly limit?: string; readonly offset?: string },
): PaginatedSandboxEnvironmentList {
  const count = rows.length
  const limit = readNumber(params.limit) || 100
  const offset = readNumber(params.offset)
  const before = offset - limit
  return {
    count,
    next: offset + limit < count ? link(url, limit, offset + limit) : null,
    previous: offset > 0 ? link(url, limit, before > 0 ? before : undefined) : null,
    results: rows.slice(offset, offset + limit).map(toListItem),
  }
}

/** A number that is not negative; 0 for anything else. */
const readNumber = (text = '') => (/^\s*\+?\d+\s*$/.test(text) ? Number(text) : 0)

function link(url: string, limit: number, offset: number | undefined): string {
  const { origin, path, query } = splitAddress(url) as Address
  const others = readQuery(query).filter(([name]) => name !== 'limit' && name !== 'offset')
  const pairs = [...others, ['limit', `${limit}`], ...(offset === undefined ? [] : [['offset', `${offset}`]])]
  const sorted = pairs.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
  return `${origin}${path}?${sorted.map((pair) => pair.map(quote).join('=')).join('&')}`
}

/** Encodes as Python's urlencode does. */
const quote = (text: string) =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')

/** Without `include_default_domains`, `has_environment_variables` and `effective_domains`: the list never has them. */
const toListItem = (row: EnvironmentRow): SandboxEnvironmentListItem => ({
  id: row.id,
  name: row.name,
  network_access_level: row.network_access_level,
  allowed_domains: row.allowed_domains,
  repositories: row.repositories,
  private: row.private,
  internal: row.internal,
  created_by: row.created_by,
  created_at: row.created_at,
  updated_at: row.updated_at,
})
