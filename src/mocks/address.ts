/** The parts of a URL. */
export interface Address {
  /** Scheme, host and port. */
  readonly origin: string
  readonly path: string
  /** Without the question mark. */
  readonly query: string
}

/** Splits an absolute http(s) URL; `undefined` for anything else. */
export function splitAddress(url: string): Address | undefined {
  const parts = /^(https?:\/\/[^/?#]+)([^?#]*)\??([^#]*)/i.exec(hrefOf(url))
  return parts ? { origin: `${parts[1]}`, path: parts[2] || '/', query: `${parts[3]}` } : undefined
}

/** The URL as a browser would request it, if the platform can normalize it. React Native's URL can't. */
function hrefOf(url: string): string {
  if (typeof URL !== 'function' || typeof URL.canParse !== 'function') return url
  const page = typeof location === 'object' ? location.href : undefined
  return URL.canParse(url, page) ? new URL(url, page).href : ''
}
