import { ConfigError } from '../errors/errors.ts'
import { type Call, callError } from '../sending/call.ts'

/** Called by `await using`, if platform and compiler support it. */
type Disposable = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol }
  ? { readonly [Name in Key]: () => Promise<void> }
  : unknown

/**
 * An operation's response as a stream of items, read as they arrive: `for await (const item of data)`. Readable once.
 * Leaving the loop closes the connection, and so does `close`.
 */
export type ItemStream<Item> = AsyncIterable<Item> &
  Disposable & {
    /** Id of the last server-sent event with one; `undefined` if none had one, and for other streams. */
    readonly lastEventId: string | undefined
    /** Closes the connection. A running loop ends without an error. */
    close(): Promise<void>
  }

/** Source of a stream. */
export interface Origin<Item> {
  items(): AsyncGenerator<Item, void>
  lastEventId(): string | undefined
  stop(): void
}

/** Makes the stream for the caller. */
export function streamFrom<Item>(call: Call, { items, lastEventId, stop }: Origin<Item>): ItemStream<Item> {
  let isTaken = false
  const close = async () => stop()
  const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol }
  return {
    get lastEventId() {
      return lastEventId()
    },
    close,
    ...(asyncDispose && { [asyncDispose]: close }),
    [Symbol.asyncIterator]() {
      if (isTaken)
        throw callError(call, ConfigError, 'has a stream that has already been read; keep its items', {
          parameter: 'data',
        })
      isTaken = true
      const generator = items()
      return {
        next: () => generator.next(),
        return() {
          // A generator that has not started would not clean up.
          stop()
          return generator.return()
        },
      }
    },
  } as unknown as ItemStream<Item>
}
