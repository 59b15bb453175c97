import type { Token as OneToken } from '../auth/token-source.ts'
import type { Listener } from '../events/listeners.ts'
import type { Limiter } from '../sending/limiter.ts'
import type { RetryPolicy } from '../sending/retry.ts'
import type { Clock } from '../time/clock.ts'
import type { Schemas, Validation } from '../validation/schemas.ts'

/** Fields of a RequestInit (Fetch standard) that the client leaves to you, and those that a platform adds. */
export type FetchOptions = Omit<RequestInit, OwnOfClient> & {
  readonly [Name in OwnOfClient]?: never
} & Readonly<Record<string, unknown>>

/** What the client sets itself. */
type OwnOfClient = 'method' | 'headers' | 'body' | 'signal' | 'redirect'

/** Options that a client and a single call share. A call's own value wins over the client's. */
export interface SharedOptions<Token = OneToken> {
  /** A token, or a function that gives one. The same as `authorize(client, token)`. */
  token?: Token | undefined
  /** Headers sent with each request; `null` drops one. `authorization` is set by `token` alone. */
  headers?: Readonly<Record<string, string | null | undefined>> | undefined
  /**
   * The fetch that requests are sent with, looked up at the moment of the call.
   * @default globalThis.fetch
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
  /**
   * What the platform's fetch takes beside: `cache`, `credentials`, `mode`, `keepalive`, `priority`, and a platform's
   * own, such as `next`, `dispatcher` or `cf`. A call's own fields win one by one. Method, headers, body, signal and
   * redirect are the client's.
   * @default none
   */
  fetchOptions?: FetchOptions | undefined
  /**
   * Limit of one attempt in milliseconds: token, connection, headers and the whole body. `Infinity` for none.
   * @default 60000, or the operation's own figure where the API is known to be slow
   */
  timeoutMs?: number | undefined
  /**
   * Limit of the whole call in milliseconds, retries and waits included. No wait is begun that cannot end before it.
   * @default Infinity
   */
  deadlineMs?: number | undefined
  /**
   * How often and when a failed call is sent again: a number of retries, `false` for never, or a policy.
   * @default 2 retries, 0.5 s doubling up to 8 s, full jitter, `Retry-After` obeyed up to 60 s
   */
  retry?: number | false | RetryPolicy | undefined
  /**
   * The largest answer that is read, in bytes after decompression; a larger one is a ResponseError.
   * @default 104857600 (100 MiB)
   */
  maxResponseBytes?: number | undefined
  /**
   * What requests and answers are checked against: the `schemas` of `sdk/<group>/schemas`, or one's own made with
   * `defineSchemas`.
   * @default none: nothing is checked
   */
  schemas?: Schemas | undefined
  /**
   * What follows where data is not as its schema says: `strict` throws a ValidationError, a request's before it is
   * sent; `warn` delivers the data and raises one event per operation and path; `false` checks nothing.
   * @default 'strict', once `schemas` are given
   */
  validate?: Validation | { readonly request?: Validation; readonly response?: Validation } | undefined
  /**
   * What follows where `validate` is `strict` and a value of an answer is only spelled differently than its `format`
   * says, such as a date-time without offset: `warn` delivers the answer and raises one event per operation and path;
   * `strict` throws. A blank text under a `pattern` counts too. Requests are always held to their formats.
   * @default 'warn'
   */
  formats?: 'strict' | 'warn' | undefined
  /**
   * Asked before each request, repeats included, when it may be sent: `createLimiter` of `sdk/limits`, or one of your
   * own made with `defineLimiter`. The wait counts towards `deadlineMs`, not towards `timeoutMs`.
   * @default none: every request is sent at once
   */
  limiter?: Limiter | undefined
  /**
   * Whom the call is for. The limiter keeps each tenant's limit apart, and events name the tenant.
   * @default none
   */
  tenant?: string | null | undefined
  /**
   * A listener, or several, that is told of each step of a call, by a plain record. What one throws is ignored. A call's
   * own stand in place of the client's.
   * @default none
   */
  onEvent?: Listener | readonly Listener[] | undefined
}

