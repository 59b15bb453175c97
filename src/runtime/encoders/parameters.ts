import { checkType, notInHeader, type Reject, typeOf } from '../config/check.ts'
import type { Parameter, ParameterLocation } from '../definition.ts'
import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import type { Encoder } from './encoder.ts'

/** Checks a call's parameters against the operation's definition and writes those in the path and in headers. */
export const parameters: Encoder = (call, draft, params) => {
  for (const [name, parameter] of Object.entries(call.definition.params ?? {})) {
    const { in: location, as } = parameter
    const value = location === 'query' || as ? undefined : givenValue(call, name, parameter, params)
    if (value === undefined) continue
    checkText(name, location, value, call.reject)
    // Not by openapi-fetch: its function would bring code for lists and objects, which are rejected here.
    if (location === 'path')
      draft.url = draft.url.replaceAll(`{${name}}`, encodeURIComponent(value as string))
    else draft.headers[name] = `${value}`
  }
}

/** A call's value for a parameter, type-checked and noted if secret. */
export function givenValue(
  { secrets, reject }: Call,
  name: string,
  { in: location, type, required }: Parameter,
  params: object,
): unknown {
  const value: unknown = Object.hasOwn(params, name) ? params[name as never] : undefined
  if (value !== undefined) {
    checkType(name, value, type, reject)
    addField(secrets, name, value)
  } else if (required || location === 'path') reject(name, 'is missing')
  return value
}

/** A dot segment, or anything a server or proxy would decode into one, however many times. */
const dotSegment = /(^|[/\\]|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(;[^/\\]*)?($|[/\\]|%(25)*(2f|5c))/i

/** Rejects values that would vanish, change, or lead to another path. */
export function checkText(name: string, location: ParameterLocation, value: unknown, reject: Reject): void {
  const text = `${value}`
  if (typeof value === 'object' && location === 'header')
    reject(name, `is ${typeOf(value)}, which a header cannot hold`)
  if (/\p{Cs}/u.test(text) || (location === 'header' && notInHeader.test(text))) {
    reject(name, 'contains a character that cannot be sent')
  }
  if (location === 'path' && (!text || typeof value === 'object' || dotSegment.test(text))) {
    reject(name, `is ${text ? 'a dot segment' : 'empty'}, which is not allowed in a path parameter`)
  }
}
