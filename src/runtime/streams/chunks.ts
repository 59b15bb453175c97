import { type Content, sourceOf } from '../reading/read-body.ts'
import { type Call, elapsedMs } from '../sending/call.ts'
import { quietly } from '../sending/quietly.ts'
import { onAbort, reasonOf } from '../time/abort-hub.ts'
import { readClock } from '../time/clock.ts'
import { longestTimerMs } from '../time/limited.ts'
import { progressOf } from './progress.ts'
import { streamError, timedOut } from './stream-error.ts'

/** The body of a response, chunk by chunk, within the time limits of its call. */
export interface Chunks {
  /**
   * The next chunk; undefined after the last one. Rejects if the body breaks off, time runs out or the caller aborts.
   */
  next(): Promise<Content | undefined>
  /** Throws if the stream has failed, while earlier chunks are still being processed. */
  check(): void
  /** Drops the rest and closes the connection. */
  stop(): void
}

/** Opens a body. Reads only on demand, so a slow reader slows the server down. */
export function openChunks(call: Call, response: Response, idleMs: number, isBinary: boolean): Chunks {
  const {
    settings: { clock, signal, deadlineMs },
  } = call
  const source = sourceOf(response, isBinary)
  const progress = progressOf(call, 'received')
  const leftMs = deadlineMs - elapsedMs(call)
  let failed: { readonly reason: unknown } | undefined
  let isOver = false
  let give: { resolve(chunk: undefined): void; reject(reason: unknown): void } | undefined
  let waitsSince: number | undefined
  let cancelIdle: (() => void) | undefined
  let cancelDeadline: (() => void) | undefined
  let forget: (() => void) | undefined

  const end = () => {
    isOver = true
    cancelIdle?.()
    cancelDeadline?.()
    forget?.()
    progress?.end()
  }
  const giveUp = () => {
    end()
    // Not awaited: a cloned body ends only when both copies are cancelled.
    quietly(() => source.cancel())
  }
  const fail = (reason: unknown) => {
    if (isOver) return
    failed = { reason }
    giveUp()
    give?.reject(reason)
  }
  const check = () => {
    if (failed) throw failed.reason
  }

  if (signal?.aborted) fail(reasonOf(signal))
  else {
    forget = signal && onAbort(signal, () => fail(reasonOf(signal)))
    if (leftMs <= longestTimerMs)
      cancelDeadline = clock.setTimeout(() => fail(timedOut(call, 'deadline', response)), Math.max(leftMs, 0))
  }
  /**
   * One timer for many chunks: it checks how long the reader has waited for the last one and continues with the rest.
   */
  const watch = (ms: number) => {
    cancelIdle = clock.setTimeout(() => {
      cancelIdle = undefined
      if (waitsSince === undefined) return
      const leftMs = idleMs - (readClock(clock) - waitsSince)
      if (leftMs > 0) watch(leftMs)
      else fail(timedOut(call, 'idle', response))
    }, ms)
  }
  const read = async () => {
    if (idleMs <= longestTimerMs) {
      waitsSince = readClock(clock)
      if (!cancelIdle) watch(idleMs)
    }
    try {
      const { done, value } = await source.read()
      // Stopped in the meantime.
      if (isOver) return undefined
      if (value) progress?.add(value.length)
      // A body without a stream arrives in one piece.
      if (done) end()
      return value
    } catch (error) {
      fail(streamError(call, response, error))
      return undefined
    } finally {
      waitsSince = undefined
    }
  }
  /** The source may ignore cancellation: a Node stream, a body in one piece. */
  const readOrGiveUp = () =>
    new Promise<Content | undefined>((resolve, reject) => {
      give = { resolve, reject }
      read().then(resolve)
    })
  // Cancelling a web stream ends pending reads.
  const next = 'releaseLock' in source ? read : readOrGiveUp
  return {
    check,
    async next() {
      check()
      if (isOver) return undefined
      const chunk = await next()
      check()
      return chunk
    },
    stop() {
      if (isOver) return
      giveUp()
      give?.resolve(undefined)
    },
  }
}
