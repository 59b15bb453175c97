import type { Reject } from '../config/check.ts'
import type { Settings } from '../config/settings.ts'
import type { Definition } from '../definition.ts'
import { ConfigError, type ErrorContext, type SdkError } from '../errors/errors.ts'
import type { ClientEvent } from '../events/events.ts'
import { listenersOf } from '../events/listeners.ts'
import type { Reading } from '../reading/read-body.ts'
import { createSecrets, maskCause, maskText, type Secrets } from '../secrets/redact.ts'
import { readClock } from '../time/clock.ts'
import { quietly } from './quietly.ts'
import type { RetryBudget } from './retry-budget.ts'

/** State that the calls of a client share, created on first use. */
export interface Shared extends RetryBudget {
  /** Keys of events that are reported only once. */
  reported?: Set<string>
}

/** One call in progress. Plain data: a successful call allocates little else. */
export interface Call {
  readonly shared: Shared
  readonly definition: Definition
  /** Replaced by the call's options, and by an operation with its own server. */
  settings: Settings
  readonly secrets: Secrets
  /** Start time by the client's monotonic clock. */
  readonly startedAt: number
  /** Identifies the call's events, if there are listeners. */
  id?: string
  attempts: number
  requestId?: string | undefined
  /** The token of the last attempt. */
  token?: string | undefined
  /** Parses the text of a response, if an operation needs more than JSON.parse. */
  parse?: (text: string, status: number) => unknown
  /** Reads a response, if an operation declares other forms than one JSON value. */
  read?: (call: Call, response: Response, reading: Reading) => unknown
  /** Idempotency key, the same for every attempt. */
  idempotencyKey?: string
  /** Added to its error messages: why it is not retried. */
  note?: string
  /** The token was passed to this call, not to the client. */
  hasOwnToken?: boolean
  /** Throws a ConfigError about one parameter or option; nothing is sent. */
  readonly reject: Reject
}

/** Counts calls. Not random: Next.js refuses to prerender a page that uses randomness before it fetches. */
let count = 0

export function createCall(definition: Definition, settings: Settings, shared: Shared): Call {
  const call: Call = {
    shared,
    definition,
    settings,
    secrets: createSecrets(definition.secrets),
    startedAt: readClock(settings.clock),
    attempts: 0,
    reject(parameter, problem) {
      throw callError(call, ConfigError, `was not sent: ${parameter} ${problem}`, { parameter })
    },
  }
  return call
}

/** Whole milliseconds since the call began. */
export const elapsedMs = ({ settings, startedAt }: Call): number =>
  Math.round(readClock(settings.clock) - startedAt)

/** Scheme, host and port of a base URL. */
export const originOf = (baseUrl?: string) => baseUrl?.split('/', 3).join('/')

/** The fields about a call that errors and events have. */
const contextOf = (call: Call) => {
  const { definition, idempotencyKey } = call
  const { api, id, method, path } = definition
  return {
    api: api.name,
    operation: id,
    method,
    url: path,
    origin: originOf(call.settings.baseUrl),
    elapsedMs: elapsedMs(call),
    ...(idempotencyKey && { idempotencyKey }),
  }
}

type SdkErrorClass<E> = new (message: string, fields: object, cause?: unknown, response?: Response) => E

/** Makes a call's error. `problem` follows the name of the operation; anything quoted in it must be masked already. */
export function callError<E extends SdkError>(
  call: Call,
  SdkErrorClass: SdkErrorClass<E>,
  problem: string,
  fields: Omit<E, keyof ErrorContext | keyof SdkError | 'response'>,
  cause?: unknown,
  response?: Response,
): E {
  const { secrets, requestId, attempts, definition } = call
  const context = contextOf(call)
  const [standard] = Object.values(definition.api.servers)
  return new SdkErrorClass(
    `${context.api}.${context.operation} ${problem}${call.note ?? ''} (${context.method} ${context.origin === originOf(standard) ? '' : context.origin}${context.url})`,
    { ...context, requestId: requestId && maskText(secrets, requestId), attempts, ...fields },
    maskCause(secrets, cause),
    response,
  )
}

type Details<E> = E extends unknown ? Omit<E, Exclude<keyof E & keyof ClientEvent, 'type'>> : never

/** Reports an event to the listeners, if any, once per key and client. */
export function emitOnce(call: Call, key: string, details: Details<ClientEvent>): void {
  if (!listenersOf(call)) return
  call.shared.reported ??= new Set()
  const { reported } = call.shared
  if (!reported.has(key)) emit(call, details)
  reported.add(key)
}

/** Reports a step to the listeners, if any, each with its own record. Errors they throw, now or later, are ignored. */
export function emit(call: Call, details: Details<ClientEvent>): void {
  const listeners = listenersOf(call)
  if (!listeners) return
  // The time distinguishes it from calls of another copy of the package.
  call.id ??= `${call.startedAt}.${++count}`
  for (const listener of [listeners].flat())
    quietly(() =>
      listener({
        call: call.id,
        ...contextOf(call),
        attempt: call.attempts,
        tenant: call.settings.tenant,
        ...details,
      } as ClientEvent),
    )
}
