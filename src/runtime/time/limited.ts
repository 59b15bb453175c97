import { type OnAbort, reasonOf } from './abort-hub.ts'
import type { Clock } from './clock.ts'

/** What waiting needs of a call. */
export interface Waiting {
  readonly settings: { readonly clock: Clock; readonly signal?: AbortSignal | undefined }
  readonly shared: { readonly onAbort: OnAbort }
}

/** Work that can be given up before it ends. */
export interface Stoppable {
  /** Aborts when the work is given up, and when it has failed. Absent where neither a limit nor a caller can end it. */
  readonly signal: AbortSignal | undefined
  /** The work was given up, or has failed. */
  stopped: boolean
  /** Called with it: for what does not heed the signal. */
  onStop?: (() => unknown) | undefined
  /** Called when time is up, in place of giving up: the work then ends by itself, at once. */
  onExpire?: (() => void) | undefined
}

/** Timers fire at once past this, so a longer limit is none, and a longer wait is cut. */
export const longestTimerMs = 2 ** 31 - 1

/**
 * Runs `work` until it ends, `ms` are over or the caller aborts, whichever is first. When time is up, it fails with
 * what `expire` makes. Timer and listener are gone when this settles.
 */
export function limited<T>(
  { settings: { clock, signal }, shared }: Waiting,
  ms: number,
  work: (stoppable: Stoppable) => Promise<T>,
  expire: () => Error,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) throw reasonOf(signal)
    const isLimited = ms <= longestTimerMs
    // Without one where nothing can end the work: React and Next.js share equal requests only where these have no signal.
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
    }
    forget = signal && shared.onAbort(signal, () => fail(reasonOf(signal)))
    if (isLimited)
      cancel = clock.setTimeout(() => (stoppable.onExpire ? stoppable.onExpire() : fail(expire())), ms)
    // The clock of a test may let time run out, or the caller abort, before it returns.
    if (stoppable.stopped) end()
    else
      work(stoppable).then((value) => {
        end()
        resolve(value)
      }, fail)
  })
}
