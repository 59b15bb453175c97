import type { StreamForm } from '../definition.ts'

/** Splits a body into items. */
export interface Cutter {
  /** Takes a chunk, of text unless the reader reads bytes. Completed items go to `found`. */
  push(chunk: string | Uint8Array): void
  /** The body has ended. The rest goes to `found`; returns whether an item was cut off. */
  end(): boolean
  /** Converts what was found into an item, or into {@link endOfStream}. */
  item(found: unknown): unknown
  /** Whether an incomplete item has exceeded the limit. */
  isTooLong(): boolean
  readonly lastEventId?: string | undefined
  /** How long the server asks to wait before reconnecting, in milliseconds. */
  readonly retryMs?: number | undefined
}

/** What an item reader works with. */
export interface Cutting {
  readonly form: StreamForm
  readonly contentType: string
  /** The largest item, in bytes or characters. */
  readonly limit: number
  found(raw: unknown): void
  parse(text: string): unknown
}

/** Reads one family of media types as items. An operation names those it needs. */
export interface ItemReader {
  readonly types: RegExp
  /** Reads bytes, not text. */
  readonly isBinary?: true
  open(cutting: Cutting): Cutter
}

/** Marks the end of the stream. */
export const endOfStream: unique symbol = /*#__PURE__*/ Symbol('end of stream')
