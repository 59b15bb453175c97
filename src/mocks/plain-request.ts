import { plainHeaders, readHeaders } from './plain-headers.ts'

/** Methods that fetch writes in capitals (Fetch standard, "normalize a method"). */
const known = /^(delete|get|head|options|post|put)$/i

/**
 * Makes what a mock reads of a request. Needs nothing of the platform, except its Request for a body that is not
 * text.
 */
export function plainRequest(url: string, { method = 'GET', headers, body, ...rest }: RequestInit): Request {
  if (body != null && typeof body !== 'string') {
    if (typeof Request !== 'function') {
      throw new TypeError('Request is not defined here, and without it the mock reads only text bodies')
    }
    return new Request(url, { method, headers, body, ...rest } as RequestInit)
  }
  const verb = known.test(method) ? method.toUpperCase() : method
  if (body != null && /^(GET|HEAD)$/.test(verb)) throw new TypeError('a GET or HEAD request has no body')
  const type = body == null ? {} : { 'content-type': 'text/plain;charset=UTF-8' }
  const request = {
    method: verb,
    url,
    headers: plainHeaders({ ...type, ...readHeaders(headers) }),
    text: async () => body ?? '',
  }
  return request as Request
}
