import type { Parameter } from '../definition.ts'
import type { Call } from '../sending/call.ts'
import type { Encoder } from './encoder.ts'
import { checkText, givenValue } from './parameters.ts'

/** Checks query parameters, lists and objects excluded, against the operation's definition and adds them to the URL. */
export const scalarQuery: Encoder = (call, draft, params) =>
  addQuery(call, draft, params, (name, value) => {
    checkText(name, 'query', value, call.reject)
    return value === null ? '' : `${name}=${encodeURIComponent(value as string)}`
  })

/** Adds what `write` makes of each query parameter to the URL. */
export function addQuery(
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
