/** An address in its parts. */
export interface Address {
  /** Scheme, host and port. */
  readonly origin: string
  readonly path: string
  /** Without the question mark. */
  readonly query: string
}

/** Splits an absolute http(s) address; `undefined` where it is none. */
export function splitAddress(url: string): Address | undefined {
  const parts = /^(https?:\/\/[^/?#]+)([^?#]*)\??([^#]*)/i.exec(hrefOf(url))
  return parts ? { origin: `${parts[1]}`, path: parts[2] || '/', query: `${parts[3]}` } : undefined
}

/** The address as a browser would ask for it, where the platform knows how. The URL of React Native does not. */
function hrefOf(url: string): string {
  if (typeof URL !== 'function' || typeof URL.canParse !== 'function') return url
  const page = typeof location === 'object' ? location.href : undefined
  return URL.canParse(url, page) ? new URL(url, page).href : ''
}
