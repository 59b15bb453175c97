import { isIP } from 'node:net'
import { hostname } from 'node:os'

/** Addresses that mean all of a machine's addresses. */
export const isWildcard = (address: string): boolean => /^(0\.0\.0\.0|::)$/.test(address)

/** Host and port as in a URL. */
export const authorityOf = (host: string, port?: number): string =>
  `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`

/** Describes a valid host name. */
export const hostForm = 'write a host name or an address, without scheme, port and path'

/** Tells whether a string is only a host name or an address. */
export const isHost = (text: string): boolean =>
  /^[\w.-]+$|^[\da-f:.]+$/i.test(text) && nameOf(authorityOf(text)) !== ''

/** Tells whether an address or a name, bare or as in a URL, is loopback. */
export const isLoopback = (name: string): boolean => /^((.+\.)?localhost|127(\.\d+){3}|\[?::1\]?)$/.test(name)

/**
 * Creates the check of a request's host, against DNS rebinding: a page whose own host name is made to resolve to this
 * machine would have the server's origin. `host` is what the server was asked to listen on, `address` the result. On
 * a wildcard, any IP address is allowed as host, because no page can have one as its name.
 */
export function createHostCheck(
  host: string,
  address: string,
  allowHosts: readonly string[],
): (host: string) => boolean {
  const wildcard = isWildcard(address)
  const machine = wildcard ? [hostname(), hostname().replace(/\..*/, ''), 'localhost'] : []
  const names = new Set([host, address, ...machine, ...allowHosts].map((each) => nameOf(authorityOf(each))))
  const loopback = [...names].some(isLoopback)
  return (host) => {
    const name = nameOf(host)
    if (name === '') return false
    if (names.has(name) || (loopback && isLoopback(name))) return true
    return wildcard && isIP(name.replace(/^\[|\]$/g, '')) > 0
  }
}

/** The normalized host name without port; empty if it is invalid. */
function nameOf(host: string): string {
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : ''
}
