import type { HeaderRecord } from './header-record.ts'

/** Reads headers in any form that fetch accepts. The platform's own class checks them, if there is one. */
export function readHeaders(headers: HeadersInit = {}): HeaderRecord {
  const source = typeof Headers === 'function' ? new Headers(headers) : headers
  if (Array.isArray(source)) return recordOf(plainHeaders(Object.fromEntries(source)))
  const isHeaders = typeof source.forEach === 'function'
  return recordOf(isHeaders ? (source as Headers) : plainHeaders(source as Record<string, string>))
}

/** The headers of a request as plain data. */
export function recordOf(headers: Pick<Headers, 'forEach'>): HeaderRecord {
  const record: Record<string, string> = {}
  headers.forEach((value, name) => {
    record[name.toLowerCase()] = value
  })
  return record
}

/** Makes readable headers for platforms without a Headers class. */
export function plainHeaders(record: HeaderRecord): Headers {
  const map = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), `${value}`]))
  const headers = {
    get: (name: string) => map.get(name.toLowerCase()) ?? null,
    has: (name: string) => map.has(name.toLowerCase()),
    getSetCookie: () => [],
    forEach: (tell: (value: string, name: string) => void) => map.forEach(tell),
    entries: () => map.entries(),
    keys: () => map.keys(),
    values: () => map.values(),
    [Symbol.iterator]: () => map.entries(),
  }
  return headers as unknown as Headers
}
