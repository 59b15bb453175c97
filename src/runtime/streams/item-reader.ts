import type { StreamForm } from '../definition.ts'

/** Takes a body apart into items. */
export interface Cutter {
  /** Takes a chunk; what it completes goes to `found`. Text, unless the reader is one of bytes. */
  push(chunk: string | Uint8Array): void
  /** The body has ended. What is left goes to `found`; gives whether it is the first half of an item alone. */
  end(): boolean
  /** Makes an item of what was found; {@link endOfStream} where it says that no more will come. */
  item(found: unknown): unknown
  /** Whether an item that is not complete has grown past the limit. */
  isTooLong(): boolean
  readonly lastEventId?: string | undefined
  /** How long the server asks to wait before the stream is opened again, in milliseconds. */
  readonly retryMs?: number | undefined
}

/** What a reader of items works with. */
export interface Cutting {
  readonly form: StreamForm
  readonly contentType: string
  /** The largest item, in bytes or characters. */
  readonly limit: number
  found(raw: unknown): void
  parse(text: string): unknown
}

/** Reads one family of media types as items. An operation names those that it needs. */
export interface ItemReader {
  readonly types: RegExp
  /** It reads bytes, not text. */
  readonly isBinary?: true
  open(cutting: Cutting): Cutter
}

/** Stands for the item after which none comes. */
export const endOfStream: unique symbol = /*#__PURE__*/ Symbol('end of stream')
