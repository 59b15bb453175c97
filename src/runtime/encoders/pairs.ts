import { isJson, typeOf } from '../config/check.ts'
import type { ParameterForm } from '../definition.ts'
import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import { jsonText } from './request-body.ts'

/** A name and a text, as in queries and forms. */
export type Pair = readonly [name: string, text: string]

/** `tabDelimited` is Swagger 2.0's `tsv`, for which OpenAPI has no style. */
const separators: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
  tabDelimited: '\t',
}

/**
 * A value as pairs of name and text, in one of OpenAPI's styles. `deepObject` nests brackets as deep as the value
 * goes: `a[b][c]=1`, list items by index. `json` writes objects and lists as JSON. `null` becomes an empty string;
 * `undefined` is omitted.
 */
export function pairsOf(call: Call, name: string, value: unknown, form: ParameterForm): Pair[] {
  const { style, explode } = form
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : undefined
  if (!entries) return value === undefined ? [] : [[name, textOf(call, name, value)]]
  const isList = Array.isArray(value)
  if (!isList && typeOf(value) !== 'object') call.reject(name, `is ${typeOf(value)}`)
  if (style === 'deepObject') {
    return entries.flatMap(([key, each]) => {
      addField(call.secrets, key, each)
      return pairsOf(call, `${name}[${key}]`, each, form)
    })
  }
  if (style === 'json') {
    return isList && explode
      ? value.flatMap((each) => pairsOf(call, name, each, { style }))
      : [[name, jsonText(call, name, value)]]
  }
  const texts = entries.flatMap(([key, each]): Pair[] =>
    each === undefined && !isList ? [] : [[isList ? name : key, textOf(call, name, each)]],
  )
  if (explode) return texts
  const separator = separators[style] ?? ','
  const parts = texts.flatMap(([key, text]) => (isList ? [text] : [key, text]))
  // The reader splits at each one.
  if (parts.some((text) => text.includes(separator)))
    call.reject(name, `holds a text with ${JSON.stringify(separator)}, which separates its parts`)
  return parts.length ? [[name, parts.join(separator)]] : []
}

function textOf({ reject }: Call, name: string, value: unknown): string {
  const type = typeOf(value)
  if (!isJson(type) || (typeof value === 'object' && value !== null)) reject(name, `holds ${type}`)
  const text = `${value ?? ''}`
  if (/\p{Cs}/u.test(text)) reject(name, 'contains a character that cannot be sent')
  return text
}
