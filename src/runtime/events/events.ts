import type { AnySdkError } from '../errors/errors.ts'
import type { Issue } from '../errors/issues.ts'

interface EventBase {
  /** Id of the call that the event belongs to. */
  readonly call: string
  /** Name of the API group. */
  readonly api: string
  /** operationId */
  readonly operation: string
  readonly method: string
  /** Path template, never filled in. */
  readonly url: string
  /** Scheme, host and port of the server. */
  readonly origin: string
  /** Number of the attempt, from 1. */
  readonly attempt: number
  /** Milliseconds since the call began. */
  readonly elapsedMs: number
  /** Idempotency key of the call, if it has one. */
  readonly idempotencyKey?: string | undefined
  /** The tenant of the call: the `tenant` option. */
  readonly tenant?: string | null | undefined
}

/** The limiter makes the next request wait. */
export interface WaitEvent extends EventBase {
  readonly type: 'wait'
  /** The minimum wait in milliseconds; 0 if it depends on requests in flight. */
  readonly waitMs: number
}

/** A request is about to be sent. */
export interface RequestEvent extends EventBase {
  readonly type: 'request'
}

/** A response was read completely; with a 2xx status the call is done. */
export interface ResponseEvent extends EventBase {
  readonly type: 'response'
  readonly status: number
  /** Milliseconds of this attempt. */
  readonly durationMs: number
}

/** The call will be retried after a wait. */
export interface RetryEvent extends EventBase {
  readonly type: 'retry'
  /** Why: the error's code, and its status if it has one. */
  readonly code: AnySdkError['code']
  readonly status: number | undefined
  readonly waitMs: number
}

/** The server responded with 401; the client gets a new token. */
export interface RefreshEvent extends EventBase {
  readonly type: 'refresh'
}

/** The call failed. */
export interface ErrorEvent extends EventBase {
  readonly type: 'error'
  /** The error's code; `aborted` if the caller aborted the call. */
  readonly code: AnySdkError['code'] | 'aborted'
  readonly status: number | undefined
}

/** The server announces that an operation is deprecated (RFC 9745, RFC 8594). Once per operation and client. */
export interface DeprecationEvent extends EventBase {
  readonly type: 'deprecation'
  /** When it is or was deprecated, in milliseconds since the epoch, if the server reports it. */
  readonly deprecatedAtMs: number | undefined
  /** When it stops working, in milliseconds since the epoch, if the server reports it. */
  readonly sunsetAtMs: number | undefined
}

/**
 * Data was delivered although it doesn't match its schema (`validate: 'warn'` or `formats: 'warn'`), or a 64-bit
 * integer was rounded. Once per operation and path.
 */
export interface ValidationEvent extends EventBase {
  readonly type: 'validation'
  readonly side: 'request' | 'response'
  readonly issue: Issue
}

/** The environment doesn't let the client read a header, which then counts as absent. Once per header and client. */
export interface UnreadableEvent extends EventBase {
  readonly type: 'unreadable'
  /** Name of the header, in lower case. */
  readonly header: string
  /** The environment's message. */
  readonly reason: string
}

/** Progress of a stream, reported at most ten times a second and once more at its end. */
interface ProgressEvent extends EventBase {
  /** Bytes so far. */
  readonly bytes: number
  /** The stream has ended or was cancelled. */
  readonly done: boolean
}

/** Bytes of a streamed request body were sent. */
export interface SentEvent extends ProgressEvent {
  readonly type: 'sent'
}

/** Bytes of a streamed response were received. */
export interface ReceivedEvent extends ProgressEvent {
  readonly type: 'received'
}

/**
 * A successful response that the API doesn't declare was delivered. Reported for each one. Without a body, `data` is
 * `undefined`, whatever its type.
 */
export interface UndeclaredEvent extends EventBase {
  readonly type: 'undeclared'
  readonly status: number
  /** What is undeclared: the status, or the kind of body, including none. */
  readonly reason: 'status' | 'body'
}

/** A plain record of one step of a call. Contains no header value, no body and no secret. */
export type ClientEvent =
  | RequestEvent
  | ResponseEvent
  | RetryEvent
  | WaitEvent
  | RefreshEvent
  | ErrorEvent
  | DeprecationEvent
  | ValidationEvent
  | UnreadableEvent
  | SentEvent
  | ReceivedEvent
  | UndeclaredEvent
