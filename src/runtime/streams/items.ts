import { unexpected } from '../reading/response.ts'
import type { Call } from '../sending/call.ts'
import type { Chunks } from './chunks.ts'
import { type Cutter, endOfStream } from './item-reader.ts'
import { cutOff } from './stream-error.ts'

/** An open stream: its chunks and its item reader. */
export interface Opened {
  readonly response: Response
  readonly chunks: Chunks
  readonly cutter: Cutter
  readonly isBinary: boolean
  /** Items found but not delivered yet. */
  readonly found: unknown[]
  /** Media type in the document that has the items' schema. */
  readonly media: string
  readonly limit: number
}

/** The items of one connection. */
export interface Items {
  /** The next received item; {@link nothing} if there is none, {@link endOfStream} after the last one. */
  take(): unknown
  /** Waits for more; returns whether the body continues. */
  fill(): Promise<boolean>
}

export const nothing: unique symbol = /*#__PURE__*/ Symbol('nothing')

/** Delivers a connection's items one by one. `count` continues across connections. */
export function itemsOf(call: Call, opened: Opened, count: { items: number }): Items {
  const { response, chunks, cutter, isBinary, found, limit } = opened
  const decoder = typeof TextDecoder === 'function' ? new TextDecoder() : undefined
  let at = 0
  let isOver = false
  let isHalf = false
  const wrong = (problem: string, text: unknown, cause?: unknown) =>
    unexpected(
      call,
      response,
      `item ${count.items + 1} is ${problem}`,
      typeof text === 'string' ? text : undefined,
      cause,
    )
  return {
    take() {
      chunks.check()
      if (at === found.length) {
        if (isHalf) throw cutOff(call, 'it ended within an item')
        if (cutter.isTooLong()) throw wrong(`longer than maxResponseBytes (${limit})`, undefined)
        return nothing
      }
      const raw = found[at++]
      try {
        const item = cutter.item(raw)
        if (item !== endOfStream) count.items++
        return item
      } catch (error) {
        if (isOver) throw cutOff(call, 'it ended within an item', error)
        throw wrong('not valid JSON', (raw as { data?: unknown }).data ?? raw, error)
      }
    },
    async fill() {
      found.length = 0
      at = 0
      if (isOver) return false
      const chunk = await chunks.next()
      isOver = chunk === undefined
      if (chunk === undefined) isHalf = cutter.end()
      else if (typeof chunk === 'string' || isBinary) cutter.push(chunk)
      else cutter.push(decoder?.decode(chunk, { stream: true }) ?? '')
      return true
    },
  }
}
