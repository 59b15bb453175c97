import type { Reject } from './check.ts'
import type { Definition } from './definition.ts'
import type { ErrorContext, SdkError } from './errors.ts'
import type { ClientEvent } from './events.ts'
import { misuse } from './misuse.ts'
import { createRedactor, type Redactor } from './redact.ts'
import type { RetryBudget } from './retry.ts'
import type { Settings } from './settings.ts'
import type { OnAbort } from './time.ts'

type SdkErrorClass<E> = new (message: string, fields: object, cause?: unknown, response?: Response) => E

type Details<E> = E extends unknown ? Omit<E, Exclude<keyof E & keyof ClientEvent, 'type'>> : never

/** What the calls of one client share. */
export interface Shared {
  readonly budget: RetryBudget
  readonly onAbort: OnAbort
  /** What the listener is told only once. */
  readonly told: Set<string>
}

/** One call under way. */
export interface Call extends Shared {
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
  /** Refuses to send the call: throws a ConfigError about one parameter or option. */
  readonly reject: Reject
  /** Tells the listener. Whatever it throws, now or later, changes nothing. */
  emit(details: Details<ClientEvent>): void
}

export function createCall(
  definition: Definition,
  settings: Settings,
  { budget, onAbort, told }: Shared,
): Call {
  const { api, id: operation, method, path: url } = definition
  const { clock, onEvent, baseUrl } = settings
  const redactor = createRedactor(definition.secrets)
  const id = onEvent && Math.random().toString(36).slice(2)
  const startedAt = clock.now()
  const elapsedMs = () => clock.now() - startedAt
  const context = () => ({ api: api.name, operation, method, url, elapsedMs: elapsedMs() })
  const call: Call = {
    definition,
    settings,
    budget,
    onAbort,
    told,
    redactor,
    attempts: 0,
    requestId: undefined,
    token: undefined,
    elapsedMs,

    failure: (SdkErrorClass, problem, fields, cause, response) =>
      new SdkErrorClass(
        redactor.text(`${api.name}.${operation} ${problem} (${method} ${url})`),
        {
          ...context(),
          requestId: call.requestId && redactor.text(call.requestId),
          attempts: call.attempts,
          ...fields,
        },
        redactor.cause(cause),
        response,
      ),

    reject: misuse(api, definition),

    emit(details) {
      const tell = async () =>
        onEvent?.({
          call: id,
          ...context(),
          origin: new URL(baseUrl).origin,
          attempt: call.attempts,
          ...details,
        } as ClientEvent)
      // Most clients have no listener, and pay nothing for one.
      if (onEvent) tell().catch(() => {})
    },
  }
  return call
}