/** Settings of a client. Every field has a default. */
export interface Config<Server = string, Token = OneToken> extends SharedOptions<Token> {
  /**
   * Where requests go. https, or http on loopback and to the hosts of `allowHttp`. Wins over `server`.
   */
  baseUrl?: string | undefined
  /**
   * Hosts that tokens and secret fields may go to over http, in clear: `host` for any port, `host:port` for one, such
   * as `['mock:4020', 'host.docker.internal']`. For networks that nobody else can read, such as that of Docker Compose.
   * @default []
   */
  allowHttp?: readonly string[] | undefined
  /**
   * One of the API's own servers by name; by its variables where it has some.
   * @default the first server of the API
   */
  server?: Server | undefined
  /**
   * Time source, for tests.
   * @default the platform's
   */
  clock?: Clock | undefined
  /**
   * Sends a key with each POST and PATCH by which a server knows a repeat of it (`Idempotency-Key`, or the header that
   * the API declares), so that they are sent again like a GET: `true` makes a random UUID for each call, a function
   * gives the key of each call, `false` sends none. Only for servers that heed it. A text is for a single call: for a
   * client it would make all of its calls one.
   * @default true where the API declares such a header, else false
   */
  idempotencyKey?: boolean | (() => string) | undefined
}

/** Options of a single call. */
export interface CallOptions<Token = OneToken> extends SharedOptions<Token> {
  /** Ends the call when it aborts; the call then rejects with `signal.reason`. */
  signal?: AbortSignal | undefined
  /**
   * The key by which the server knows a repeat of this POST or PATCH: of a job, so that it stays the same when the job
   * begins again; `true` for a random UUID. Every attempt of the call sends the same. 1 to 255 visible ASCII characters.
   * @default the client's
   */
  idempotencyKey?: string | boolean | (() => string) | undefined
}

/** How an answer is given, where not as the API declares it. */
export type AnswerAs = 'stream' | 'response' | undefined

/** Options of a call whose answer comes in one of several forms, or may be had as it is. */
export interface AnswerOptions<
  Media extends string = string,
  As extends AnswerAs = AnswerAs,
  Token = OneToken,
> extends CallOptions<Token> {
  /**
   * The form that is asked for: one of the operation's media types. `data` has its type. An answer of another form is a
   * ResponseError.
   * @default all that the operation declares; the content type of the answer tells which one came
   */
  accept?: Media | undefined
  /**
   * `stream` gives the body as a ReadableStream of bytes, under `idleTimeoutMs`; `response` gives the Response with its
   * body unread, whatever the API declares.
   * @default the data that the API declares
   */
  as?: As | undefined
  /**
   * How long a stream may be silent while it is read, in milliseconds; any byte ends the silence. `timeoutMs` ends with
   * the headers of the answer. `Infinity` for no limit.
   * @default timeoutMs
   */
  idleTimeoutMs?: number | undefined
}

/** Options of a call whose answer may be server-sent events. */
export interface EventOptions<Media extends string = string, As extends AnswerAs = AnswerAs, Token = OneToken>
  extends AnswerOptions<Media, As, Token> {
  /**
   * Opens the stream again where it breaks off or ends, as a browser's EventSource does: with `Last-Event-ID`, after the
   * wait that the server asks for (`retry:`), as often in a row as `retry` says. A 204 ends it. Where items came without
   * an id, nothing is sent again.
   * @default false
   */
  reconnect?: boolean | undefined
}

/** What a call resolves to as `data`, by its options; `Forms` has a type for each media type. */
export type AnswerForm<Forms, Media extends keyof Forms, As> = [As] extends ['response']
  ? Response
  : [As] extends ['stream']
    ? ReadableStream<Uint8Array>
    : Forms[Media]

/** Further options of a call whose body can be sent as one of several media types. */
export interface BodyOptions<Media extends string = string> {
  /**
   * The media type that the body is sent as.
   * @default the first of the operation's that can carry the body: a file travels in a form, an object as JSON
   */
  contentType?: Media | undefined
}

/** What a call resolves to. */
export interface Result<Data> {
  /** The body of the answer; `undefined` where the API declares none. */
  data: Data
  /** The answer as the platform gave it, its body already read. */
  response: Response
  /** The server's id of the request, from the usual headers. */
  requestId: string | undefined
  /** How many times the call was tried. */
  attempts: number
}
