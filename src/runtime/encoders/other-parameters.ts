import type { Call } from '../sending/call.ts'
import type { Draft, Encoder } from './encoder.ts'
import { checkText, givenValue } from './parameters.ts'
import { cookieText, headerText, pathText, queryText } from './styles.ts'

/**
 * Writes the parameters that `parameters` leaves out: JSON, nested objects, lists in a path or header, rare styles,
 * cookies, and those with another name in the call. Omits empty lists and `null`. Runs after `parameters`, whose URL
 * it completes.
 */
export const otherParameters: Encoder = (call, draft, params) => {
  const cookies: string[] = []
  for (const [key, parameter] of Object.entries(call.definition.params ?? {})) {
    const { in: location, as } = parameter
    if (as?.whole) continue
    if (as?.optional && params[key as never] === undefined) {
      leaveOut(call, draft, key, as.name ?? key, params)
      continue
    }
    const value = as && givenValue(call, key, parameter, params)
    if (!as || value === undefined) continue
    const name = as.name ?? key
    if (location === 'query') {
      const query = queryText(call, name, value, as)
      if (query) draft.url += `${draft.url.includes('?') ? '&' : '?'}${query}`
    } else if (location === 'path') {
      const text = pathText(call, name, value, as)
      // A style's additions may turn it into a dot segment.
      checkText(name, 'path', text, call.reject)
      draft.url = draft.url.replaceAll(`{${name}}`, () => text)
    } else if (location === 'cookie') {
      cookies.push(cookieText(call, name, value, as))
    } else {
      const text = headerText(call, name, value, as)
      if (text === undefined) continue
      checkText(key, 'header', text, call.reject)
      draft.headers[name] = text
    }
  }
  const cookie = cookies.filter(Boolean).join('; ')
  if (!cookie) return
  // Browsers would silently drop this cookie.
  if (
    typeof Request === 'function' &&
    !new Request('http://localhost', { headers: { cookie } }).headers.has('cookie')
  )
    call.reject('cookie', 'cannot be sent by a page')
  draft.headers.cookie = cookie
}

/** Removes a segment from the path. */
function leaveOut(
  { definition, reject }: Call,
  draft: Draft,
  key: string,
  name: string,
  params: object,
): void {
  const [, rest = ''] = definition.path.split(`{${name}}`)
  for (const [other, { as }] of Object.entries(definition.params ?? {})) {
    // A later segment would move into its place.
    if (as?.optional && rest.includes(`{${as.name ?? other}}`) && params[other as never] !== undefined)
      reject(key, `is missing, and ${other} follows it in the path`)
  }
  draft.url = draft.url.replace(`/{${name}}`, '')
}
