import { isIP } from 'node:net'
import { hostname } from 'node:os'

/** Addresses that stand for all of a machine's. */
export const isWildcard = (address: string): boolean => /^(0\.0\.0\.0|::)$/.test(address)

/** Host and port as a URL has them. */
export const authorityOf = (host: string, port?: number): string =>
  `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`

/** What the name of a host looks like, in words. */
export const hostForm = 'write a host name or an address, without scheme, port and path'

/** Tells whether a text is a host name or an address, and nothing more. */
export const isHost = (text: string): boolean =>
  /^[\w.-]+$|^[\da-f:.]+$/i.test(text) && nameOf(authorityOf(text)) !== ''

/** Tells whether an address or a name, as a URL has it or by itself, leads to this machine alone. */
export const isLoopback = (name: string): boolean => /^((.+\.)?localhost|127(\.\d+){3}|\[?::1\]?)$/.test(name)

/**
 * Makes the check of a request's host, against DNS rebinding: a page whose own name is made to lead to this machine
 * would be of the server's origin. `host` is what the server was told to listen on, `address` what came of it. An
 * address as host is let in wherever a wildcard listens: no page can make one its own name.
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

/** The name of a host in its usual form, without port; empty where it is none. */
function nameOf(host: string): string {
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : ''
}
