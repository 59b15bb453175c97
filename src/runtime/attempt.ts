import { UnusableToken } from './auth.ts'
import type { Call } from './call.ts'
import type { Result } from './config.ts'
import { defaultTimeoutMs } from './defaults.ts'
import { readDeprecation } from './deprecation.ts'
import type { Draft } from './encoder.ts'
import { type ApiError, AuthError, isSdkError, NetworkError, TimeoutError } from './errors.ts'
import { readResponse } from './response.ts'
import { within } from './time.ts'
import { validate } from './validate.ts'

/** A token that the server answered with 401, and the error of that answer. */
export interface Refused {
  readonly token: string | undefined
  readonly error: ApiError
}

/** Sends a request once and reads the answer, under the limits of time. `number` counts from 1. */
export function attempt(
  call: Call,
  { url, body }: Draft,
  headers: Headers,
  number: number,
  refused: Refused | undefined,
): Promise<Result<unknown>> {
  const { settings, definition, elapsedMs, emit, failure } = call
  const { timeoutMs = definition.timeoutMs ?? defaultTimeoutMs } = settings
  const { method, api } = definition
  const leftMs = settings.deadlineMs - elapsedMs()
  // Of this attempt alone: one that was given up may go on for a while.
  let phase: TimeoutError['phase'] = 'token'
  let status: number | undefined
  const timedOut = (limit: TimeoutError['limit'], cause?: unknown) =>
    failure(
      TimeoutError,
      `timed out after ${elapsedMs()} ms (${limit}, waiting for ${phase})`,
      { limit, phase, status },
      cause,
    )

  const send = async (signal: AbortSignal) => {
    const token = await tokenFor(call, refused?.token)
    signal.throwIfAborted()
    if (refused && token === refused.token) throw refused.error
    call.token = token
    if (token) headers.set(`${api.auth?.header}`, api.auth?.prefix + token)
    call.attempts = number
    phase = 'headers'
    emit({ type: 'request' })
    try {
      const response = await (settings.fetch ?? fetch)(url, {
        method,
        headers,
        body,
        redirect: 'manual',
        signal,
      })
      phase = 'body'
      status = response.status
      // A fetch that does not heed the signal.
      if (signal.aborted) await response.body?.cancel()
      signal.throwIfAborted()
      readDeprecation(call, response.headers)
      const data = await readResponse(call, response, signal)
      await validate(call, [['response', data, response.status]], signal)
      return { data, response, requestId: call.requestId, attempts: number }
    } catch (error) {
      if (isSdkError(error)) throw error
      const reason = textsOf(error).filter(Boolean).join(', ')
      const inBody = phase === 'body'
      // Node's own limits: 10 s to connect, 300 s for headers and between chunks.
      const limit = /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT/.exec(reason)?.[1]
      if (limit) {
        phase = limit.toLowerCase() as typeof phase
        throw timedOut('attempt', error)
      }
      const problem = inBody ? 'was cut off in the answer' : 'got no answer'
      const unsent = !inBody && unsentCodes.test(reason)
      throw failure(NetworkError, `${problem}: ${reason}`, { unsent }, error)
    }
  }
  if (leftMs <= 0) return Promise.reject(timedOut('deadline'))
  return within(call, Math.min(timeoutMs, leftMs), send, () => {
    if (phase === 'token') settings.token?.abandon?.(settings.clock.now())
    return timedOut(leftMs < timeoutMs ? 'deadline' : 'attempt')
  })
}

/** The token of a call; `undefined` where the operation goes without. */
async function tokenFor(call: Call, refused: string | undefined): Promise<string | undefined> {
  const { api, id, security } = call.definition
  const source = call.settings.token
  if (!api.auth || security === 'none' || (security && !source)) return undefined
  if (!source) throw call.failure(AuthError, 'needs a token; call authorize(client, token)', {})
  try {
    const token = await source.get(api.name, id, refused, call.settings.clock.now())
    call.redactor.add(token)
    return token
  } catch (error) {
    const problem = error instanceof UnusableToken ? error.message : 'the token function failed'
    throw call.failure(AuthError, `was not ${refused ? 'repeated' : 'sent'}: ${problem}`, {}, error)
  }
}

/** Codes of failures before a connection stood: Node, undici, Bun; Deno gives a text only. */
const unsentCodes =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|connect E(HOST|NET)UNREACH|ConnectionRefused|FailedToOpenSocket)\b|\(Connect\)|dns error/

/** What a platform's error says of a failed request; each platform has a form of its own. */
function textsOf(error: unknown, depth = 5): unknown[] {
  const { message, code, cause } = Object(error) as Record<string, unknown>
  // Bounded: a chain of causes may lead back to itself.
  return error && depth ? [message, code, ...textsOf(cause, depth - 1)] : []
}
