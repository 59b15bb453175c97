import { serializeArrayParam, serializeObjectParam } from 'openapi-fetch'
import { typeOf } from '../config/check.ts'
import type { ParameterForm } from '../definition.ts'
import type { Call } from '../sending/call.ts'
import type { Draft, Encoder } from './encoder.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { checkText, givenValue } from './parameters.ts'
import { jsonText } from './request-body.ts'

/**
 * Writes the parameters that `parameters` leaves: JSON, nested objects, lists in a path or header, cookies, and those
 * that the call knows by another name. Follows it, since it writes into its URL.
 */
export const otherParameters: Encoder = (call, draft, params) => {
  const cookies: string[] = []
  for (const [key, parameter] of Object.entries(call.definition.params ?? {})) {
    const { in: location, as } = parameter
    if (as?.optional && params[key as never] === undefined) {
      leaveOut(call, draft, key, as.name ?? key, params)
      continue
    }
    const value = as && givenValue(call, key, parameter, params)
    if (!as || value === undefined) continue
    const name = as.name ?? key
    if (location === 'query') {
      const query = pairsIn(call, name, value, as).map(pairText).join('&')
      if (query) draft.url += `${draft.url.includes('?') ? '&' : '?'}${query}`
    } else if (location === 'path') {
      const text = pathText(call, name, value, as)
      // What a style adds may make a dot segment of it.
      checkText(name, 'path', text, call.reject)
      draft.url = draft.url.replaceAll(`{${name}}`, () => text)
    } else if (location === 'cookie') {
      cookies.push(pairsIn(call, name, value, as).map(pairText).join('; '))
    } else {
      const text = headerText(call, name, value, as)
      checkText(key, 'header', text, call.reject)
      draft.headers[name] = text
    }
  }
  const cookie = cookies.filter(Boolean).join('; ')
  if (!cookie) return
  // A browser keeps cookies to itself and drops this one without a word.
  if (
    typeof Request === 'function' &&
    !new Request('http://localhost', { headers: { cookie } }).headers.has('cookie')
  )
    call.reject('cookie', 'cannot be sent by a page')
  draft.headers.cookie = cookie
}

/** Takes a segment out of the path. */
function leaveOut(
  { definition, reject }: Call,
  draft: Draft,
  key: string,
  name: string,
  params: object,
): void {
  const [, rest = ''] = definition.path.split(`{${name}}`)
  for (const [other, { as }] of Object.entries(definition.params ?? {})) {
    // It would move into the place of what is left out.
    if (as?.optional && rest.includes(`{${as.name ?? other}}`) && params[other as never] !== undefined)
      reject(key, `is missing, and ${other} follows it in the path`)
  }
  draft.url = draft.url.replace(`/{${name}}`, '')
}

/** A parameter that is declared by its content is JSON, also where it is a scalar. */
const pairsIn = (call: Call, name: string, value: unknown, as: ParameterForm): Pair[] =>
  as.style === 'json' ? [[name, jsonText(call, name, value)]] : pairsOf(call, name, value, as)

const pairText = ([name, text]: Pair) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`

/** A value in a path. Each of its parts has to be one of a path's. */
function pathText(
  call: Call,
  name: string,
  value: unknown,
  { style, explode = false }: ParameterForm,
): string {
  if (style === 'json' || typeof value !== 'object' || value === null) {
    const given = style === 'json' ? jsonText(call, name, value) : value
    checkText(name, 'path', given, call.reject)
    if (style === 'wildcard') return segments(`${given}`.split('/'))
    const text = encodeURIComponent(`${given}`)
    return style === 'label' ? `.${text}` : style === 'matrix' ? `;${name}=${text}` : text
  }
  const parts = Object.entries(value)
  if (!parts.length) call.reject(name, 'is empty; the URL would name something else')
  for (const [, part] of parts) {
    if (typeof part === 'object') call.reject(name, `holds ${typeOf(part)}`)
    checkText(name, 'path', part, call.reject)
  }
  if (style === 'wildcard') return segments(parts.map(([, part]) => `${part}`))
  const form = { style, explode } as never
  return Array.isArray(value)
    ? serializeArrayParam(name, value, form)
    : serializeObjectParam(name, value as never, form)
}

/** What a wildcard takes. */
const segments = (parts: readonly string[]) => parts.map(encodeURIComponent).join('/')

/** A header's value is not percent-encoded. */
function headerText(call: Call, name: string, value: unknown, { style, explode }: ParameterForm): string {
  if (style === 'json') return jsonText(call, name, value)
  if (typeof value !== 'object' || value === null) return `${value}`
  const pairs = pairsOf(call, name, value, { style: 'form', explode: true })
  return pairs
    .map(([key, text]) => (Array.isArray(value) ? text : `${key}${explode ? '=' : ','}${text}`))
    .join(',')
}
