import type { AnySdkError } from '../errors/errors.ts'
import type { Issue } from '../errors/issues.ts'

interface EventBase {
  /** Tells the events of one call from those of any other. */
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
  /** The key that every attempt is sent with, where the call has one. */
  readonly idempotencyKey?: string | undefined
  /** Whom the call is for: the option `tenant`. */
  readonly tenant?: string | null | undefined
}

/** The limiter lets the next request wait. */
export interface WaitEvent extends EventBase {
  readonly type: 'wait'
  /** For how long at least, in milliseconds; 0 where that depends on requests under way. */
  readonly waitMs: number
}

/** A request is about to be sent. */
export interface RequestEvent extends EventBase {
  readonly type: 'request'
}

/** An answer was read whole; with a 2xx status the call is done. */
export interface ResponseEvent extends EventBase {
  readonly type: 'response'
  readonly status: number
  /** Milliseconds of this attempt. */
  readonly durationMs: number
}

/** The call will be sent again after a wait. */
export interface RetryEvent extends EventBase {
  readonly type: 'retry'
  /** Why: the error's code, and its status where it has one. */
  readonly code: AnySdkError['code']
  readonly status: number | undefined
  readonly waitMs: number
}

/** The server refused the token with 401; a new one is asked for. */
export interface RefreshEvent extends EventBase {
  readonly type: 'refresh'
}

/** The call has failed for good. */
export interface ErrorEvent extends EventBase {
  readonly type: 'error'
  /** The error's code; `aborted` where the caller ended the call. */
  readonly code: AnySdkError['code'] | 'aborted'
  readonly status: number | undefined
}

/** The server announces the end of an operation (RFC 9745, RFC 8594); once per operation and client. */
export interface DeprecationEvent extends EventBase {
  readonly type: 'deprecation'
  /** When it is or was deprecated, in milliseconds since the epoch, where the server says. */
  readonly deprecatedAtMs: number | undefined
  /** When it stops working, in milliseconds since the epoch, where the server says. */
  readonly sunsetAtMs: number | undefined
}

/**
 * Data that its schema refuses was delivered all the same (`validate: 'warn'`, or `formats: 'warn'`), or a 64-bit integer was rounded; once per operation
 * and path.
 */
export interface ValidationEvent extends EventBase {
  readonly type: 'validation'
  readonly side: 'request' | 'response'
  readonly issue: Issue
}

/** The environment refuses to give out a header of the answer, which then counts as absent; once per header and client. */
export interface UnreadableEvent extends EventBase {
  readonly type: 'unreadable'
  /** Name of the header, in lower case. */
  readonly header: string
  /** What the environment says. */
  readonly reason: string
}

/** Bytes of a stream, ten times a second at the most and once more at its end. */
interface ProgressEvent extends EventBase {
  /** How many so far. */
  readonly bytes: number
  /** No more will come: it has ended, or was given up. */
  readonly done: boolean
}

/** Bytes of the request body were sent, where it is a stream. */
export interface SentEvent extends ProgressEvent {
  readonly type: 'sent'
}

/** Bytes of the answer were received, where it is read as a stream. */
export interface ReceivedEvent extends ProgressEvent {
  readonly type: 'received'
}

/**
 * A success was delivered that is not what the API declares; for each such answer. Where it holds no body, `data` is
 * `undefined` whatever its type says.
 */
export interface UndeclaredEvent extends EventBase {
  readonly type: 'undeclared'
  readonly status: number
  /** What is not declared: the status; or, with a status that is, what the body holds, or that there is none. */
  readonly reason: 'status' | 'body'
}

/** A plain record of one step of a call. Holds no header value, no body and no secret. */
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
