import { reasonOf, throwIfAborted } from './abort-hub.ts'
import { longestTimerMs, type Waiting } from './limited.ts'

/** Waits for `ms`, or rejects with the caller's reason when it aborts. */
export function sleep({ settings: { clock, signal }, shared }: Waiting, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal)
    let cancel: (() => void) | undefined
    const forget =
      signal &&
      shared.onAbort(signal, () => {
        forget?.()
        cancel?.()
        reject(reasonOf(signal))
      })
    cancel = clock.setTimeout(
      () => {
        forget?.()
        resolve()
      },
      Math.min(ms, longestTimerMs),
    )
    // The clock of a test may let the caller abort before it returns.
    if (signal?.aborted) cancel()
  })
}
