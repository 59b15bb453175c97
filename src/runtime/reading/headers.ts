import { maskText } from '../secrets/redact.ts'
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
      if (call)
        emitOnce(call, name, { type: 'unreadable', header: name, reason: maskText(call.secrets, `${error}`) })
      return undefined
    }
  }

/** The usual headers with the server's id of a request. */
export const requestIdHeaders =
  'x-request-id request-id x-amzn-requestid apigw-requestid x-correlation-id cf-ray'
