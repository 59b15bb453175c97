import type { Token as OneToken } from '../auth/token-source.ts'
import type { Listener } from '../events/listeners.ts'
import type { Limiter } from '../sending/limiter.ts'
import type { RetryPolicy } from '../sending/retry.ts'
import type { Clock } from '../time/clock.ts'
import type { Schemas, Validation } from '../validation/schemas.ts'

/** Fields of RequestInit (Fetch standard) that the client leaves to you, and those a platform adds. */
export type FetchOptions = Omit<RequestInit, OwnOfClient> & {
  readonly [Name in OwnOfClient]?: never
} & Readonly<Record<string, unknown>>

/** The fields that the client sets itself. */
type OwnOfClient = 'method' | 'headers' | 'body' | 'signal' | 'redirect'

/** Options of both a client and a single call. A call's value overrides the client's. */
export interface SharedOptions<Token = OneToken> {
  /** A token, or a function that returns one. Same as `authorize(client, token)`. */
  token?: Token | undefined
  /** Headers sent with each request; `null` removes one. Only `token` sets `authorization`. */
  headers?: Readonly<Record<string, string | null | undefined>> | undefined
  /**
   * The fetch to send requests with, looked up at call time.
   * @default globalThis.fetch
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
  /**
   * Anything else your platform's fetch accepts: `cache`, `credentials`, `mode`, `keepalive`, `priority`, or its own
   * fields such as `next`, `dispatcher` or `cf`. A call's fields are merged over the client's. The client sets
   * method, headers, body, signal and redirect itself.
   * @default none
   */
  fetchOptions?: FetchOptions | undefined
  /**
   * Limit of one attempt in milliseconds: token, connection, headers and the whole body. `Infinity` for none.
   * @default 60000, or longer for operations that are known to be slow
   */
  timeoutMs?: number | undefined
  /**
   * Limit of the whole call in milliseconds, including retries and waits. The client never starts a wait that would
   * outlast it.
   * @default Infinity
   */
  deadlineMs?: number | undefined
  /**
   * How often and when a failed call is retried: a number of retries, `false` for never, or a policy.
   * @default 2 retries, 0.5 s doubling up to 8 s, full jitter, `Retry-After` honored up to 60 s
   */
  retry?: number | false | RetryPolicy | undefined
  /**
   * The largest response to read, in bytes after decompression. A larger one throws a ResponseError.
   * @default 104857600 (100 MiB)
   */
  maxResponseBytes?: number | undefined
  /**
   * Schemas to check requests and responses against: those from `sdk/<group>/schemas`, or your own from
   * `defineSchemas`.
   * @default none; nothing is checked
   */
  schemas?: Schemas | undefined
  /**
   * What to do with data that doesn't match its schema: `strict` throws a ValidationError, for a request before it is
   * sent; `warn` delivers the data and reports one event per operation and path; `false` checks nothing.
   * @default 'strict', if there are `schemas`
   */
  validate?: Validation | { readonly request?: Validation; readonly response?: Validation } | undefined
  /**
   * With `validate: 'strict'`, what to do if a value of a response violates only its `format`, such as a date-time
   * without an offset: `warn` delivers the response and reports one event per operation and path; `strict` throws. A
   * blank string that violates a `pattern` counts too. Formats of requests are always strict.
   * @default 'warn'
   */
  formats?: 'strict' | 'warn' | undefined
  /**
   * Decides when each request is sent, including retries: `createLimiter` from `sdk/limits`, or your own from
   * `defineLimiter`. The wait counts towards `deadlineMs`, not `timeoutMs`.
   * @default none; every request is sent at once
   */
  limiter?: Limiter | undefined
  /**
   * The tenant the call is for. Each tenant has its own limits in the limiter and its own retry budget, and events
   * name it.
   * @default none
   */
  tenant?: string | null | undefined
  /**
   * One or more listeners, called with a plain record of each step of a call. Errors they throw are ignored. A call's
   * listeners replace the client's.
   * @default none
   */
  onEvent?: Listener | readonly Listener[] | undefined
}

/** Settings of a client. Every field has a default. */
export interface Config<Server = string, Token = OneToken> extends SharedOptions<Token> {
  /** Where requests go: https, or http to loopback and the hosts in `allowHttp`. Overrides `server`. */
  baseUrl?: string | undefined
  /**
   * Hosts that may receive tokens and secret fields over plain http: `host` for any port, `host:port` for one, such
   * as `['mock:4020', 'host.docker.internal']`. For private networks, such as Docker Compose's.
   * @default []
   */
  allowHttp?: readonly string[] | undefined
  /**
   * One of the API's servers, by name, or by its variables if it has any.
   * @default the first server of the API
   */
  server?: Server | undefined
  /**
   * Time source, for tests.
   * @default the system clock
   */
  clock?: Clock | undefined
  /**
   * Sends an idempotency key with each POST and PATCH (`Idempotency-Key`, or the header the API declares), so that
   * they are retried like a GET: `true` makes a random UUID per call, a function returns the key of each call,
   * `false` sends none. Use it only if the server supports it. A fixed string is only for single calls: on a client,
   * the server would treat all calls as the same one.
   * @default true if the API declares such a header, else false
   */
  idempotencyKey?: boolean | (() => string) | undefined
}

/** Options of a single call. */
export interface CallOptions<Token = OneToken> extends SharedOptions<Token> {
  /** Aborts the call, which then rejects with `signal.reason`. */
  signal?: AbortSignal | undefined
  /**
   * Idempotency key of this POST or PATCH, by which the server recognizes a repeat. Pass an id that stays the same if
   * your job starts over, or `true` for a random UUID. Every attempt of the call sends the same key. 1 to 255 visible
   * ASCII characters.
   * @default the client's
   */
  idempotencyKey?: string | boolean | (() => string) | undefined
}

/** What a call resolves to. */
export interface Result<Data> {
  /** The body of the response; `undefined` if the API declares none. */
  data: Data
  /** The platform's Response, its body already read. */
  response: Response
  /** The server's request id, from the usual headers. */
  requestId: string | undefined
  /** How many attempts the call took. */
  attempts: number
}
