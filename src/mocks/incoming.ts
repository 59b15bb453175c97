import { readQuery } from '../runtime/pages/read-query.ts'
import { splitAddress } from './address.ts'
import { recordOf } from './plain-headers.ts'
import type { Routed } from './route.ts'
import type { Incoming } from './vendor.ts'

/** Reads a complete request into plain data. */
export async function readIncoming(request: Request, path: string, routed?: Routed): Promise<Incoming> {
  // Not `request.body`: Firefox has no such property.
  const text = /^(GET|HEAD)$/.test(request.method) ? '' : await request.text()
  return {
    definition: routed?.definition,
    method: request.method,
    url: request.url,
    path,
    params: routed?.params ?? {},
    query: Object.fromEntries(readQuery(splitAddress(request.url)?.query ?? '')),
    headers: recordOf(request.headers),
    text,
    body: parse(text),
  }
}

/** The token of `Authorization: Bearer …`. */
export function bearer({ headers }: Incoming): string | undefined {
  return /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
