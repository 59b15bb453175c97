import { onAbort, reasonOf } from './abort-hub.ts'
import type { Clock } from './clock.ts'

/** What waiting needs from a call. */
export interface Waiting {
  readonly settings: { readonly clock: Clock; readonly signal?: AbortSignal | undefined }
}

/** Work that can be stopped before it ends. */
export interface Stoppable {
  /** Aborts when the work is stopped or has failed. Absent if neither a limit nor the caller can end it. */
  readonly signal: AbortSignal | undefined
  /** The work was stopped or has failed. */
  stopped: boolean
  /** Called at the same time, for code that ignores the signal. */
  onStop?: (() => unknown) | undefined
  /**
   * Called when time is up instead of stopping the work, which then ends by itself at once. Also called after the
   * work was stopped or has failed, to end a wait of its own.
   */
  onExpire?: (() => void) | undefined
}

/** Beyond this, timers fire at once: a longer limit is none, and a longer wait is shortened. */
export const longestTimerMs = 2 ** 31 - 1

/**
 * Runs `work` until it ends, `ms` have passed or the caller aborts, whichever comes first. When time is up, it fails
 * with the error from `expire`. Timer and listener are removed before this settles.
 */
export function limited<T>(
  { settings: { clock, signal } }: Waiting,
  ms: number,
  work: (stoppable: Stoppable) => Promise<T>,
  expire: () => Error,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) throw reasonOf(signal)
    const isLimited = ms <= longestTimerMs
    // No signal if nothing can end the work: React and Next.js share equal requests only without one.
    const controller = isLimited || signal ? new AbortController() : undefined
    const stoppable: Stoppable = { signal: controller?.signal, stopped: false }
    let forget: (() => void) | undefined
    let cancel: (() => void) | undefined
    const end = () => {
      forget?.()
      cancel?.()
    }
    const fail = (reason: unknown) => {
      end()
      stoppable.stopped = true
      reject(reason)
      controller?.abort(reason)
      stoppable.onStop?.()
      stoppable.onExpire?.()
    }
    forget = signal && onAbort(signal, () => fail(reasonOf(signal)))
    if (isLimited)
      cancel = clock.setTimeout(() => (stoppable.onExpire ? stoppable.onExpire() : fail(expire())), ms)
    // A test's clock may let time run out, or the caller may abort, before it returns.
    if (stoppable.stopped) end()
    else
      work(stoppable).then((value) => {
        end()
        resolve(value)
      }, fail)
  })
}
