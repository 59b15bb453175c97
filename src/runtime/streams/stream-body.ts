import { missing } from '../config/missing.ts'
import type { Call } from '../sending/call.ts'
import { type Progress, progressOf } from './progress.ts'

/** Bytes that arrive over time: a ReadableStream, a Node stream, an async generator. Readable once. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Whether a value is such a source. */
export const isByteSource = (value: unknown): value is ByteSource =>
  typeof (value as ReadableStream | null)?.getReader === 'function' ||
  typeof (value as AsyncIterable<unknown> | null)?.[Symbol.asyncIterator] === 'function'

/**
 * Makes a request body from streamed bytes; errors call it `name`. The call is then sent once: neither a retry nor a
 * new token repeats it, and its errors say so.
 */
export function streamBody(call: Call, name: string, source: ByteSource): ReadableStream<Uint8Array> {
  const { settings, reject } = call
  if (typeof ReadableStream !== 'function') reject('ReadableStream', missing)
  if ((source as ReadableStream).locked) reject(name, 'is a stream that has already been read')
  if (!settings.fetch && !sendsStreams())
    reject(name, 'is a stream, which this platform does not send; read it into a Blob first')
  call.settings = {
    ...settings,
    retry: { ...settings.retry, retries: 0 },
    token: settings.token && { ...settings.token, renewable: false },
    // The response starts when the body has been sent (Fetch standard, RequestDuplex).
    fetchOptions: { ...settings.fetchOptions, duplex: 'half' },
  }
  call.note = '; its body is a stream, so it is not retried'
  return counted(source, progressOf(call, 'sent'))
}

/** The bytes, counted as they go out. */
function counted(bytes: ByteSource, progress: Progress | undefined): ReadableStream<Uint8Array> {
  const source = bytes as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>
  if (!progress && typeof source.getReader === 'function') return source
  const reader = source.getReader?.()
  const iterator = reader ? undefined : source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await (reader
          ? reader.read()
          : (iterator as AsyncIterator<Uint8Array>).next())
        if (done) {
          progress?.end()
          return controller.close()
        }
        // A Node stream with an encoding yields texts.
        const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
        progress?.add(bytes.length)
        controller.enqueue(bytes)
      },
      cancel: (reason) => (reader ? reader.cancel(reason) : void iterator?.return?.()),
    },
    { highWaterMark: 0 },
  )
}

/** Platforms that can't send streams turn one into text (Safari, Firefox). */
function sendsStreams(): boolean {
  if (typeof Request !== 'function') return true
  const init = { method: 'POST', body: new ReadableStream(), duplex: 'half' }
  return !new Request('https://localhost', init as RequestInit).headers.has('content-type')
}
