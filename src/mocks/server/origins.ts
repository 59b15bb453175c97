import type { IncomingHttpHeaders } from 'node:http'

/** Describes a valid origin. */
export const originForm = 'write it as a browser sends it, such as http://localhost:3000'

/** Tells whether a string is an origin as browsers send it: in lower case, without path and default port. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host } = new URL(text)
  return text === `${protocol}//${host}` && host !== ''
}

/**
 * Tells whether a request may use a mock that is closed to other origins: one not sent by a page, or sent by a page
 * of the server's own or an allowed origin. Browsers omit `Origin` from plain GETs, so `Sec-Fetch-Site` decides then
 * (Fetch Metadata).
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, host: string, allowed: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined) return origin === `http://${host.toLowerCase()}` || allowed.includes(origin)
  return site === undefined || site === 'same-origin' || site === 'none'
}
