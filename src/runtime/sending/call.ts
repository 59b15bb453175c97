import type { Reject } from '../config/check.ts'
import type { Settings } from '../config/settings.ts'
import type { Definition } from '../definition.ts'
import { ConfigError, type ErrorContext, type SdkError } from '../errors/errors.ts'
import type { ClientEvent } from '../events/events.ts'
import { listenersOf } from '../events/listeners.ts'
import type { Reading } from '../reading/read-body.ts'
import { createSecrets, maskCause, maskText, type Secrets } from '../secrets/redact.ts'
import type { OnAbort } from '../time/abort-hub.ts'
import { readClock } from '../time/clock.ts'
import { quietly } from './quietly.ts'
import type { RetryBudget } from './retry-budget.ts'

/** What the calls of one client share. */
export interface Shared {
  readonly budget: RetryBudget
  readonly onAbort: OnAbort
  /** What the listener is told only once. */
  readonly reported: Set<string>
}

/** One call under way: plain data, for a call that succeeds makes little else. */
export interface Call {
  readonly shared: Shared
  readonly definition: Definition
  /** Changed by options of the call, and by an operation that lives on a server of its own. */
  settings: Settings
  readonly secrets: Secrets
  /** When it began, by the client's monotonic clock. */
  readonly startedAt: number
  /** Tells its events from those of other calls, where somebody listens. */
  id?: string
  attempts: number
  requestId?: string | undefined
  /** The token of the last attempt. */
  token?: string | undefined
  /** How the text of an answer is parsed, where an operation needs more than JSON.parse. */
  parse?: (text: string, status: number) => unknown
  /** How an answer is read, where an operation declares other forms than one value. */
  read?: (call: Call, response: Response, reading: Reading) => unknown
  /** What its attempts have in common, by which the server knows a repeat. */
  idempotencyKey?: string
  /** What its errors say beside: why it is not sent again. */
  note?: string
  /** It was given for this call, not for the client. */
  hasOwnToken?: boolean
  /** Refuses to send the call: throws a ConfigError about one parameter or option. */
  readonly reject: Reject
}

/** Counts calls. Not random: Next.js refuses to prerender a page that asks for chance before it has asked a server. */
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

/** What errors and events say of a call. */
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

/**
 * Makes an error of a call. `problem` follows the name of the operation; whoever puts another's words into it has
 * masked them.
 */
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

/** Tells the listeners, where there are any, once per key and client. */
export function emitOnce(call: Call, key: string, details: Details<ClientEvent>): void {
  const { reported } = call.shared
  if (!listenersOf(call) || reported.has(key)) return
  reported.add(key)
  emit(call, details)
}

/**
 * Tells the listeners of a step, where there are any, each by a record of its own. Whatever one throws, now or later,
 * changes nothing.
 */
export function emit(call: Call, details: Details<ClientEvent>): void {
  const listeners = listenersOf(call)
  if (!listeners) return
  // The time tells it from those of another copy of the package.
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
