import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** Where a request is meant to go. */
export interface Target {
  /** Host, with its port where one was given. */
  readonly host: string
  /** As it was sent: still encoded, dot segments and all. It can be decoded. */
  readonly path: string
  /** With its question mark; empty where there is none. */
  readonly query: string
}

/** A path, or a whole URL, whose host then counts in place of the Host header's (RFC 9112, sections 3.2.1 and 3.2.2). */
const form = /^(?:(?=\/)|http:\/\/([^/?]+))(\/[^?]*)?(\?.*)?$/i

const hostForm = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

/** Reads the target of a request; throws a Refusal with 400 where it has none. */
export function readTarget({
  url = '',
  method,
  headers,
  rawHeaders,
}: Pick<IncomingMessage, 'url' | 'method' | 'headers' | 'rawHeaders'>): Target {
  const parts = form.exec(method === 'OPTIONS' && url === '*' ? '/' : url)
  // A URL parser takes a backslash for a slash, and drops blanks.
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
