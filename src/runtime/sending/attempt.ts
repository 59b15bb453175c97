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

/** A token that the server answered with 401, and the error of that answer. */
export interface Refused {
  readonly token: string | undefined
  readonly error: ApiError
}

/** Sends a request once and reads the answer, under the limits of time. `number` counts from 1. */
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
  // Of this attempt alone: one that was given up may go on for a while.
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

  /** What the platform reports, as an error of ours. */
  const toSdkError = (error: unknown, { receiving }: Reading) => {
    // A digest is the mark of what React and Next.js throw to themselves through whoever calls fetch.
    if (isSdkError(error) || (error as { digest?: unknown } | undefined)?.digest) return error
    const reason = maskText(call.secrets, textsOf(error).join(', '))
    // A defect of the environment or of a custom fetch, which no retry mends.
    const isDefect = receiving === false || defect.test(`${error}\n${(error as Error)?.cause}`)
    const noAnswer = 'got no answer: '
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
        `${noAnswer}fetch itself failed, not the network: ${reason}`,
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
      (response ? 'was cut off in the answer: ' : noAnswer) + reason,
      { unsent: !response && unsentCodes.test(reason) },
      error,
    )
  }

  const send = async (reading: Reading) => {
    if (leftMs <= 0) throw timedOut('deadline')
    const { signal } = reading
    let token: string | undefined
    if (security !== 'none' && (source || !security)) {
      if (!source) throw callError(call, AuthError, 'needs a token; call authorize(client, token)', {})
      try {
        const pending = source.get(api.name, id, refused?.token, readClock(settings.clock))
        // A fixed one needs no waiting for.
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
    // Given up meanwhile: nobody waits for what comes of this.
    if (reading.stopped) throw undefined
    if (refused && token === refused.token) throw refused.error
    call.token = token
    if (api.auth && token) headers[api.auth.header] = api.auth.prefix + token
    call.attempts = number
    phase = 'headers'
    emit(call, { type: 'request' })
    try {
      const init: RequestInit = { ...settings.fetchOptions, method, headers, body, redirect: 'manual' }
      // React answers equal GETs of one render from memory where they have none: a retry would ask nobody.
      if (signal || number > 1) init.signal = signal ?? new AbortController().signal
      response = await (settings.fetch ?? fetch)(url, init)
      phase = 'body'
      reading.receiving = false
      // A fetch that does not heed the signal.
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

/** Codes of failures before a connection stood: Node, undici, Bun; Deno gives a text only. */
const unsentCodes =
  /\bE(CONNREFUSED|NOTFOUND|AI_AGAIN)|connect E|ConnectionRefused|FailedToOpen|\(Connect\)|dns error/

/**
 * An error of code, not of a connection, which platforms report as a TypeError too: V8, SpiderMonkey, JavaScriptCore
 * and Hermes each in words of their own.
 */
const defect =
  /^(Reference|Range)Error|^Error: CORS error|^TypeError.*(is not (an? |defined|iterable|of )|Cannot ([rsd]|conv)|is undefined|Request(Init| c)|Failed to [ce])/m

/**
 * A body that is not what its Content-Encoding says, as good now as later: Node, Bun, Deno, workerd, WebKit. Chromium
 * says no more than of a lost connection, and a body that ends too soon is as likely that.
 */
export const undecodable = /Z_DATA|zlib|zstd|decompress|gzip h|brotli e|crc |decode raw/i

/** What a platform's error says of a failed request; each platform has a form of its own. */
export function textsOf(error: unknown, depth = 5): unknown[] {
  const { message, code, cause } = Object(error) as Record<string, unknown>
  // Bounded: a chain of causes may lead back to itself.
  return error && depth ? [message, code, ...textsOf(cause, depth - 1)].filter(Boolean) : []
}
