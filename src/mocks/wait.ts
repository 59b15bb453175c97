import { reasonOf, throwIfAborted } from '../runtime/time/abort-hub.ts'
import type { Clock } from '../runtime/time/clock.ts'

/**
 * Waits for `ms` milliseconds, or with `Infinity` until the signal aborts. Rejects with the signal's reason when it
 * aborts.
 */
export async function wait(
  clock: Pick<Clock, 'setTimeout'>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  throwIfAborted(signal)
  if (ms <= 0) return
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      cancel?.()
      reject(signal && reasonOf(signal))
    }
    const cancel =
      ms === Number.POSITIVE_INFINITY
        ? undefined
        : clock.setTimeout(() => {
            signal?.removeEventListener('abort', abort)
            resolve()
          }, ms)
    signal?.addEventListener('abort', abort, { once: true })
  })
}
