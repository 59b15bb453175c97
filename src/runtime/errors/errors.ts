import type { Issue } from './issues.ts'

/** Well-known key of the brand by which errors are told across copies of the package. */
const brand: unique symbol = Symbol.for('typed-sdk.error') as never

/** What every error says about the call that it ended. */
export interface ErrorContext {
  /** Name of the API group, e.g. `sandbox`. */
  readonly api: string
  /** operationId; absent where no operation was involved, e.g. in a wrong configuration. */
  readonly operation?: string | undefined
  /** HTTP method. */
  readonly method?: string | undefined
  /** Path template, never filled in: `/v1/sandbox/{name}`. */
  readonly url?: string | undefined
  /** Scheme, host and port of the server: `https://api.valstorm.com`. The message names it when it is not the default. */
  readonly origin?: string | undefined
  /** The server's id of the last answer, from the usual headers. */
  readonly requestId?: string | undefined
  /** The key that every attempt was sent with, where the call has one: the server's record of the call can be found by it. */
  readonly idempotencyKey?: string | undefined
  /** How many times the call was tried; 0 where nothing was sent. The repeat after a renewed token belongs to its attempt. */
  readonly attempts: number
  /** Milliseconds from the call to the error, waits included. */
  readonly elapsedMs: number
}

/**
 * The one family that every failed call throws. Tell them apart by class, by {@link isSdkError} or by `code`.
 * The caller's own abort is not among them: it is rethrown as it is (`signal.reason`).
 */
export abstract class SdkError extends Error implements ErrorContext {
  abstract readonly code: string
  declare readonly api: ErrorContext['api']
  declare readonly operation: ErrorContext['operation']
  declare readonly method: ErrorContext['method']
  declare readonly url: ErrorContext['url']
  declare readonly origin: ErrorContext['origin']
  declare readonly requestId: ErrorContext['requestId']
  declare readonly idempotencyKey: ErrorContext['idempotencyKey']
  declare readonly attempts: ErrorContext['attempts']
  declare readonly elapsedMs: ErrorContext['elapsedMs']

  constructor(message: string, fields: object, cause?: unknown) {
    // One line, whatever a server or a caller put into it.
    super(message.replace(/\s*[^\S ]\s*/g, ' '), cause === undefined ? undefined : { cause })
    Object.assign(this, fields)
  }

  get [brand](): true {
    return true
  }

  /** Plain record of the error for logs: name, message, code and the fields above. No secret is in it. */
  toJSON(): object {
    return { name: this.name, message: this.message, ...(this as object) }
  }
}

/** The server answered with a status that is not 2xx. */
export class ApiError<Body = unknown> extends SdkError {
  readonly code = 'api_error' as const
  /** HTTP status. */
  declare readonly status: number
  /** The parsed JSON body; the text where it is not JSON; `undefined` where it is empty. Secrets are masked. */
  declare readonly body: Body
  /**
   * The server's own sentence about what went wrong, to show to people: without the operation, the status and the
   * server's codes. `undefined` when the body has none. At most 500 characters.
   */
  declare readonly detail: string | undefined
  /** The server's own list of what is wrong with the request; empty when it sends none. */
  declare readonly issues: readonly Issue[]
  /**
   * What the server asks to wait, in milliseconds: `retry-after-ms`, `Retry-After`, or when the rate limit is
   * lifted that the request was refused for (`RateLimit`, `RateLimit-Reset`, `x-ratelimit-reset` and the like).
   */
  declare readonly retryAfterMs: number | undefined
  /**
   * Whether the server wants the request again (`x-should-retry`, `should-retry`). `true` too after a 403 that names the
   * end of a rate limit of which nothing is left.
   */
  declare readonly shouldRetry: boolean | undefined
  readonly #response: Response | undefined

  constructor(message: string, fields: object, cause?: unknown, response?: Response) {
    super(message, fields, cause)
    this.#response = response
  }

  override get name(): string {
    return 'ApiError'
  }

  /** The answer as the platform gave it, its body already read. Never printed. */
  get response(): Response | undefined {
    return this.#response
  }
}

/** No answer arrived, or one that broke off. */
export class NetworkError extends SdkError {
  readonly code = 'network_error' as const
  /** True where the connection was never made, so that the server cannot have seen the request. */
  declare readonly unsent: boolean
  override get name(): string {
    return 'NetworkError'
  }
}

/** Time ran out: `timeoutMs` of one attempt, `deadlineMs` of the whole call, or `idleTimeoutMs` of a stream. */
export class TimeoutError extends SdkError {
  readonly code = 'timeout' as const
  /** Which limit ran out. */
  declare readonly limit: 'attempt' | 'deadline' | 'idle'
  /**
   * What was going on: checking the request or the answer against a schema, waiting for the limiter, asking for the
   * token, connecting, waiting for the headers, reading the body.
   */
  declare readonly phase: 'schema' | 'limiter' | 'token' | 'connect' | 'headers' | 'body'
  /** HTTP status, where time ran out once it was known. */
  declare readonly status: number | undefined
  override get name(): string {
    return 'TimeoutError'
  }
}

/** An answer that cannot be data: a page in its place, broken JSON, a redirect that is not declared, a body over the cap. */
export class ResponseError extends SdkError {
  readonly code = 'invalid_response' as const
  /** HTTP status; 0 for a redirect that a browser hides. */
  declare readonly status: number
  declare readonly contentType: string | undefined
  /** The first 200 characters of the body; withheld where the operation's answer holds a secret. */
  declare readonly snippet: string | undefined
  override get name(): string {
    return 'ResponseError'
  }
}

/** No token where one is needed, or the token function failed or gave something unusable. */
export class AuthError extends SdkError {
  readonly code = 'auth_error' as const
  override get name(): string {
    return 'AuthError'
  }
}

/** A request or an answer that its schema refuses. One of the `request` side was not sent. */
export class ValidationError extends SdkError {
  readonly code = 'validation_error' as const
  declare readonly side: 'request' | 'response'
  /** Everything that the schemas refuse, each with its path. */
  declare readonly issues: readonly Issue[]
  override get name(): string {
    return 'ValidationError'
  }
}

/**
 * The call, the configuration or the environment is wrong. Nothing was sent, unless `attempts` is above 0: then the
 * `fetch` that you gave has failed by itself, and whether the server saw the request is not known.
 */
export class ConfigError extends SdkError {
  readonly code = 'config_error' as const
  /** The parameter, option or field at fault. */
  declare readonly parameter: string | undefined
  override get name(): string {
    return 'ConfigError'
  }
}

/** Every class of the family, told apart by `code`. */
export type AnySdkError =
  | ApiError
  | NetworkError
  | TimeoutError
  | ResponseError
  | ValidationError
  | AuthError
  | ConfigError

/**
 * Tells whether a value is an error of this family, also one from another copy of the package (ESM beside CJS).
 *
 * @example
 * import { isSdkError } from 'sdk'
 *
 * try {
 *   await client.listSandboxes()
 * } catch (error) {
 *   if (isSdkError(error) && error.code === 'timeout') console.log(error.phase)
 * }
 */
export function isSdkError(error: unknown): error is AnySdkError {
  return (error as { [brand]?: boolean } | null | undefined)?.[brand] === true
}
