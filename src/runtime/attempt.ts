import { UnusableToken } from './auth.ts'
import type { Call } from './call.ts'
import { defaultTimeoutMs } from './defaults.ts'
import { readDeprecation } from './deprecation.ts'
import { ApiError, AuthError, NetworkError, SdkError, TimeoutError } from './errors.ts'
import { readResponse } from './response.ts'
import type { RetryBudget } from './retry.ts'
import { type OnAbort, within } from './time.ts'
import { validate } from './validate.ts'

/** What the calls of one client share. */
export interface Shared {
  readonly budget: RetryBudget
  readonly onAbort: OnAbort
  /** What the listener is told only once. */
  readonly told: Set<string>
}

/** An answer that has been read. */
export interface Delivered {
  readonly data: unknown
  readonly response: Response
}

interface PlainRequest {
  readonly url: string
  readonly headers: Headers
  readonly body: string | undefined
}

/** A token that the server answered with 401, and the error of that answer. */
export interface Refused {
  readonly token: string | undefined
  readonly error: ApiError
}

/**
 * Sends a request once and reads the answer, under the limits of time. `number` counts from 1.
 */
export function attempt(
  call: Call,
  { url, headers, body = null as never }: PlainRequest,
  { onAbort, told }: Shared,
  number: number,
  refused: Refused | undefined,
): Promise<Delivered> {
  const { settings, definition, elapsedMs, emit, failure } = call
  const { deadlineMs, timeoutMs = definition.timeoutMs ?? defaultTimeoutMs } = settings
  const { method, api } = definition
  const before = elapsedMs()
  const leftMs = deadlineMs - before
  // Of this attempt alone: one that was given up may go on for a while.
  let phase: TimeoutError['phase'] = 'token'
  const timedOut = (limit: TimeoutError['limit'], cause?: unknown) =>
    failure(
      TimeoutError,
      `timed out after ${elapsedMs()} ms (${limit}, waiting for ${phase})`,
      { limit, phase },
      cause,
    )
  const answered = (status: number) => emit({ type: 'response', status, durationMs: elapsedMs() - before })

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
      // A fetch that does not heed the signal.
      if (signal.aborted) await response.body?.cancel()
      signal.throwIfAborted()
      readDeprecation(call, response.headers, told)
      const data = await readResponse(call, response, signal)
      await validate(call, [['response', data, response.status]], told)
      signal.throwIfAborted()
      answered(response.status)
      return { data, response }
    } catch (error) {
      if (error instanceof ApiError && !signal.aborted) answered(error.status)
      if (error instanceof SdkError || signal.aborted) throw error
      const { reason, unsent, limit } = readReason(error)
      const inBody = phase === 'body'
      phase = limit ?? phase
      if (limit) throw timedOut('attempt', error)
      const problem = inBody ? 'was cut off in the answer' : 'got no answer'
      throw failure(NetworkError, `${problem}: ${reason}`, { unsent: !inBody && unsent }, error)
    }
  }
  const expire = () => {
    throw timedOut(leftMs < timeoutMs ? 'deadline' : 'attempt')
  }
  return within(settings, onAbort, Math.min(timeoutMs, leftMs), expire, send)
}

/** The token of a call; `undefined` where the operation goes without. */
async function tokenFor(
  { definition, settings, redactor, failure }: Call,
  refused: string | undefined,
): Promise<string | undefined> {
  const { api, id, security } = definition
  const { tokens } = settings
  if (!api.auth || security === 'none' || (security && !tokens)) return undefined
  if (!tokens) throw failure(AuthError, 'needs a token; call authorize(client, token)', {})
  try {
    const token = await tokens.get(api.name, id, refused)
    redactor.add(token)
    return token
  } catch (error) {
    const problem = error instanceof UnusableToken ? error.message : 'the token function failed'
    throw failure(AuthError, `was not sent: ${problem}`, {}, error)
  }
}

/** Codes of failures before a connection stood: Node, undici, Bun; Deno gives a text only. */
const unsentCodes =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|ConnectionRefused|FailedToOpenSocket)\b|\(Connect\)|dns error/

/** What a platform's error says of a failed request; each platform has a form of its own. */
function readReason(error: unknown): {
  reason: string
  unsent: boolean
  limit: 'connect' | 'headers' | 'body' | undefined
} {
  const texts: unknown[] = []
  // Bounded: a chain of causes may lead back to itself.
  for (
    let each = error as Record<string, unknown> | undefined;
    each && texts.length < 10;
    each = each.cause as typeof each
  ) {
    texts.push(each.message, each.code)
  }
  const reason = texts.filter(Boolean).join(', ')
  // Node's own limits: 10 s to connect, 300 s for headers and between chunks.
  const limit = /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT/.exec(reason)?.[1]?.toLowerCase() as
    | 'connect'
    | undefined
  return { reason, unsent: unsentCodes.test(reason), limit }
}
