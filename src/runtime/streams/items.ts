import { unexpected } from '../reading/response.ts'
import type { Call } from '../sending/call.ts'
import { validate } from '../validation/validate.ts'
import { cutOff } from './broken.ts'
import type { Chunks } from './chunks.ts'
import { type Cutter, endOfStream } from './item-reader.ts'

/** A stream that was opened: what comes of it, and what takes that apart. */
export interface Opened {
  readonly response: Response
  readonly chunks: Chunks
  readonly cutter: Cutter
  readonly isBinary: boolean
  /** What was found and not given yet. */
  readonly found: unknown[]
  /** Media type in the document, under which the schema of the items stands. */
  readonly media: string
  readonly limit: number
}

/**
 * Gives the items of a stream as they come. `count` goes on from one connection to the next. Ends where the server says
 * so (`true`), or where the body does.
 */
export async function* itemsOf(
  call: Call,
  { response, chunks, cutter, isBinary, found, media, limit }: Opened,
  count: { items: number },
): AsyncGenerator<unknown, boolean> {
  const { schemas } = call.settings
  const decoder = typeof TextDecoder === 'function' ? new TextDecoder() : undefined
  const wrong = (problem: string, text: unknown, cause?: unknown) =>
    unexpected(
      call,
      response,
      `item ${count.items + 1} is ${problem}`,
      typeof text === 'string' ? text : undefined,
      cause,
    )
  for (let isOver = false, isHalf = false; !isOver; ) {
    const chunk = await chunks.next()
    isOver = chunk === undefined
    if (chunk === undefined) isHalf = cutter.end()
    else
      cutter.push(
        typeof chunk === 'string' || isBinary ? chunk : (decoder?.decode(chunk, { stream: true }) ?? ''),
      )
    for (const raw of found) {
      chunks.check()
      let item: unknown
      try {
        item = cutter.item(raw)
      } catch (error) {
        if (isOver) throw cutOff(call, 'it ended within an item', error)
        throw wrong('not valid JSON', (raw as { data?: unknown }).data ?? raw, error)
      }
      if (item === endOfStream) return true
      if (schemas) await validate(call, schemas, [['response', item, media as never]])
      count.items++
      yield item
    }
    found.length = 0
    if (isHalf) throw cutOff(call, 'it ended within an item')
    if (cutter.isTooLong()) throw wrong(`longer than maxResponseBytes (${limit})`, undefined)
  }
  return false
}
