import { maskText } from '../secrets/redact.ts'
import { type Call, emitOnce } from '../sending/call.ts'
import type { ReadHeader } from './read-header.ts'

/**
 * Reads headers by name. A header that the environment withholds counts as absent and is reported once per call:
 * SvelteKit's load functions throw for every header that no hook allows.
 */
export const headersOf =
  (call: Call | undefined, { headers }: Response): ReadHeader =>
  (name) => {
    try {
      return headers.get(name) ?? undefined
    } catch (error) {
      if (call)
        emitOnce(call, name, { type: 'unreadable', header: name, reason: maskText(call.secrets, `${error}`) })
    }
  }

/** The usual headers for the server's request id. */
export const requestIdHeaders =
  'x-request-id request-id x-amzn-requestid apigw-requestid x-correlation-id cf-ray'
