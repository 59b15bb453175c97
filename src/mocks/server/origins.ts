import type { IncomingHttpHeaders } from 'node:http'

/** What an origin looks like, in words. */
export const originForm = 'write it as a browser sends it, such as http://localhost:3000'

/** Tells whether a text is an origin as a browser sends it: in lower case, without path and default port. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host } = new URL(text)
  return text === `${protocol}//${host}` && host !== ''
}

/**
 * Tells whether a request may use what is closed to other origins: it comes from no page, from one of the server's
 * own origin, or from one that is allowed. Browsers leave `Origin` out of plain GETs; `Sec-Fetch-Site` then tells
 * (Fetch Metadata).
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, host: string, allowed: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined) return origin === `http://${host.toLowerCase()}` || allowed.includes(origin)
  return site === undefined || site === 'same-origin' || site === 'none'
}
