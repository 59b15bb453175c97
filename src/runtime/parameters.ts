import { createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import type { Call } from './call.ts'
import { checkType, isJson, notInHeader, type Reject, typeOf } from './check.ts'
import type { Parameter, ParameterLocation } from './definition.ts'
import type { Encoder } from './encoder.ts'
import { addSecret } from './redact.ts'

/** Checks the parameters of a call against the operation's definition and writes them into path, query and headers. */
export const parameters: Encoder = (call, draft, params) => {
  const { definition, reject } = call
  const path: Record<string, never> = {}
  const query: string[] = []
  for (const [name, parameter] of Object.entries(definition.params ?? {})) {
    const { in: location, style, as } = parameter
    const value = as ? undefined : givenValue(call, name, parameter, params)
    if (value !== undefined) {
      checkText(name, location, value, reject)
      if (location === 'query') {
        query.push(createQuerySerializer({ array: style, object: style ?? form } as never)({ [name]: value }))
      } else if (location === 'path') path[name] = value as never
      else draft.headers[name] = `${value}`
    }
  }
  draft.url = [defaultPathSerializer(definition.path, path), query.filter(Boolean).join('&')]
    .filter(Boolean)
    .join('?')
}

/** The value that a call gives for a parameter, its type checked and its secret noted. */
export function givenValue(
  { secrets, reject }: Call,
  name: string,
  { in: location, type, required }: Parameter,
  params: object,
): unknown {
  const value: unknown = Object.hasOwn(params, name) ? params[name as never] : undefined
  if (value !== undefined) {
    checkType(name, value, type, reject)
    if (secrets.fields.includes(name)) addSecret(secrets, value)
  } else if (required || location === 'path') reject(name, 'is missing')
  return value
}

/** OpenAPI's default for objects. */
const form = { style: 'form', explode: true }

/** A dot segment, also one that a server or proxy would decode into one, however often. */
const dotSegment = /(^|[/\\]|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(;[^/\\]*)?($|[/\\]|%(25)*(2f|5c))/i

/** Refuses what would vanish, be changed or lead to another path on its way into the URL. */
export function checkText(name: string, location: ParameterLocation, value: unknown, reject: Reject): void {
  if (typeof value === 'object' && location === 'header')
    reject(name, `is ${typeOf(value)}, which a header cannot carry`)
  if (typeof value === 'object' && location === 'query') {
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
