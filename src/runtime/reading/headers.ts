import { type Call, emitOnce } from '../sending/call.ts'
import type { ReadHeader } from './read-header.ts'

/**
 * Reads headers by name. One that the environment refuses to give out counts as absent, and is told once where there is
 * a call to tell it of: the load functions of SvelteKit throw for every header that a hook does not let through.
 */
export const headersOf =
  (call: Call | undefined, { headers }: Response): ReadHeader =>
  (name) => {
    try {
      return headers.get(name) ?? undefined
    } catch (error) {
      if (call) emitOnce(call, name, { type: 'unreadable', header: name, reason: `${error}` })
      return undefined
    }
  }

/** The server's id of a request, from the usual headers. */
export function readRequestId(header: ReadHeader): string | undefined {
  for (const name of requestIdHeaders) {
    const id = header(name)
    if (id) return id
  }
  return undefined
}

const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apigw-requestid',
  'x-correlation-id',
  'cf-ray',
]
