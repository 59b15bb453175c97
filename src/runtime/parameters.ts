import { checkNames, checkType, isJson, notInHeader, type Reject, typeOf } from './check.ts'
import type { Definition, ParameterLocation } from './definition.ts'

type Values = Record<string, unknown>

/** The parameters of a call, sorted by where they go. */
export type RequestParameters = Record<ParameterLocation, Values>

/** Checks the parameters of a call against the operation's definition before anything is sent. */
export function readParameters(
  { params = {} }: Definition,
  given: unknown,
  reject: Reject,
): RequestParameters {
  const sorted: RequestParameters = { path: {}, query: {}, header: {} }
  const values = given ?? {}
  checkNames('params', values, params, reject)
  for (const [name, { in: location, type, required }] of Object.entries(params)) {
    const value = Object.hasOwn(values, name) ? (values as Values)[name] : undefined
    if (value !== undefined) {
      checkType(name, value, type, reject)
      checkText(name, location, value, reject)
      sorted[location][name] = value
    } else if (required || location === 'path') reject(name, 'is missing')
  }
  return sorted
}

/** A dot segment, also one that a server or proxy would decode into one, however often. */
const dotSegment = /(^|[/\\]|%(25)*(2f|5c))(\.|%(25)*2e){1,2}($|[/\\]|%(25)*(2f|5c))/i

/** Refuses what would vanish, be changed or lead to another path on its way into the URL. */
function checkText(name: string, location: ParameterLocation, value: unknown, reject: Reject): void {
  if (typeof value === 'object' && location !== 'path') {
    for (const item of Object.values(value ?? {})) {
      if (typeof item === 'object' || !isJson(typeOf(item))) reject(name, `holds ${typeOf(item)}`)
      checkText(name, location, item, reject)
    }
    return
  }
  const text = `${value}`
  if (/\p{Cs}/u.test(text) || (location === 'header' && notInHeader.test(text))) {
    reject(name, 'holds a character that cannot be sent')
  }
  if (location === 'path' && (!text || typeof value === 'object' || dotSegment.test(text))) {
    reject(name, `is ${text ? 'not a path segment' : 'empty'}; the URL would name something else`)
  }
}
