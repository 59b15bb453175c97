import type { Scheme } from '../../runtime/definition.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { at, type Note, type Place, SpecProblem } from '../document/problem.ts'

/** The security schemes of a document. */
export function schemesOf(document: SpecDocument, place: Place): Map<string, JsonObject> {
  const { components } = document.root
  const nodes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {}
  return new Map(
    Object.entries(nodes).map(([name, node]) => [
      name,
      resolve(document, node, at(place, 'components', 'securitySchemes', name))[0],
    ]),
  )
}

/** The security requirements of each operation, its own or the document's. */
export function requirementsOf({ root }: SpecDocument): JsonObject[][] {
  const found: JsonObject[][] = []
  for (const item of Object.values(isObject(root.paths) ? root.paths : {})) {
    for (const operation of Object.values(isObject(item) ? item : {})) {
      if (!isObject(operation) || !operation.responses) continue
      const list = operation.security ?? root.security
      if (Array.isArray(list)) found.push(list.filter(isObject))
    }
  }
  return found
}

/** How a scheme's value is sent; empty if the client doesn't send it, undefined if the spec doesn't say how. */
export function readScheme(node: JsonObject | undefined): Scheme | undefined {
  const { type, scheme, in: location, name } = node ?? {}
  if (type === 'oauth2' || type === 'openIdConnect') return { ...authorization, ...prefixOf(node, 'Bearer') }
  if (type === 'mutualTLS') return {}
  if (type === 'http') {
    const word = `${scheme ?? ''}`
    if (!word) return undefined
    if (isChallenge(word)) return {}
    if (/^basic$/i.test(word)) return { ...authorization, prefix: 'Basic ', basic: true }
    return { ...authorization, ...prefixOf(node, /^bearer$/i.test(word) ? 'Bearer' : word) }
  }
  if (type !== 'apiKey' || typeof name !== 'string' || !name) return undefined
  if (location === 'header')
    return { in: location, name: name.toLowerCase(), ...prefixOf(node, djangoWord(node)) }
  return location === 'query' || location === 'cookie' ? { in: location, name } : undefined
}

/** Notes a scheme that the client leaves to a custom fetch. */
export function noteScheme(node: JsonObject | undefined, place: Place, note: Note): void {
  const word = `${node?.scheme ?? ''}`
  if (node?.type === 'http' && isChallenge(word))
    note(place, `${word} requires a response to each challenge; pass a fetch that sends it`)
}

/** Checks `x-token-prefix` of a scheme: the word before its value. */
export function checkTokenPrefix(node: JsonObject, place: Place): void {
  const value = node['x-token-prefix']
  if (value === undefined) return
  const where = at(place, 'x-token-prefix')
  if (typeof value !== 'string' || !/^[!-~]([ -~]*)$/.test(value))
    throw new SpecProblem(where, `${JSON.stringify(value)} can't be sent in a header`)
  const scheme = readScheme(node)
  if (scheme?.in !== 'header' || scheme.basic)
    throw new SpecProblem(where, "is set on a scheme that doesn't send a token in a header")
}

const authorization = { in: 'header', name: 'authorization' } as const

/** Schemes that sign requests or respond to challenges (IANA, HTTP Authentication Schemes). */
const isChallenge = (word: string) =>
  /^(digest|dpop|gnap|hoba|mutual|negotiate|ntlm|privatetoken|scram-.*|aws4-.*|hawk|signature)$/i.test(word)

/** The prefix of a value; a space is added after a word. */
function prefixOf(node: JsonObject | undefined, usual: string | undefined): Pick<Scheme, 'prefix'> {
  const word = node?.['x-token-prefix'] ?? usual
  return typeof word === 'string' && word ? { prefix: word.replace(/(?<=\w)$/, ' ') } : {}
}

/** The prefix for Django REST Framework's TokenAuthentication, which drf-spectacular puts only in the description. */
const djangoWord = (node: JsonObject | undefined) =>
  /required prefix "([^"\s]+)"/.exec(`${node?.description ?? ''}`)?.[1]
