import type { Api } from '../../runtime/definition.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'
import { checkTokenEnv } from './extensions.ts'

type Header = NonNullable<Api['auth']>

/** How an API's operations are secured: the header of the client's token, and what each scheme sends. */
export interface Auth {
  /** Absent where no scheme travels in a header. */
  readonly header: Header | undefined
  /** The spec names no scheme at all. */
  readonly unknown: boolean
  readonly schemes: ReadonlyMap<string, JsonObject>
}

const bearer: Header = { header: 'authorization', prefix: 'Bearer ' }

/** What is taken where a spec does not say it: a token goes out as a bearer token. */
export const unknownAuth: Auth = { header: bearer, unknown: true, schemes: new Map() }

/**
 * Finds the header that carries the client's token: the one that serves most operations, then a bearer token, then the
 * one named first. A spec without any scheme leaves open how it is secured.
 */
export function readAuth(document: SpecDocument, place: Place): Auth {
  const { components } = document.root
  const nodes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {}
  const schemes = new Map(
    Object.entries(nodes).map(([name, node]) => [
      name,
      resolve(document, node, at(place, 'components', 'securitySchemes', name))[0],
    ]),
  )
  if (!schemes.size) return unknownAuth
  const served = new Map<string, number>()
  for (const each of requirementsOf(document)) {
    const headers = new Set(each.flatMap((names) => names.map((name) => keyOf(headerOf(schemes.get(name))))))
    for (const header of headers) served.set(header, (served.get(header) ?? 0) + 1)
  }
  const rank = (header: Header) => (served.get(keyOf(header)) ?? 0) * 2 + Number(header.prefix === 'Bearer ')
  const headers = [...schemes].flatMap(([name, scheme]) => {
    const header = headerOf(scheme)
    return header ? [{ name, header }] : []
  })
  const [chosen] = headers.sort((one, other) => rank(other.header) - rank(one.header))
  for (const [name, scheme] of schemes) {
    checkTokenEnv(scheme, name === chosen?.name, at(place, 'components', 'securitySchemes', name))
  }
  return { header: chosen?.header, unknown: false, schemes }
}

/** What an operation asks for: whether the client's token, which scopes, and the keys that its calls have to give. */
export interface Security {
  readonly security: 'optional' | 'none' | undefined
  readonly scopes: readonly string[]
  readonly keys: readonly ParameterModel[]
}

/** Reads the security of one operation. Where it has a choice, the client's token is taken. */
export function readSecurity(document: SpecDocument, node: JsonObject, auth: Auth, place: Place): Security {
  if (auth.unknown) return { security: 'optional', scopes: [], keys: [] }
  const given = node.security ?? document.root.security
  const list = Array.isArray(given) ? given.filter(isObject) : []
  const scopes = list.flatMap((each) => Object.values(each).flat()).map(String)
  const optional = !list.length || list.some((each) => !Object.keys(each).length)
  const isToken = (name: string) =>
    !!auth.header && keyOf(headerOf(auth.schemes.get(name))) === keyOf(auth.header)
  const choices = list.map((each) => Object.keys(each)).filter((names) => names.length)
  const possible = choices.filter((names) =>
    names.every((name) => isToken(name) || isKey(auth.schemes.get(name))),
  )
  const chosen = possible.find((names) => names.some(isToken)) ?? possible[0]
  if (choices.length && !chosen && !optional) {
    const names = choices.map((each) => each.join(' and ')).join(', ')
    throw new SpecProblem(
      node.security ? at(place, 'security') : { ...place, pointer: '/security' },
      `needs ${names}, which the token in the header ${auth.header?.header ?? '(none)'} is not`,
    )
  }
  const keys = (chosen ?? [])
    .filter((name) => !isToken(name))
    .map((name) => auth.schemes.get(name) as JsonObject)
  const hasToken = chosen?.some(isToken)
  return {
    security: !hasToken ? 'none' : optional ? 'optional' : undefined,
    scopes,
    keys: keys.filter(({ type }) => type === 'apiKey').map(keyParameter),
  }
}

const keyOf = (header: Header | undefined) => (header ? `${header.header} ${header.prefix}` : '')

function headerOf(scheme: JsonObject | undefined): Header | undefined {
  const { type, scheme: http, in: location, name } = scheme ?? {}
  if (type === 'apiKey')
    return location === 'header' ? { header: `${name}`.toLowerCase(), prefix: '' } : undefined
  if (type === 'http') {
    const known = `${http}`.toLowerCase()
    if (known === 'bearer') return bearer
    return known === 'basic' ? { ...bearer, prefix: 'Basic ' } : undefined
  }
  return type === 'oauth2' || type === 'openIdConnect' ? bearer : undefined
}

/** What needs no token: a key can be a parameter of the call, a certificate belongs to the connection. */
const isKey = (scheme: JsonObject | undefined) =>
  scheme?.type === 'mutualTLS' ||
  (scheme?.type === 'apiKey' && /^(query|header|cookie)$/.test(`${scheme.in}`))

/** A key that is not the client's token is given with each call. It may stand in the client's `headers` instead. */
const keyParameter = ({ name, in: location, description }: JsonObject): ParameterModel => ({
  name: `${name}`,
  parameter: {
    in: location as 'query',
    type: 'string',
    ...(location === 'cookie' && { as: { style: 'form', explode: true } }),
  },
  required: false,
  schema: { type: 'string' },
  pointer: '',
  marked: true,
  description: `${description ?? 'The key that the API asks for.'}`,
  examples: [],
})

/** The names of the schemes that each operation asks for, by alternative. */
function requirementsOf({ root }: SpecDocument): string[][][] {
  const found: string[][][] = []
  for (const item of Object.values(isObject(root.paths) ? root.paths : {})) {
    for (const operation of Object.values(isObject(item) ? item : {})) {
      if (!isObject(operation) || !operation.responses) continue
      const list = operation.security ?? root.security
      if (Array.isArray(list)) found.push(list.filter(isObject).map((each) => Object.keys(each)))
    }
  }
  return found
}
