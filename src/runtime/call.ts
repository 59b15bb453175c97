import type { Definition } from './definition.ts'
import { ConfigError, type ErrorContext, isSdkError, type SdkError } from './errors.ts'
import type { ClientEvent } from './events.ts'
import { createRedactor, type Redactor } from './redact.ts'
import type { Settings } from './settings.ts'

/** One call under way. */
export interface Call {
  readonly definition: Definition
  readonly settings: Settings
  readonly redactor: Redactor
  /** Number of the call on its client. */
  readonly id: number
  readonly startedAt: number
  attempts: number
  requestId: string | undefined
  phase: 'token' | 'headers' | 'body'
  /** The token of the last attempt. */
  token: string | undefined
  /** Tells once per operation that it is deprecated. */
  readonly deprecated: Set<string>
}

export function createCall(
  definition: Definition,
  settings: Settings,
  id: number,
  deprecated: Set<string>,
): Call {
  return {
    definition,
    settings,
    redactor: createRedactor(definition.secrets),
    id,
    startedAt: settings.clock.now(),
    attempts: 0,
    requestId: undefined,
    phase: 'token',
    token: undefined,
    deprecated,
  }
}

export const elapsedMs = ({ settings, startedAt }: Call): number => settings.clock.now() - startedAt

type SdkErrorClass<E> = new (message: string, fields: object, cause?: unknown, response?: Response) => E

/** Makes an error of this call, its secrets masked. `problem` follows the name of the operation. */
export function failure<E extends SdkError>(
  call: Call,
  SdkErrorClass: SdkErrorClass<E>,
  problem: string,
  fields: Omit<E, keyof ErrorContext | keyof SdkError | 'response'>,
  cause?: unknown,
  response?: Response,
): E {
  const { api, id: operation, method, path: url } = call.definition
  const { redactor, requestId, attempts } = call
  return new SdkErrorClass(
    redactor.text(`${api.name}.${operation} ${problem} (${method} ${url})`),
    { api: api.name, operation, method, url, requestId, attempts, elapsedMs: elapsedMs(call), ...fields },
    redactor.cause(cause),
    response,
  )
}

/** A ConfigError of this call about one parameter or option. */
export function misuse(call: Call, parameter: string, problem: string): never {
  throw failure(call, ConfigError, `was not sent: ${parameter} ${problem}`, { parameter })
}

type Details<E> = E extends unknown
  ? Omit<E, 'call' | 'api' | 'operation' | 'method' | 'url' | 'origin' | 'attempt' | 'elapsedMs'>
  : never

/** Tells the listener. Whatever it throws, now or later, changes nothing. */
export function emit(call: Call, details: Details<ClientEvent>): void {
  const { onEvent, origin } = call.settings
  if (!onEvent) return
  const { api, id: operation, method, path: url } = call.definition
  try {
    const returned: unknown = onEvent({
      ...details,
      call: call.id,
      api: api.name,
      operation,
      method,
      url,
      origin,
      attempt: call.attempts,
      elapsedMs: elapsedMs(call),
    } as ClientEvent)
    Promise.resolve(returned).catch(() => {})
  } catch {}
}

/** The last event of a call that failed. */
export function emitFailure(call: Call, error: unknown): void {
  if (!call.settings.onEvent) return
  const known = isSdkError(error)
  emit(call, {
    type: 'error',
    code: known ? error.code : 'aborted',
    status: known && 'status' in error ? error.status : undefined,
  })
}
