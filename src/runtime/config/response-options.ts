import type { Token as OneToken } from '../auth/token-source.ts'
import type { CallOptions } from './config.ts'

/** How to deliver a response, if not as declared data. */
export type ResponseAs = 'stream' | 'response' | undefined

/** Options of a call whose response has several media types or can be delivered unread. */
export interface ResponseOptions<
  Media extends string = string,
  As extends ResponseAs = ResponseAs,
  Token = OneToken,
> extends CallOptions<Token> {
  /**
   * The media type to ask for, one of the operation's. `data` has its type. A response of another media type throws a
   * ResponseError.
   * @default all that the operation declares; the content type of the response decides
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

/** Options of a call whose response may be server-sent events. */
export interface EventOptions<
  Media extends string = string,
  As extends ResponseAs = ResponseAs,
  Token = OneToken,
> extends ResponseOptions<Media, As, Token> {
  /**
   * Reconnects when the stream breaks off or ends, like a browser's EventSource: with `Last-Event-ID`, after the wait
   * the server asks for (`retry:`), as many times in a row as the `retry` option allows. A 204 ends the stream.
   * Doesn't reconnect if items came without an id.
   * @default false
   */
  reconnect?: boolean | undefined
}

/** Type of `data` by the call's options; `Forms` has a type for each media type. */
export type ResponseForm<Forms, Media extends keyof Forms, As> = [As] extends ['response']
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
