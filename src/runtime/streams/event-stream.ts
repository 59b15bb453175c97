import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { endOfStream, type ItemReader } from './item-reader.ts'

/** A server-sent event with its fields. */
interface Found extends EventSourceMessage {
  retry?: number
}

/** Reads server-sent events (WHATWG HTML, section 9.2): only their data, or whole events. */
export const eventStream: ItemReader = {
  types: /^text\/event-stream$/,
  open({ form, limit, found, parse }) {
    const { whole, data: texts, done = texts === 'text' ? undefined : '[DONE]' } = form
    let lastEventId: string | undefined
    let retryMs: number | undefined
    let retry: number | undefined
    let isTooLong = false
    let rest = ''
    const parser = createParser({
      maxBufferSize: limit === Number.POSITIVE_INFINITY ? undefined : limit,
      onEvent(event) {
        found(retry === undefined ? event : { ...event, retry })
        retry = undefined
      },
      onRetry(ms) {
        retryMs = retry = ms
      },
      onError({ type }) {
        if (type === 'max-buffer-size-exceeded') isTooLong = true
      },
    })
    return {
      get lastEventId() {
        return lastEventId
      },
      get retryMs() {
        return retryMs
      },
      isTooLong: () => isTooLong,
      push(chunk) {
        const text = chunk as string
        rest = text.slice(text.lastIndexOf('\n') + 1)
        parser.feed(text)
      },
      end() {
        // The standard drops an event without its final blank line. Many servers omit that line, so a complete event
        // is delivered.
        const isOpen = rest !== '' && texts !== undefined && !(done && rest.endsWith(done))
        if (!isOpen) parser.feed('\n\n')
        return isOpen
      },
      item(raw) {
        const { event, data, id, retry: ms } = raw as Found
        if (id !== undefined) lastEventId = id
        if (data === done) return endOfStream
        const isText = typeof texts === 'object' ? (texts[event ?? ''] ?? texts['*']) : texts
        const value = isText === 'text' ? data : parse(data)
        if (!whole) return value
        return {
          ...(event !== undefined && { event }),
          data: value,
          ...(id !== undefined && { id }),
          ...(ms !== undefined && { retry: ms }),
        }
      },
    }
  },
}
