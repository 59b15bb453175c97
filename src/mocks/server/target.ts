import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** The target of a request. */
export interface Target {
  /** Host, with its port if it has one. */
  readonly host: string
  /** As sent: still encoded, with dot segments. Known to be decodable. */
  readonly path: string
  /** With its question mark; empty if there is none. */
  readonly query: string
}

/** A path, or a whole URL, whose host overrides the Host header (RFC 9112, sections 3.2.1 and 3.2.2). */
const form = /^(?:(?=\/)|http:\/\/([^/?]+))(\/[^?]*)?(\?.*)?$/i

const hostForm = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

/** Parses the target of a request. Throws a Refusal with 400 if it is malformed. */
export function readTarget({
  url = '',
  method,
  headers,
  rawHeaders,
}: Pick<IncomingMessage, 'url' | 'method' | 'headers' | 'rawHeaders'>): Target {
  const parts = form.exec(method === 'OPTIONS' && url === '*' ? '/' : url)
  // A URL parser treats a backslash as a slash and drops spaces.
  if (!parts || /[\\#\0-\x20\x7f]/.test(url)) throw new Refusal(400, 'the request target is malformed')
  const [, authority, path = '/', query = ''] = parts
  if (!canDecode(path)) throw new Refusal(400, 'the percent-encoding of the path is malformed')
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const host = authority ?? headers.host ?? ''
  if (hosts.length > 1 || !hostForm.test(host)) throw new Refusal(400, 'the host is missing or malformed')
  return { host, path, query }
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
