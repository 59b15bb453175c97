import { isObject, type Json, type JsonObject } from './document.ts'

/**
 * The servers of a Swagger document: one for each scheme that a client can use, https first. A missing host or scheme
 * is taken from the document's own URL (Swagger 2.0, `host` and `schemes`).
 */
export function swaggerServers(root: JsonObject, address?: string): { servers: Json[]; notes: string[] } {
  const { host, basePath, schemes } = root
  const own = address === undefined ? undefined : new URL(address)
  const path = typeof basePath === 'string' ? basePath.replace(/^(?!\/)/, '/').replace(/\/$/, '') : ''
  const declared = Array.isArray(schemes) ? schemes.map(String) : []
  const usable = ['https', 'http'].filter((scheme) => declared.includes(scheme))
  const notes = declared
    .filter((scheme) => !usable.includes(scheme))
    .map((scheme) => `/schemes: ${scheme} is not supported; left out`)
  const authority = typeof host === 'string' && host ? host : own?.host
  if (authority === undefined) return { servers: [{ url: path || '/' }], notes }
  const kinds = usable.length ? usable : [own ? own.protocol.slice(0, -1) : 'https']
  const servers = kinds.map((scheme, index) => ({
    url: `${scheme}://${authority}${path}`,
    // The first server needs no name.
    ...(index > 0 && { name: scheme }),
  }))
  return { servers, notes }
}

/** The servers of an operation whose schemes exclude the document's default. */
export function ownServers(operation: JsonObject, root: JsonObject): { servers?: Json[] } {
  const { schemes } = operation
  if (!Array.isArray(schemes) || typeof root.host !== 'string') return {}
  const [standard] = swaggerServers(root).servers
  const all = swaggerServers({ ...root, schemes }).servers
  const urlOf = (server: Json | undefined) => (isObject(server) ? server.url : undefined)
  return all.some((each) => urlOf(each) === urlOf(standard)) ? {} : { servers: all }
}
