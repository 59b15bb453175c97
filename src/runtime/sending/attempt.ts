import { UnusableToken } from '../auth/token-source.ts'
import type { Result } from '../config/config.ts'
import { defaultTimeoutMs } from '../config/defaults.ts'
import type { Draft } from '../encoders/encoder.ts'
import {
  type ApiError,
  AuthError,
  ConfigError,
  isSdkError,
  NetworkError,
  TimeoutError,
} from '../errors/errors.ts'
import { readDeprecation } from '../reading/deprecation.ts'
import { headersOf, requestIdHeaders } from '../reading/headers.ts'
import { discard, type Reading } from '../reading/read-body.ts'
import { firstOf } from '../reading/read-header.ts'
import { readData, readError, unexpected } from '../reading/response.ts'
import { addSecret, maskText } from '../secrets/redact.ts'
import { readClock } from '../time/clock.ts'
import { limited } from '../time/limited.ts'
import { validate } from '../validation/validate.ts'
import { type Call, callError, elapsedMs, emit } from './call.ts'

/** A token that got a 401, and that response's error. */
export interface Refused {
  readonly token: string | undefined
  readonly error: ApiError
}

/** Sends a request once and reads the response, within the time limits. `number` counts from 1. */
export function attempt(
  call: Call,
  { url, body }: Draft,
  headers: Record<string, string>,
  number: number,
  refused: Refused | undefined,
): Promise<Result<unknown>> {
  const { settings, definition } = call
  const { timeoutMs = definition.timeoutMs ?? defaultTimeoutMs } = settings
  const { method, api, id, security } = definition
  const source = settings.token
  const leftMs = settings.deadlineMs - elapsedMs(call)
  // Per attempt: one that timed out may keep running for a while.
  let phase: TimeoutError['phase'] = 'token'
  let response: Response | undefined
  const timedOut = (limit: TimeoutError['limit'], cause?: unknown) =>
    callError(
      call,
      TimeoutError,
      `timed out after ${elapsedMs(call)} ms (${limit}, waiting for ${phase})`,
      { limit, phase, status: response?.status },
      cause,
    )

  /** The SDK error for a platform's error. */
  const toSdkError = (error: unknown, { receiving }: Reading) => {
    // React and Next.js throw control-flow errors through fetch and mark them with a digest.
    if (isSdkError(error) || (error as { digest?: unknown } | undefined)?.digest) return error
    const reason = maskText(call.secrets, textsOf(error).join(', '))
    // A defect of the environment or of a custom fetch; a retry would not help.
    const isDefect = receiving === false || isDefective(error)
    const noResponse = 'got no response: '
    if (response && (isDefect || undecodable.test(reason))) {
      return unexpected(
        call,
        response,
        (isDefect ? 'which could not be read here, ' : 'its content encoding is broken, ') + reason,
        undefined,
        error,
      )
    }
    if (isDefect) {
      return callError(
        call,
        ConfigError,
        `${noResponse}fetch failed, not the network: ${reason}`,
        { parameter: 'fetch' },
        error,
      )
    }
    // Node's own limits: 10 s to connect, 300 s for headers and between chunks.
    const limit = /UND_ERR_(\w+)_TIMEOUT/.exec(reason)?.[1]
    if (limit) {
      phase = limit.toLowerCase() as typeof phase
      return timedOut('attempt', error)
    }
    return callError(
      call,
      NetworkError,
      (response ? 'was cut off while receiving the response: ' : noResponse) + reason,
      { unsent: !response && unsentCodes.test(reason) },
      error,
    )
  }

  const send = async (reading: Reading) => {
    if (leftMs <= 0) throw timedOut('deadline')
    const { signal } = reading
    let token: string | undefined
    if (security !== 'none' && (source || !security)) {
      if (!source)
        throw callError(
          call,
          AuthError,
          'has no token: set the token option or call authorize(client, token)',
          {},
        )
      try {
        const pending = source.get(api.name, id, refused?.token, readClock(settings.clock))
        // Don't await a fixed token.
        token = typeof pending === 'string' ? pending : await pending
      } catch (error) {
        throw callError(
          call,
          AuthError,
          `was not ${refused ? 'repeated' : 'sent'}: ${error instanceof UnusableToken ? error.message : 'the token function failed'}`,
          {},
          error,
        )
      }
    }
    addSecret(call.secrets, token)
    // Stopped in the meantime; nobody awaits the result.
    if (reading.stopped) throw undefined
    if (refused && token === refused.token) throw refused.error
    call.token = token
    if (api.auth && token) headers[api.auth.header] = api.auth.prefix + token
    call.attempts = number
    phase = 'headers'
    emit(call, { type: 'request' })
    try {
      const init: RequestInit = { method, headers, body, redirect: 'manual', ...settings.fetchOptions }
      // Within one render, React serves equal GETs without a signal from memory, so a retry would reach no server.
      if (signal || number > 1) init.signal = signal ?? new AbortController().signal
      response = await (settings.fetch ?? fetch)(url, init)
      phase = 'body'
      reading.receiving = false
      // For a fetch that ignores the signal.
      if (reading.stopped) return discard(response) as never
      const header = headersOf(call, response)
      call.requestId = firstOf(header, requestIdHeaders)
      readDeprecation(call, header)
      if (response.redirected || !(response.ok || definition.responses[response.status]))
        throw await readError(call, response, reading)
      const data = await (call.read ?? readData)(call, response, reading)
      const { schemas } = settings
      if (schemas) {
        phase = 'schema'
        await validate(call, schemas, [['response', data, response.status]], signal)
      }
      return { data, response, requestId: call.requestId, attempts: number }
    } catch (error) {
      throw toSdkError(error, reading)
    }
  }
  return limited(call, Math.min(timeoutMs, leftMs), send, () => {
    if (phase === 'token') source?.abandon?.(readClock(settings.clock))
    return timedOut(leftMs < timeoutMs ? 'deadline' : 'attempt')
  })
}

/** Error codes from before the connection was made: Node, undici, Bun; Deno has only a message. */
const unsentCodes =
  /\bE(CONNREFUSED|NOTFOUND|AI_AGAIN)|connect E|ConnectionRefused|FailedToOpen|\(Connect\)|dns error/

/**
 * A programming error rather than a connection error, which platforms report as a TypeError too: V8, SpiderMonkey,
 * JavaScriptCore and Hermes each word it differently.
 */
const defect =
  /^(Reference|Range)Error|^Error: CORS error|^TypeError.*(is not (an? |defined|iterable|of )|Cannot ([rsd]|conv)|is undefined|Request(Init| c)|Failed to [ce])/m

/**
 * A body that contradicts its Content-Encoding, which a retry doesn't fix: Node, Bun, Deno, workerd, WebKit. In
 * Chromium it looks like a lost connection, and so does a truncated body.
 */
export const undecodable = /Z_DATA|zlib|zstd|decompress|gzip h|brotli e|crc |decode raw/i

/** An error that can't be read comes from the environment, not from a connection. */
function isDefective(error: unknown): boolean {
  try {
    return defect.test(`${error}\n${(error as Error)?.cause}`)
  } catch {
    return true
  }
}

/** What a platform's error says about a failed request; each has its own form. */
export function textsOf(error: unknown): unknown[] {
  const texts: unknown[] = []
  // Bounded: a chain of causes may be circular. A getter may throw.
  try {
    let next = error as Record<string, unknown> | undefined
    for (let depth = 5; next && depth--; next = next.cause as typeof next) texts.push(next.message, next.code)
  } catch {}
  return texts.filter(Boolean)
}
