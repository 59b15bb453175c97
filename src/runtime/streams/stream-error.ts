import { NetworkError, type SdkError, TimeoutError } from '../errors/errors.ts'
import { unexpected } from '../reading/response.ts'
import { maskText } from '../secrets/redact.ts'
import { textsOf, undecodable } from '../sending/attempt.ts'
import { type Call, callError, elapsedMs } from '../sending/call.ts'

/** A time limit that ran out while a response was streamed. */
export const timedOut = (call: Call, limit: TimeoutError['limit'], { status }: Response): TimeoutError =>
  callError(
    call,
    TimeoutError,
    `timed out after ${elapsedMs(call)} ms (${limit}, in the middle of a stream)`,
    {
      limit,
      phase: 'body',
      status,
    },
  )

/** The SDK error for a platform's error about a body that broke off. */
export function streamError(call: Call, response: Response, error: unknown): SdkError {
  const reason = maskText(call.secrets, textsOf(error).join(', '))
  if (undecodable.test(reason))
    return unexpected(call, response, `its content encoding is broken, ${reason}`, undefined, error)
  // Node's own limit: 300 s between chunks.
  if (/UND_ERR_BODY_TIMEOUT/.test(reason)) return timedOut(call, 'idle', response)
  return cutOff(call, reason, error)
}

/** The error of a stream that ended too soon. */
export const cutOff = (call: Call, reason: string, cause?: unknown): NetworkError =>
  callError(call, NetworkError, `was cut off in the middle of a stream: ${reason}`, { unsent: false }, cause)
