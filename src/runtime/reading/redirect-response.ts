import type { Definition } from '../definition.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { ResponseError } from '../errors/errors.ts'
import { type Call, callError } from '../sending/call.ts'
import { checker, type Part, type Schemas } from '../validation/schemas.ts'
import { headersOf } from './headers.ts'
import { discard } from './read-body.ts'
import { readData, unexpected } from './response.ts'

/**
 * Returns the target of a declared redirect as `{ location }`; never follows it. A relative `Location` is resolved
 * against the request's URL (RFC 9110, section 10.2.2), an absolute one is unchanged. Throws ResponseError if the
 * platform hides the redirect or has followed it.
 */
export const redirectResponse: Encoder = (call, draft) => {
  const { settings } = call
  const { read = readData } = call
  const ownFetch = settings.fetch
  const send: NonNullable<typeof ownFetch> = async (url, init) => {
    const response = await (ownFetch ?? fetch)(url, init)
    const problem = hidden(response, url)
    if (!problem) return response
    discard(response)
    throw callError(call, ResponseError, `got ${problem}`, {
      status: response.status,
      contentType: undefined,
      snippet: undefined,
    })
  }
  // If it is missing, the client reports that.
  if (ownFetch || typeof fetch === 'function') call.settings = { ...settings, fetch: send }
  if (settings.schemas)
    call.settings = { ...call.settings, schemas: exceptRedirects(settings.schemas, call.definition) }
  call.read = async (_, response, reading) =>
    call.definition.responses[response.status] === 'redirect'
      ? { location: locationOf(call, response, draft.url) }
      : read(call, response, reading)
}

/** The schema of another response, of `2XX` or `default`, doesn't describe a redirect. */
function exceptRedirects({ [checker]: check }: Schemas, { responses }: Definition): Schemas {
  const isChecked = ([part, , status]: Part) => part !== 'response' || responses[`${status}`] !== 'redirect'
  return { [checker]: (own, parts, signal) => check(own, parts.filter(isChecked), signal) }
}

/** Why a redirect can't be returned. */
function hidden({ status, type, redirected, url }: Response, requestUrl: string): string | undefined {
  if (type === 'opaqueredirect' || status === 0)
    return 'a redirect, whose target browsers hide from scripts; call this on a server, or let the user open the address as a link or a form'
  if (redirected || (url && !isSameAddress(bare(url), bare(requestUrl))))
    return "a response from another address: fetch followed a redirect, as React Native's always does; call this where redirect: 'manual' is supported, or set the fetch option to one that supports it"
  return undefined
}

/** The caller's fetch may have changed the query. */
const isSameAddress = (url: string, requestUrl: string) =>
  url === requestUrl || (url.startsWith(requestUrl) && /^[?&]/.test(url.slice(requestUrl.length)))

/** A URL as platforms write it, without its fragment. */
function bare(url: string): string {
  try {
    return new URL(url).href.replace(/#.*/, '')
  } catch {
    return url
  }
}

function locationOf(call: Call, response: Response, requestUrl: string): string {
  discard(response)
  const location = headersOf(call, response)('location')
  if (!location) throw unexpected(call, response, 'a redirect without Location')
  if (/^[a-z][a-z\d+.-]*:/i.test(location)) return location
  try {
    return new URL(location, requestUrl).href
  } catch (error) {
    throw unexpected(call, response, 'a redirect whose Location is not a URL', undefined, error)
  }
}
