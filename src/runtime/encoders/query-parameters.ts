import { createQuerySerializer } from 'openapi-fetch'
import { isJson, typeOf } from '../config/check.ts'
import type { Encoder } from './encoder.ts'
import { checkText } from './parameters.ts'
import { addQuery } from './scalar-query.ts'

/** Checks query parameters of any type, in every style with one level, and adds them to the URL. */
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
