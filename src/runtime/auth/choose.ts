import { checkName, type Reject, typeOf } from '../config/check.ts'
import type { Definition, Requirement, Scheme } from '../definition.ts'
import { schemeValue } from './scheme-value.ts'

/** Values by the names of their schemes. */
type Given = Readonly<Record<string, unknown>>

type Schemes = Readonly<Record<string, Scheme>>

/** What a call sends: the index of a requirement in the operation's list, and its schemes' values in order. */
export interface Choice {
  readonly requirement: number
  readonly values: readonly string[]
}

/** Rejects a value that no operation of the API could use as a token. */
export function checkSchemeValues(values: unknown, schemes: Schemes, reject: Reject): void {
  const type = typeOf(values)
  if (type === 'string') return
  const names = Object.keys(schemes).filter((name) => schemes[name]?.in)
  if (type !== 'object')
    reject('token', `is ${type}, not string, function or an object with ${names.join(', ')}`)
  for (const [name, value] of Object.entries(values as object)) {
    checkName(`token.${name}`, name, Object.fromEntries(names.map((each) => [each, 0])), reject)
    if (value === undefined || typeof value === 'string') continue
    const isPair = schemes[name]?.basic && typeOf(value) === 'object'
    if (!isPair)
      reject(
        `token.${name}`,
        `is ${typeOf(value)}, not ${schemes[name]?.basic ? 'an object with username and password' : 'string'}`,
      )
    for (const half of ['username', 'password']) {
      if (typeof value[half] !== 'string')
        reject(
          `token.${name}.${half}`,
          value[half] === undefined ? 'is missing' : `is ${typeOf(value[half])}, not string`,
        )
    }
  }
}

/** Whether the client or the platform sets cookies. */
export interface Cookies {
  /** Whether the platform removes them from the request and sends its own. */
  readonly areTaken: () => boolean
  /** Whether the caller lets the platform send its own. */
  readonly areIncluded: boolean
}

/**
 * Picks the first requirement that the values satisfy. Returns nothing if the call needs no token; otherwise `reject`
 * says what is missing.
 */
export function choose(
  token: unknown,
  { api: { schemes = {} }, requirements = [], security }: Definition,
  cookies: Cookies,
  reject: Reject,
): Choice | undefined {
  const sent = requirements.map((each) => Object.keys(each).filter((name) => schemes[name]?.in))
  const values =
    typeof token === 'string' ? { [nameFor(token, sent, schemes)]: token } : ((token ?? {}) as Given)
  const has = (name: string) => values[name] !== undefined
  const isCookie = (name: string) => schemes[name]?.in === 'cookie'
  const take = (requirement: number): Choice => ({
    requirement,
    values: (sent[requirement] as string[]).map((name) => {
      if (!has(name)) return ''
      if (isCookie(name) && cookies.areTaken()) reject(`token.${name}`, ofPage)
      return schemeValue(name, values[name], schemes[name] as Scheme, reject)
    }),
  })
  const whole = sent.findIndex((names) => names.length && names.every(has))
  if (whole >= 0) return take(whole)
  const byPage = sent.findIndex((names) => names.every((name) => has(name) || isCookie(name)))
  if (byPage >= 0 && (cookies.areIncluded || cookies.areTaken())) return take(byPage)
  if (security === 'optional') return undefined
  return reject('token', missing(token, requirements, sent, has))
}

const ofPage =
  "is a cookie, which a page cannot set; omit it and the browser sends its own (fetchOptions: { credentials: 'include' } for another origin)"

/**
 * The scheme that a plain string belongs to: the one whose prefix it has, else a token before a password, a cookie or
 * a query parameter.
 */
function nameFor(text: string, sent: readonly (readonly string[])[], schemes: Schemes): string {
  const alone = sent.flatMap((names) => (names.length === 1 ? names : []))
  const rank = (name: string) => {
    const { in: location, prefix, basic } = schemes[name] as Scheme
    if (location === 'header' && prefix && text.toLowerCase().startsWith(prefix.toLowerCase())) return 0
    return basic ? 2 : location === 'header' ? 1 : location === 'cookie' ? 3 : 4
  }
  const [name = ''] = alone.sort((one, other) => rank(one) - rank(other))
  return name
}

function missing(
  token: unknown,
  requirements: readonly Requirement[],
  sent: readonly (readonly string[])[],
  has: (name: string) => boolean,
): string {
  const needs = sent
    .map((names, at) => names.map((name) => withScopes(name, requirements[at]?.[name])).join(' and '))
    .join(', or ')
  if (token === undefined) return `is missing; the operation takes ${needs}`
  if (typeof token === 'string')
    return `is a single text, but the operation takes ${needs}; pass an object by scheme`
  const begun = sent.find((names) => names.some(has))
  const lacking = begun?.filter((name) => !has(name)).map((name) => `token.${name}`)
  return `is not enough: the operation takes ${needs}${lacking ? `; ${lacking.join(' and ')} is missing` : ''}`
}

const withScopes = (name: string, scopes: readonly string[] = []) =>
  scopes.length ? `${name} (${scopes.join(', ')})` : name
