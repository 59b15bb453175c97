import { reasonOf } from '../runtime/time/abort-hub.ts'
import type { Clock } from '../runtime/time/clock.ts'
import { plainResponse } from './plain-response.ts'
import type { Reply } from './respond.ts'
import { toUtf8 } from './utf8.ts'
import { wait } from './wait.ts'

/** Makes a Response from a reply: the platform's, or a plain object that reads the same way. */
export function toResponse(
  { status, headers, text, damage }: Reply,
  clock: Pick<Clock, 'setTimeout'>,
  signal: AbortSignal | undefined,
): Response {
  const init = { status, headers: { ...headers } }
  if (typeof Response === 'function' && !damage) return new Response(text ?? null, init)
  if (typeof Response === 'function' && typeof ReadableStream === 'function') {
    const stream = damage === 'cut' ? cutBody(`${text}`) : stalledBody(signal)
    const response = new Response(stream, init)
    // Polyfills treat a stream as text.
    if (typeof response.body?.getReader === 'function') return response
    stream.cancel()
  }
  return plainResponse({
    status,
    headers,
    hasBody: text !== undefined,
    async read() {
      if (damage === 'cut') throw cut()
      if (damage === 'stall') await wait(clock, Number.POSITIVE_INFINITY, signal)
      return `${text}`
    },
  })
}

/** The error of a read when a connection breaks, worded as by Node. */
const cut = () => new TypeError('terminated')

function cutBody(text: string): ReadableStream<Uint8Array> {
  const bytes = toUtf8(text)
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(cut())
      sent = true
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)))
    },
  })
}

function stalledBody(signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  let abort: (() => void) | undefined
  return new ReadableStream({
    start(controller) {
      abort = () => controller.error(signal && reasonOf(signal))
      if (signal?.aborted) abort()
      else signal?.addEventListener('abort', abort, { once: true })
    },
    cancel() {
      if (abort) signal?.removeEventListener('abort', abort)
    },
  })
}
