import { ConfigError } from '../errors/errors.ts'
import { type Call, callError } from '../sending/call.ts'

/** What `await using` calls, where the platform and the compiler know of it. */
type Disposable = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol }
  ? { readonly [Name in Key]: () => Promise<void> }
  : unknown

/**
 * The answer of an operation as a stream of items, read as they arrive: `for await (const item of data)`. It can be read
 * once. Leaving the loop ends the connection, and so does `close`.
 */
export type ItemStream<Item> = AsyncIterable<Item> &
  Disposable & {
    /** Id of the last server-sent event that had one; `undefined` where none did, and for other streams. */
    readonly lastEventId: string | undefined
    /** Ends the connection. A loop that is under way ends without an error. */
    close(): Promise<void>
  }

/** Where a stream comes from. */
export interface Origin<Item> {
  items(): AsyncGenerator<Item, void>
  lastEventId(): string | undefined
  stop(): void
}

/** Makes the stream that a caller is given. */
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
        throw callError(call, ConfigError, 'has a stream that was read already; keep its items', {
          parameter: 'data',
        })
      isTaken = true
      const generator = items()
      return {
        next: () => generator.next(),
        return() {
          // A generator that has not begun would not clean up.
          stop()
          return generator.return()
        },
      }
    },
  } as unknown as ItemStream<Item>
}
