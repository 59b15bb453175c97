import type { Definition } from './definition.ts'
import type { ErrorContext, SdkError } from './errors.ts'
import type { ClientEvent } from './events.ts'
import { createRedactor, type Redactor } from './redact.ts'
import type { Settings } from './settings.ts'

type SdkErrorClass<E> = new (message: string, fields: object, cause?: unknown, response?: Response) => E

type Details<E> = E extends unknown ? Omit<E, Exclude<keyof E & keyof ClientEvent, 'type'>> : never

/** One call under way. */
export interface Call {
  readonly definition: Definition
  readonly settings: Settings
  readonly redactor: Redactor
  attempts: number
  requestId: string | undefined
  /** The token of the last attempt. */
  token: string | undefined
  /** Milliseconds since the call began. */
  elapsedMs(): number
  /** Makes an error of this call, its secrets masked. `problem` follows the name of the operation. */
  failure<E extends SdkError>(
    SdkErrorClass: SdkErrorClass<E>,
    problem: string,
    fields: Omit<E, keyof ErrorContext | keyof SdkError | 'response'>,
    cause?: unknown,
    response?: Response,
  ): E
  /** Tells the listener. Whatever it throws, now or later, changes nothing. */
  emit(details: Details<ClientEvent>): void
  /** The last event of a call that failed. */
  emitFailure(error: unknown): void
}

export function createCall(definition: Definition, settings: Settings): Call {
  const { api, id: operation, method, path: url } = definition
  const { clock, onEvent, origin } = settings
  const redactor = createRedactor(definition.secrets)
  const id = onEvent && Math.random().toString(36).slice(2)
  const startedAt = clock.now()
  const elapsedMs = () => clock.now() - startedAt
  const context = () => ({ api: api.name, operation, method, url, elapsedMs: elapsedMs() })
  const call: Call = {
    definition,
    settings,
    redactor,
    attempts: 0,
    requestId: undefined,
    token: undefined,
    elapsedMs,

    failure: (SdkErrorClass, problem, fields, cause, response) =>
      new SdkErrorClass(
        redactor.text(`${api.name}.${operation} ${problem} (${method} ${url})`).replace(/\s+/g, ' '),
        { ...context(), requestId: call.requestId, attempts: call.attempts, ...fields },
        redactor.cause(cause),
        response,
      ),

    async emit(details) {
      if (!onEvent) return
      try {
        await onEvent({ call: id, ...context(), origin, attempt: call.attempts, ...details } as ClientEvent)
      } catch {}
    },

    emitFailure(error) {
      const aborted = settings.signal?.aborted && error === settings.signal.reason
      const { code, status } = Object(error) as { code: 'timeout'; status?: number }
      call.emit(
        aborted ? { type: 'error', code: 'aborted', status: undefined } : { type: 'error', code, status },
      )
    },
  }
  return call
}
