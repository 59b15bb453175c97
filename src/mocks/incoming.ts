import type { Routed } from './route.ts'
import type { Incoming } from './vendor.ts'

/** Reads a request whole. */
export async function readIncoming(request: Request, path: string, routed?: Routed): Promise<Incoming> {
  const url = new URL(request.url)
  // Not `request.body`: Firefox has no such property.
  const text = /^(GET|HEAD)$/.test(request.method) ? '' : await request.text()
  return {
    definition: routed?.definition,
    method: request.method,
    url,
    path,
    params: routed?.params ?? {},
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    text,
    body: parse(text),
  }
}

/** The token of `Authorization: Bearer …`. */
export function bearer({ headers }: Incoming): string | undefined {
  return /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1]
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
