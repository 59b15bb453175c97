import type { OnAbort } from './abort-hub.ts'
import type { Clock } from './clock.ts'

/** What a wait needs of a call. */
interface Waiting {
  readonly settings: { readonly clock: Clock; readonly signal?: AbortSignal | undefined }
  readonly shared: { readonly onAbort: OnAbort }
}

/** Work that can be given up before it ends. */
export interface Stoppable {
  /** Aborts when the work is given up, and when it has failed. */
  readonly signal: AbortSignal
  /** Called with it: for what does not heed the signal. */
  onStop?: (() => unknown) | undefined
}

/**
 * Runs `work` until it ends, `ms` are over or the caller aborts, whichever is first. When time is up, it fails with
 * what `expire` makes; without it, it is a mere wait. Timer and listener are gone when this settles.
 */
export function within<T = void>(
  { settings: { clock, signal }, shared }: Waiting,
  ms: number,
  work?: (stoppable: Stoppable) => Promise<T>,
  expire?: () => Error,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const controller = new AbortController()
    const stoppable: Stoppable = { signal: controller.signal }
    let forget: (() => void) | undefined
    let cancel: (() => void) | undefined
    const end = () => {
      forget?.()
      cancel?.()
    }
    const done = (value: T) => {
      end()
      resolve(value)
    }
    const fail = (reason: unknown) => {
      end()
      reject(reason)
      controller.abort(reason)
      stoppable.onStop?.()
    }
    const over = () => (expire ? fail(expire()) : done(undefined as T))
    forget = signal && shared.onAbort(signal, () => fail(signal.reason))
    // Past what timers take they fire at once: then there is no limit, and the longest wait.
    if (ms < 2 ** 31 || !expire) cancel = clock.setTimeout(over, Math.min(ms, 2 ** 31 - 1))
    // The clock of a test may let time run out, or the caller abort, before it returns.
    if (stoppable.signal.aborted) end()
    else work?.(stoppable).then(done, fail)
  })
}
