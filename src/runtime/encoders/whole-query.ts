import type { Encoder } from './encoder.ts'
import { pairsOf } from './pairs.ts'
import { checkText, givenValue } from './parameters.ts'
import { jsonText } from './request-body.ts'

/**
 * Writes the parameter that is the whole query (OpenAPI 3.2, `in: querystring`): form fields, a JSON value or a
 * string, percent-encoded.
 */
export const wholeQuery: Encoder = (call, draft, params) => {
  for (const [name, parameter] of Object.entries(call.definition.params ?? {})) {
    const { whole } = parameter.as ?? {}
    const value = whole && givenValue(call, name, parameter, params)
    if (value === undefined) continue
    let text = ''
    if (whole === 'json') text = encodeURIComponent(jsonText(call, name, value))
    else if (whole === 'text') {
      checkText(name, 'query', value, call.reject)
      text = encodeURIComponent(`${value}`)
    } else {
      text = Object.entries(value as object)
        .flatMap(([key, each]) => pairsOf(call, key, each, { style: 'json', explode: true }))
        .map((pair) => pair.map(encodeURIComponent).join('='))
        .join('&')
    }
    if (text) draft.url += `${draft.url.includes('?') ? '&' : '?'}${text}`
  }
}
