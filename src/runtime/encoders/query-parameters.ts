import { createQuerySerializer, serializePrimitiveParam } from 'openapi-fetch'
import { isJson, typeOf } from '../config/check.ts'
import type { Parameter } from '../definition.ts'
import type { Call } from '../sending/call.ts'
import type { Encoder } from './encoder.ts'
import { checkText, givenValue } from './parameters.ts'

/** Checks query parameters, lists and objects excluded, against the operation's definition and adds them to the URL. */
export const scalarQuery: Encoder = (call, draft, params) =>
  addQuery(call, draft, params, (name, value) => {
    checkText(name, 'query', value, call.reject)
    return serializePrimitiveParam(name, value as never)
  })

/** The same for query parameters of any type, in every style with one level. */
export const queryParameters: Encoder = (call, draft, params) =>
  addQuery(call, draft, params, (name, value, { style }) => {
    // null is empty, as in forms; undefined is absent.
    if (Array.isArray(value)) value = value.map((item) => (item === null ? '' : item))
    else if (typeof value === 'object' && value)
      value = Object.fromEntries(
        Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item ?? '']])),
      )
    for (const item of typeof value === 'object' ? Object.values(value ?? {}) : [value]) {
      if (typeof item === 'object' || !isJson(typeOf(item))) call.reject(name, `holds ${typeOf(item)}`)
      checkText(name, 'query', item, call.reject)
    }
    return createQuerySerializer({ array: style, object: style ?? form } as never)({ [name]: value })
  })

/** OpenAPI's default for objects. */
const form = { style: 'form', explode: true }

function addQuery(
  call: Call,
  draft: Parameters<Encoder>[1],
  params: object,
  write: (name: string, value: unknown, parameter: Parameter) => string,
): void {
  const query: string[] = []
  for (const [name, parameter] of Object.entries(call.definition.params ?? {})) {
    const wanted = parameter.in === 'query' && !parameter.as
    const value = wanted ? givenValue(call, name, parameter, params) : undefined
    if (value !== undefined) query.push(write(name, value, parameter))
  }
  // An empty list has no text.
  const text = query.filter(Boolean).join('&')
  if (text) draft.url += `?${text}`
}
