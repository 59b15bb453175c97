import type { Api, Definition, Requirement, Scheme } from '../../runtime/definition.ts'
import { isObject, type JsonObject, type SpecDocument } from '../document/document.ts'
import { at, type Note, type Place, SpecProblem } from '../document/problem.ts'
import { checkTokenEnv } from './extensions.ts'
import { checkTokenPrefix, noteScheme, readScheme, requirementsOf, schemesOf } from './read-schemes.ts'

type Header = NonNullable<Api['auth']>

/** How an API's operations are secured: by one token in a header, or by several schemes. */
export interface Auth {
  /** The header for a single token; absent if no scheme uses a header, or if there are several schemes. */
  readonly header: Header | undefined
  /** The schemes that operations use, unless a single token is enough. */
  readonly several: Readonly<Record<string, Scheme>> | undefined
  /** Whether the spec declares no scheme. */
  readonly unknown: boolean
  readonly schemes: ReadonlyMap<string, JsonObject>
}

const bearer: Header = { header: 'authorization', prefix: 'Bearer ' }

/** Default for specs that declare no scheme: the token is sent as a bearer token. */
export const unknownAuth: Auth = { header: bearer, several: undefined, unknown: true, schemes: new Map() }

/** Reads how an API is secured. */
export function readAuth(document: SpecDocument, place: Place, note: Note): Auth {
  const schemes = schemesOf(document, place)
  if (!schemes.size) return unknownAuth
  const requirements = requirementsOf(document).flat()
  const used = new Map<string, Scheme>()
  for (const [name, node] of schemes) {
    const where = at(place, 'components', 'securitySchemes', name)
    checkTokenPrefix(node, where)
    const scheme = readScheme(node)
    const isUsed = requirements.some((each) => Object.hasOwn(each, name))
    if (!scheme || !isUsed) continue
    noteScheme(node, where, note)
    used.set(name, scheme)
  }
  const sent = [...used].filter(([, scheme]) => scheme.in)
  const hasScopes = (name: string) =>
    /^(oauth2|openIdConnect)$/.test(`${schemes.get(name)?.type}`) &&
    requirements.some((each) => Array.isArray(each[name]) && each[name].length > 0)
  const isOne =
    sent.every(([name, scheme]) => isToken(scheme) && !hasScopes(name)) &&
    new Set(sent.map(([, scheme]) => keyOf(scheme))).size <= 1
  // If no operation uses a scheme, the client still sends a declared one.
  const declared = [...schemes].map(([name, node]) => [name, readScheme(node)] as const)
  const [token, chosen] = sent[0] ?? declared.find(([, each]) => each && isToken(each)) ?? []
  for (const [name, node] of schemes) {
    const isSent = name === token || sent.some(([each]) => each === name)
    checkTokenEnv(node, isSent, at(place, 'components', 'securitySchemes', name))
  }
  return {
    header: isOne && chosen ? { header: `${chosen.name}`, prefix: chosen.prefix ?? '' } : undefined,
    several: isOne ? undefined : Object.fromEntries(used),
    unknown: false,
    schemes,
  }
}

/** The security of an operation. */
export interface Security {
  readonly security: Definition['security'] | undefined
  readonly requirements?: Definition['requirements'] | undefined
  readonly scopes: readonly string[]
  /** Parameters that the token fills, each as location and name. */
  readonly keys: ReadonlySet<string>
}

/** Reads the security of one operation. Requirements that can't be met are dropped if there are others. */
export function readSecurity(document: SpecDocument, node: JsonObject, auth: Auth, place: Place): Security {
  if (auth.unknown) return { security: 'optional', scopes: [], keys: new Set() }
  const declared = node.security ?? document.root.security
  const list = Array.isArray(declared) ? declared.filter(isObject) : []
  const scopes = list.flatMap((each) => Object.values(each).flat()).map(String)
  const schemeOf = (name: string) => readScheme(auth.schemes.get(name))
  const choices = list.filter((each) => Object.keys(each).length)
  const optional = choices.length < list.length || !list.length
  const possible = choices.filter((each) => Object.keys(each).every(schemeOf))
  if (choices.length && !possible.length && !optional) {
    const names = choices.map((each) => Object.keys(each).join(' and ')).join(', ')
    throw new SpecProblem(
      node.security ? at(place, 'security') : { ...place, pointer: '/security' },
      `needs ${names}, but the spec doesn't say how to send it`,
    )
  }
  const sent = possible.map((each) =>
    Object.keys(each)
      .map(schemeOf)
      .filter((scheme) => scheme?.in),
  )
  const needsToken = sent.some((each) => each.length)
  return {
    // A certificate may be enough.
    security: !needsToken ? 'none' : optional || !sent.every((each) => each.length) ? 'optional' : undefined,
    ...(auth.several && needsToken && { requirements: possible.map(withScopes) }),
    scopes: [...new Set(scopes)],
    keys: new Set(sent.flat().map((scheme) => `${scheme?.in} ${scheme?.name}`)),
  }
}

const withScopes = (requirement: JsonObject): Requirement =>
  Object.fromEntries(
    Object.entries(requirement).map(([name, scopes]) => [
      name,
      Array.isArray(scopes) ? scopes.map(String) : [],
    ]),
  )

const keyOf = (scheme: Scheme | undefined) => (scheme ? `${scheme.in} ${scheme.name} ${scheme.prefix}` : '')

/** Whether a scheme is a plain token in a header. In `Authorization`, an API key may have any prefix of its own. */
const isToken = ({ in: location, name, prefix, basic }: Scheme) =>
  location === 'header' && !basic && (name === 'authorization' ? prefix === 'Bearer ' : prefix === undefined)
