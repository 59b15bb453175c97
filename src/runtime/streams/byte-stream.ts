import type { Chunks } from './chunks.ts'

/** The body of a response as a web stream: it reads nothing ahead, and cancelling it closes the connection. */
export const byteStream = (chunks: Chunks): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      async pull(controller) {
        const chunk = await chunks.next()
        if (chunk === undefined) controller.close()
        else controller.enqueue(chunk as Uint8Array)
      },
      cancel: () => chunks.stop(),
    },
    { highWaterMark: 0 },
  )
