import { isJson, typeOf } from '../config/check.ts'
import type { ParameterForm } from '../definition.ts'
import type { Call } from '../sending/call.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { checkText } from './parameters.ts'
import { jsonText } from './request-body.ts'

/** Separators between the items of a list that is one query value. */
const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
}

/**
 * A query value in one of OpenAPI's styles (RFC 6570, section 3.2.8). A separator inside an item is encoded, or
 * rejected if the style can't encode it.
 */
export function queryText(call: Call, name: string, value: unknown, form: ParameterForm): string {
  const { style, explode, reserved } = form
  if (value === null) return ''
  if (style === 'json' || style === 'text' || style === 'deepObject' || explode || typeof value !== 'object')
    return pairsIn(call, name, value, form)
      .map(([key, text]) => `${encodeURIComponent(key)}=${encoded(text, reserved)}`)
      .join('&')
  const delimiter = delimiters[style]
  const parts = textsOf(call, name, value).map((text) => {
    refuse(call, name, text, delimiter ? decodeURIComponent(delimiter) : reserved ? ',' : '')
    return encoded(text, reserved)
  })
  return parts.length ? `${encodeURIComponent(name)}=${parts.join(delimiter ?? ',')}` : ''
}

/** A value as pairs of a cookie (RFC 6265, section 4.2.1). In the style `cookie` nothing is percent-encoded. */
export function cookieText(call: Call, name: string, value: unknown, form: ParameterForm): string {
  if (value === null) return ''
  const isPlain = form.style === 'cookie'
  return pairsIn(call, name, value, isPlain ? { ...form, style: 'form' } : form)
    .map(([key, text]) => {
      if (isPlain && /[^!#-+\--:<-[\]-~]/.test(text))
        call.reject(name, 'contains a character that cookies cannot contain')
      return isPlain ? `${key}=${text}` : `${encodeURIComponent(key)}=${encodeURIComponent(text)}`
    })
    .join('; ')
}

/** A value in a path. Each part must be a valid path segment. */
export function pathText(call: Call, name: string, value: unknown, form: ParameterForm): string {
  const { style, explode = false, reserved } = form
  const checked = (part: unknown) => {
    checkText(name, 'path', part, call.reject)
    return `${part}`
  }
  const write = (text: string) => encoded(text, reserved, /[/?#%[\]]/g)
  const key = encodeURIComponent(name)
  if (style === 'json' || style === 'text' || typeof value !== 'object' || value === null) {
    const [[, text] = ['', '']] =
      style === 'json' || style === 'text' ? pairsIn(call, name, value, form) : [[name, value]]
    if (style === 'wildcard') return segments(checked(text).split('/'))
    const own = write(checked(text))
    return style === 'label' ? `.${own}` : style === 'matrix' ? `;${key}=${own}` : own
  }
  const entries = Object.entries(value)
  if (!entries.length) call.reject(name, 'is empty, which is not allowed in a path parameter')
  for (const [, part] of entries) {
    if (typeof part === 'object' || !isJson(typeOf(part))) call.reject(name, `holds ${typeOf(part)}`)
    checked(part)
  }
  if (style === 'wildcard') return segments(entries.map(([, part]) => `${part}`))
  const isList = Array.isArray(value)
  const separator = style === 'label' && explode ? '.' : style === 'matrix' && explode ? ';' : ','
  const part = (text: string) => {
    // Dots are never encoded; the others are, unless reserved characters are allowed.
    refuse(call, name, text, separator === '.' ? '.' : reserved ? separator : '')
    return write(text)
  }
  const parts = entries.flatMap(([field, each]) => {
    const text = part(`${each}`)
    if (isList) return style === 'matrix' && explode ? [`${key}=${text}`] : [text]
    return explode ? [`${part(field)}=${text}`] : [part(field), text]
  })
  const start = style === 'label' ? '.' : style === 'matrix' ? (explode ? ';' : `;${key}=`) : ''
  return start + parts.join(separator)
}

/** A value in a header, without percent-encoding; undefined if it is empty. */
export function headerText(
  call: Call,
  name: string,
  value: unknown,
  form: ParameterForm,
): string | undefined {
  const { style, explode } = form
  // Headers can't carry other characters, and JSON can escape them.
  if (style === 'json')
    return jsonText(call, name, value).replace(
      /[^ -~]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  if (value === null) return undefined
  if (style === 'text' || typeof value !== 'object') return pairsIn(call, name, value, form)[0]?.[1]
  const texts = textsOf(call, name, value)
  for (const text of texts) refuse(call, name, text, ',')
  if (Array.isArray(value) || !explode) return texts.length ? texts.join(',') : undefined
  const fields = Object.keys(value).filter((key) => value[key as never] !== undefined)
  for (const key of fields) refuse(call, name, key, '=')
  return fields.length ? fields.map((key, at) => `${key}=${texts[2 * at + 1]}`).join(',') : undefined
}

/** The segments of a wildcard. */
const segments = (parts: readonly string[]) => parts.map(encodeURIComponent).join('/')

/** A parameter declared with `content` is always JSON, or always text. */
function pairsIn(call: Call, name: string, value: unknown, form: ParameterForm): readonly Pair[] {
  if (form.style === 'json') return [[name, jsonText(call, name, value)]]
  if (form.style === 'text' && typeof value !== 'string') call.reject(name, `is ${typeOf(value)}, not string`)
  return pairsOf(call, name, value, form)
}

/** The texts of a list; for an object, alternating names and values. */
function textsOf(call: Call, name: string, value: object): string[] {
  const isList = Array.isArray(value)
  return pairsOf(call, name, value, { style: 'form', explode: true }).flatMap(([key, text]) =>
    isList ? [text] : [key, text],
  )
}

function refuse({ reject }: Call, name: string, text: string, separator: string): void {
  if (separator && text.includes(separator))
    reject(name, `holds a text with ${JSON.stringify(separator)}, which separates its parts`)
}

/**
 * Encodes a text, leaving reserved characters if they are allowed. Those that would end the value stay encoded
 * (OpenAPI 3.1.1, section 4.8.12.2.1, `allowReserved`).
 */
function encoded(text: string, reserved: true | undefined, ends = /[#&+%[\]]/g): string {
  const keep = /[:/?@!$'()*,;=&+#[\]]/
  if (!reserved) return encodeURIComponent(text)
  return encodeURIComponent(text).replace(/%[2-5][\dA-F]/g, (each) => {
    const own = decodeURIComponent(each)
    return keep.test(own) && !own.match(ends) ? own : each
  })
}
