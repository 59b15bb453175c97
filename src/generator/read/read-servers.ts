import type { ServerTemplate } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { functionName } from '../document/names.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'

/** Base URLs by name. `notes` report servers that a client can't use. */
export interface Servers {
  readonly urls: Readonly<Record<string, string>>
  readonly templates: Readonly<Record<string, ServerTemplate>>
  readonly notes: readonly string[]
}

/**
 * Reads `servers` of a spec. Relative URLs are resolved against the document's own URL, if it has one. A server whose
 * variable has no default has no base URL: the client must set the variable.
 */
export function readServers(node: Json | undefined, place: Place, address?: string): Servers {
  const urls: Record<string, string> = {}
  const templates: Record<string, ServerTemplate> = {}
  const notes: string[] = []
  const declared: Json[] =
    Array.isArray(node) && node.length ? node : address === undefined ? [] : [{ url: '/' }]
  for (const [index, server] of declared.entries()) {
    const where = at(place, index)
    const template = readTemplate(server, where)
    const declaredName = isObject(server) ? (server['x-name'] ?? server.name) : undefined
    const name = functionName(`${declaredName ?? (index ? `server${index + 1}` : 'default')}`)
    if (Object.hasOwn(urls, name) || Object.hasOwn(templates, name))
      throw new SpecProblem(where, `two servers are named ${name}`)
    const hasVariables = Object.keys(template.variables).length > 0
    const isOpen = Object.values(template.variables).some((each) => each.default === undefined)
    const url = isOpen ? undefined : absolute(filled(template), address)
    if (hasVariables && /^(https?|\{[^}]+\}):\/\/|^\{[^}]+\}/i.test(template.url)) templates[name] = template
    if (isOpen && templates[name]) continue
    if (url === undefined || !isBaseUrl(url))
      notes.push(`${where.pointer}/url: ${template.url || 'nothing'} is not an absolute http or https URL`)
    else urls[name] = url
  }
  const required = Object.keys(templates).filter((name) => !Object.hasOwn(urls, name))
  if (!Object.keys(urls).length) {
    const what = required.length ? 'the variables of a server' : 'baseUrl'
    notes.push(`${place.pointer}: a client must set ${what}`)
  } else if (required[0] === 'default') {
    notes.push(
      `${place.pointer}/0: has variables that a client must set; ${Object.keys(urls)[0]} is the default`,
    )
  }
  return { urls, templates, notes }
}

/** The servers with variables, if any. */
export const templatesOf = ({ templates }: Servers): { templates?: Servers['templates'] } =>
  Object.keys(templates).length ? { templates } : {}

/** An operation's own server, if it isn't the API's default. */
export function readOwnServer(
  operation: JsonObject,
  pathItem: JsonObject,
  place: Place,
  itemPlace: Place,
  { urls, templates }: Servers,
  address?: string,
): string | undefined {
  const { servers = pathItem.servers } = operation
  if (!Array.isArray(servers) || !servers.length) return undefined
  const [standard] = Object.values(urls)
  const where = at(operation.servers ? place : itemPlace, 'servers', 0)
  const template = readTemplate(servers[0], where)
  const open = Object.entries(template.variables).find(([, each]) => each.default === undefined)
  if (open && Object.values(templates).some(({ url }) => url === template.url)) return undefined
  if (open) throw new SpecProblem(at(where, 'url'), `variable ${open[0]} has no default`)
  const url = filled(template)
  const whole = absolute(url, address ?? standard)
  if (whole === undefined)
    throw new SpecProblem(at(where, 'url'), `${url} is relative, but the API has no server`)
  const trimmed = (text = '') => text.replace(/\/$/, '')
  return trimmed(whole) === trimmed(standard) ? undefined : whole
}

function readTemplate(server: Json | undefined, place: Place): ServerTemplate {
  if (!isObject(server) || typeof server.url !== 'string') throw new SpecProblem(place, 'has no url')
  const declared = isObject(server.variables) ? server.variables : {}
  const url = server.url.trim().replace(/^\/\//, 'https://')
  const names = [...url.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}`)
  const variables = [...new Set(names)].map((name) => [name, readVariable(declared[name])])
  return { url, variables: Object.fromEntries(variables) }
}

function readVariable(variable: Json | undefined): ServerTemplate['variables'][string] {
  if (!isObject(variable)) return {}
  const { enum: values, default: standard } = variable
  return {
    ...(Array.isArray(values) && values.length && { enum: values.map(String) }),
    ...(standard !== undefined && { default: `${standard}` }),
  }
}

const filled = ({ url, variables }: ServerTemplate) =>
  url.replace(/\{([^}]+)\}/g, (_, name: string) => `${variables[name]?.default ?? ''}`)

/** An absolute URL, resolved against a base if needed. */
function absolute(url: string, base: string | undefined): string | undefined {
  if (isBaseUrl(url)) return url
  if (/^\w[\w+.-]*:/.test(url)) return undefined
  const text = url || '/'
  return base !== undefined && URL.canParse(text, base) ? new URL(text, base).href : undefined
}

/** Whether a URL is a valid `baseUrl`. */
const isBaseUrl = (url: string) =>
  URL.canParse(url) && /^https?:\/\/[^/@?#]+(\/[^?#]*)?$/.test(new URL(url).href)
