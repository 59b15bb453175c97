import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { functionName } from '../document/names.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'

/** Base URLs by name; notes say which servers are none that a client can send to. */
export interface Servers {
  readonly urls: Readonly<Record<string, string>>
  readonly notes: readonly string[]
}

/** Reads `servers` of a spec. A relative URL says nothing without the address that the spec was loaded from. */
export function readServers(node: Json | undefined, place: Place): Servers {
  const urls: Record<string, string> = {}
  const notes: string[] = []
  for (const [index, server] of (Array.isArray(node) ? node : []).entries()) {
    const where = at(place, index)
    const url = readUrl(server, where)
    const given = isObject(server) ? (server['x-name'] ?? server.name) : undefined
    const name = functionName(`${given ?? (index ? `server${index + 1}` : 'default')}`)
    if (!isBaseUrl(url)) {
      notes.push(`${where.pointer}/url: ${url || 'nothing'} is no absolute http or https URL`)
      continue
    }
    if (Object.hasOwn(urls, name)) throw new SpecProblem(where, `two servers are called ${name}`)
    urls[name] = url
  }
  if (!Object.keys(urls).length) notes.push(`${place.pointer}: a client has to be given a baseUrl`)
  return { urls, notes }
}

/** The server that an operation names for itself, where it is another than the API's default. */
export function readOwnServer(
  operation: JsonObject,
  pathItem: JsonObject,
  place: Place,
  itemPlace: Place,
  urls: Servers['urls'],
): string | undefined {
  const { servers = pathItem.servers } = operation
  if (!Array.isArray(servers) || !servers.length) return undefined
  const [standard] = Object.values(urls)
  const where = at(operation.servers ? place : itemPlace, 'servers', 0)
  const url = readUrl(servers[0], where)
  const whole = isBaseUrl(url) ? url : URL.canParse(url, standard) ? new URL(url, standard).href : undefined
  if (whole === undefined)
    throw new SpecProblem(at(where, 'url'), `${url} is relative, and the API has no server`)
  const trimmed = (text = '') => text.replace(/\/$/, '')
  return trimmed(whole) === trimmed(standard) ? undefined : whole
}

function readUrl(server: Json | undefined, place: Place): string {
  if (!isObject(server) || typeof server.url !== 'string') throw new SpecProblem(place, 'has no url')
  const variables = isObject(server.variables) ? server.variables : {}
  const url = server.url.trim().replace(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = variables[name]
    if (!isObject(variable)) throw new SpecProblem(at(place, 'url'), `variable ${name} has no default`)
    return `${variable.default ?? (Array.isArray(variable.enum) ? variable.enum[0] : '')}`
  })
  return url.startsWith('//') ? `https:${url}` : url
}

/** What the client takes as `baseUrl`. */
const isBaseUrl = (url: string) =>
  URL.canParse(url) && /^https?:\/\/[^/@?#]+(\/[^?#]*)?$/.test(new URL(url).href)
