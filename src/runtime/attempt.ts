import { UnusableToken } from './auth.ts'
import { type Call, elapsedMs, emit, failure } from './call.ts'
import { defaults } from './defaults.ts'
import { readDeprecation } from './deprecation.ts'
import { ApiError, AuthError, isSdkError, NetworkError, TimeoutError } from './errors.ts'
import { readResponse } from './response.ts'
import { type Bounds, within } from './time.ts'

/** A request as plain data, which can be sent again, unlike a Request. */
export interface PlainRequest {
  readonly url: string
  readonly headers: Headers
  readonly body: string | undefined
}

/** An answer that has been read. */
export interface Delivered {
  readonly data: unknown
  readonly response: Response
}

/** Sends a request once and reads the answer, under the limits of time. `refused` is the error of a token that a 401 refused. */
export function attempt(
  call: Call,
  { url, headers, body }: PlainRequest,
  bounds: Bounds,
  number: number,
  refused: ApiError | undefined,
): Promise<Delivered> {
  const { settings, definition } = call
  const { clock, deadlineMs } = settings
  const startedAt = clock.now()
  const leftMs = deadlineMs - elapsedMs(call)
  const timeoutMs = settings.timeoutMs ?? definition.timeoutMs ?? defaults.timeoutMs
  const expire = () => {
    throw timedOut(call, leftMs < timeoutMs ? 'deadline' : 'attempt', call.phase)
  }
  return within(bounds, Math.min(timeoutMs, leftMs), expire, async (signal) => {
    call.phase = 'token'
    const token = await tokenFor(call, refused && call.token)
    signal.throwIfAborted()
    if (refused && token === call.token) throw refused
    const { auth } = definition.api
    if (auth && token) headers.set(auth.header, auth.prefix + token)
    call.token = token
    call.attempts = number
    call.phase = 'headers'
    emit(call, { type: 'request' })
    const answered = (status: number) =>
      emit(call, { type: 'response', status, durationMs: clock.now() - startedAt })
    try {
      const send = settings.fetch ?? fetch
      const { method } = definition
      const response = await send(url, { method, headers, body: body ?? null, redirect: 'manual', signal })
      call.phase = 'body'
      // A fetch that does not heed the signal.
      if (signal.aborted) await response.body?.cancel()
      signal.throwIfAborted()
      readDeprecation(call, response.headers)
      const data = await readResponse(call, response, signal)
      answered(response.status)
      return { data, response }
    } catch (error) {
      if (error instanceof ApiError) answered(error.status)
      throw isSdkError(error) ? error : brokenOff(call, error)
    }
  })
}

/** The token of a call; `undefined` where the operation goes without. */
async function tokenFor(call: Call, refused: string | undefined): Promise<string | undefined> {
  const { definition, settings, redactor } = call
  const { api, id, security } = definition
  if (!api.auth || security === 'none' || (security && !settings.tokens)) return undefined
  if (!settings.tokens) throw failure(call, AuthError, 'needs a token; call authorize(client, token)', {})
  try {
    const token = await settings.tokens.get(api.name, id, refused)
    redactor.add(token)
    return token
  } catch (error) {
    const problem = error instanceof UnusableToken ? error.message : 'the token function failed'
    throw failure(call, AuthError, `was not sent: ${problem}`, {}, error)
  }
}

function timedOut(
  call: Call,
  limit: TimeoutError['limit'],
  phase: TimeoutError['phase'],
  cause?: unknown,
): TimeoutError {
  const problem = `timed out after ${elapsedMs(call)} ms (${limit}, waiting for ${phase})`
  return failure(call, TimeoutError, problem, { limit, phase }, cause)
}

/** Codes of failures before a connection stood: Node, undici, Bun; Deno gives a text only. */
const unsent =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectionRefused|FailedToOpenSocket)\b|\(Connect\)|dns error/

/** The error for what a fetch or a body rejected with. */
function brokenOff(call: Call, cause: unknown): NetworkError | TimeoutError {
  const reasons: unknown[] = []
  for (let each = cause as Record<string, unknown> | undefined; each; each = each.cause as typeof each) {
    reasons.push(each.message, each.code)
  }
  const reason = reasons.filter(Boolean).join(', ')
  // Node's own limits: 10 s to connect, 300 s for headers and between chunks.
  const limit = /UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT/.exec(reason)?.[1]?.toLowerCase()
  if (limit) return timedOut(call, 'attempt', limit as TimeoutError['phase'], cause)
  const problem = call.phase === 'body' ? 'was cut off in the answer' : 'got no answer'
  return failure(
    call,
    NetworkError,
    `${problem}: ${reason}`,
    { unsent: call.phase !== 'body' && unsent.test(reason) },
    cause,
  )
}
