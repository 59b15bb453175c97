import type { Token as OneToken } from '../auth/token-source.ts'
import type { CallOptions } from './config.ts'

/** How to deliver an answer, if not as the API declares it. */
export type AnswerAs = 'stream' | 'response' | undefined

/** Options of a call whose answer has several forms, or can be delivered as it is. */
export interface AnswerOptions<
  Media extends string = string,
  As extends AnswerAs = AnswerAs,
  Token = OneToken,
> extends CallOptions<Token> {
  /**
   * The media type to ask for, one of the operation's. `data` has its type. An answer of another media type throws a
   * ResponseError.
   * @default all that the operation declares; the content type of the answer decides
   */
  accept?: Media | undefined
  /**
   * `stream` delivers the body as a ReadableStream of bytes, under `idleTimeoutMs`; `response` delivers the Response
   * with its body unread.
   * @default the declared data
   */
  as?: As | undefined
  /**
   * How long a stream may be silent while it is read, in milliseconds. Any byte resets it. `timeoutMs` covers the
   * call up to the headers. `Infinity` for no limit.
   * @default timeoutMs
   */
  idleTimeoutMs?: number | undefined
}

/** Options of a call whose answer may be server-sent events. */
export interface EventOptions<Media extends string = string, As extends AnswerAs = AnswerAs, Token = OneToken>
  extends AnswerOptions<Media, As, Token> {
  /**
   * Reconnects when the stream breaks off or ends, like a browser's EventSource: with `Last-Event-ID`, after the wait
   * the server asks for (`retry:`), as often in a row as `retry` says. A 204 ends it. If items came without an id, it
   * does not reconnect.
   * @default false
   */
  reconnect?: boolean | undefined
}

/** Type of `data` by the call's options; `Forms` has a type for each media type. */
export type AnswerForm<Forms, Media extends keyof Forms, As> = [As] extends ['response']
  ? Response
  : [As] extends ['stream']
    ? ReadableStream<Uint8Array>
    : Forms[Media]

/** Options of a call whose body has several media types. */
export interface BodyOptions<Media extends string = string> {
  /**
   * The media type to send the body as.
   * @default the operation's first that fits the body: a form for a file, JSON for an object
   */
  contentType?: Media | undefined
}
