import type { Issue } from './issues.ts'

/** Well-known key of the brand that identifies errors across copies of the package. */
const brand: unique symbol = Symbol.for('typed-sdk.error') as never

/** What every error says about the failed call. */
export interface ErrorContext {
  /** Name of the API group, e.g. `sandbox`. */
  readonly api: string
  /** operationId; absent if no operation was involved, as with a wrong configuration. */
  readonly operation?: string | undefined
  /** HTTP method. */
  readonly method?: string | undefined
  /** Path template, never filled in: `/v1/sandbox/{name}`. */
  readonly url?: string | undefined
  /** Scheme, host and port of the server: `https://api.valstorm.com`. The message names it when it is not the default. */
  readonly origin?: string | undefined
  /** The server's id of the last response, from the usual headers. */
  readonly requestId?: string | undefined
  /** Idempotency key that every attempt was sent with, if any. Use it to find the call in the server's records. */
  readonly idempotencyKey?: string | undefined
  /** How many attempts were made; 0 if nothing was sent. A repeat with a renewed token counts as the same attempt. */
  readonly attempts: number
  /** Milliseconds from the call to the error, including waits. */
  readonly elapsedMs: number
}

/**
 * Base class of the errors that a failed call throws. Tell them apart by class, {@link isSdkError} or `code`. Your
 * own abort is not one of them: the call rejects with `signal.reason`.
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
    // Keep it to one line, whatever text a server or caller put into it.
    super(message.replace(/\s*[^\S ]\s*/g, ' '), cause === undefined ? undefined : { cause })
    Object.assign(this, fields)
  }

  get [brand](): true {
    return true
  }

  /** Plain record of the error for logs: name, message, code and the fields above. Contains no secret. */
  toJSON(): object {
    return { name: this.name, message: this.message, ...(this as object) }
  }
}

/** The server responded with a status other than 2xx. */
export class ApiError<Body = unknown> extends SdkError {
  readonly code = 'api_error' as const
  /** HTTP status. */
  declare readonly status: number
  /** The parsed JSON body, the text if it is not JSON, or `undefined` if it is empty. Secrets are masked. */
  declare readonly body: Body
  /**
   * The server's own explanation of what went wrong, suitable for your users: without the operation, the status and the
   * server's codes. `undefined` if the body has none. At most 500 characters.
   */
  declare readonly detail: string | undefined
  /** The server's own list of problems with the request; empty if it sends none. */
  declare readonly issues: readonly Issue[]
  /**
   * How long the server asks you to wait, in milliseconds: `retry-after-ms`, `Retry-After`, or the reset of the rate
   * limit that refused the request (`RateLimit`, `RateLimit-Reset`, `x-ratelimit-reset` and the like).
   */
  declare readonly retryAfterMs: number | undefined
  /**
   * Whether the server wants a retry (`x-should-retry`, `should-retry`). Also `true` after a 403 for an exhausted
   * rate limit with a known reset.
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

  /** The platform's Response, its body already read. Never printed. */
  get response(): Response | undefined {
    return this.#response
  }
}

/** No response arrived, or the connection broke while it was received. */
export class NetworkError extends SdkError {
  readonly code = 'network_error' as const
  /** True if the connection was never made, so the server can't have seen the request. */
  declare readonly unsent: boolean
  override get name(): string {
    return 'NetworkError'
  }
}

/** Time ran out: `timeoutMs` of an attempt, `deadlineMs` of the call, or `idleTimeoutMs` of a stream. */
export class TimeoutError extends SdkError {
  readonly code = 'timeout' as const
  /** Which limit ran out. */
  declare readonly limit: 'attempt' | 'deadline' | 'idle'
  /**
   * What the call was doing: checking the request or the response against a schema, waiting for the limiter, getting
   * the token, connecting, waiting for the headers, reading the body, or waiting for the next request of a `poll`.
   */
  declare readonly phase: 'schema' | 'limiter' | 'token' | 'connect' | 'headers' | 'body' | 'poll'
  /** HTTP status, if it was known by then. */
  declare readonly status: number | undefined
  /** The last response of a `poll`, if there was one. Never printed. */
  declare readonly last?: { readonly data: unknown; readonly response: Response }
  override get name(): string {
    return 'TimeoutError'
  }
}

/** A response that can't be data: an HTML page, broken JSON, an undeclared redirect, a body over the limit. */
export class ResponseError extends SdkError {
  readonly code = 'invalid_response' as const
  /** HTTP status; 0 for a redirect, which browsers hide. */
  declare readonly status: number
  declare readonly contentType: string | undefined
  /** The first 200 characters of the body; withheld if the operation's response contains a secret. */
  declare readonly snippet: string | undefined
  override get name(): string {
    return 'ResponseError'
  }
}

/** The token is missing, or the token function failed or returned an unusable token. */
export class AuthError extends SdkError {
  readonly code = 'auth_error' as const
  override get name(): string {
    return 'AuthError'
  }
}

/** A request or response doesn't match its schema. With `side: 'request'`, nothing was sent. */
export class ValidationError extends SdkError {
  readonly code = 'validation_error' as const
  declare readonly side: 'request' | 'response'
  /** Every mismatch, with its path. */
  declare readonly issues: readonly Issue[]
  override get name(): string {
    return 'ValidationError'
  }
}

/**
 * The call, the configuration or the environment is wrong. Nothing was sent, unless `attempts` is above 0: then your
 * own `fetch` failed, and the server may have seen the request.
 */
export class ConfigError extends SdkError {
  readonly code = 'config_error' as const
  /** The parameter, option or field at fault. */
  declare readonly parameter: string | undefined
  override get name(): string {
    return 'ConfigError'
  }
}

/** Every error class, distinguished by `code`. */
export type AnySdkError =
  | ApiError
  | NetworkError
  | TimeoutError
  | ResponseError
  | ValidationError
  | AuthError
  | ConfigError

/**
 * Tells whether a value is an SdkError, including one from another copy of the package (ESM beside CJS).
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
