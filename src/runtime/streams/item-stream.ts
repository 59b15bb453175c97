import { isSdkError } from '../errors/errors.ts'
import { type Call, elapsedMs, emit } from '../sending/call.ts'
import { sleep } from '../time/sleep.ts'
import { validate } from '../validation/validate.ts'
import { endOfStream } from './item-reader.ts'
import { itemsOf, nothing, type Opened } from './items.ts'
import { type ItemStream, streamFrom } from './stream.ts'
import { cutOff } from './stream-error.ts'

/** Reconnects a stream after the event with this id; undefined if the server ends it (204). */
export type Reopen = (lastEventId: string | undefined) => Promise<Opened | undefined>

/** The stream of a response. With `reopen` it reconnects when it breaks off or ends (WHATWG HTML, section 9.2.3). */
export function itemStream(call: Call, first: Opened, reopen: Reopen | undefined): ItemStream<unknown> {
  const { retry, deadlineMs, schemas } = call.settings
  let opened = first
  let lastEventId: string | undefined
  let isClosed = false

  /** Waits until the stream may reconnect; throws if it may not. */
  const pause = async (error: unknown, retries: number) => {
    if (!isSdkError(error) || !/^(network_error|timeout)$/.test(error.code) || retries >= retry.retries)
      throw error
    const backoffMs = retry.random() * Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** retries)
    const waitMs = opened.cutter.retryMs ?? backoffMs
    if (elapsedMs(call) + waitMs >= deadlineMs) throw error
    emit(call, { type: 'retry', code: error.code, status: undefined, waitMs })
    await sleep(call, waitMs)
  }

  async function* items() {
    const count = { items: 0 }
    try {
      for (let retries = 0; ; ) {
        const before = count.items
        let error: unknown
        try {
          const { take, fill } = itemsOf(call, opened, count)
          do {
            for (let item = take(); item !== nothing; item = take()) {
              if (item === endOfStream) return
              if (schemas) await validate(call, schemas, [['response', item, opened.media as never]])
              yield item
            }
          } while (await fill())
          if (isClosed || !reopen) return
          error = cutOff(call, 'the server ended it')
        } catch (thrown) {
          error = thrown
        } finally {
          lastEventId = opened.cutter.lastEventId ?? lastEventId
          opened.chunks.stop()
        }
        if (count.items > before) retries = 0
        // Delivered items would come again.
        if (!reopen || (count.items && lastEventId === undefined)) throw error
        await pause(error, retries++)
        if (isClosed) return
        const next = await reopen(lastEventId)
        if (!next) return
        opened = next
      }
    } catch (error) {
      const { code, status } = isSdkError(error)
        ? (error as { code: string; status?: number })
        : { code: 'aborted' }
      emit(call, { type: 'error', code: code as never, status })
      throw error
    }
  }
  return streamFrom(call, {
    items,
    lastEventId: () => opened.cutter.lastEventId ?? lastEventId,
    stop() {
      isClosed = true
      opened.chunks.stop()
    },
  })
}
