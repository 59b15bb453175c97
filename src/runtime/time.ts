import type { Call } from './call.ts'

/** The time source of a client: the platform's own, or a fake one in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after `ms`; returns what cancels it. */
  setTimeout(callback: () => void, ms: number): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(callback, ms) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** Calls `wake` when the signal aborts; returns what ends that. */
export type OnAbort = (signal: AbortSignal, wake: () => void) => () => void

/**
 * Shares one listener per signal among all calls of a client: thousands of calls may wait on one long-lived signal,
 * and platforms warn from the eleventh listener on.
 */
export function createAbortHub(): OnAbort {
  const hubs = new WeakMap<AbortSignal, Set<() => void>>()
  // One listener object for all signals: the signal tells which one it is.
  const listener = ({ target }: Event) => {
    for (const wake of hubs.get(target as AbortSignal) ?? []) wake()
  }
  return (signal, wake) => {
    const wakes = hubs.get(signal) ?? new Set()
    hubs.set(signal, wakes.add(wake))
    signal.addEventListener('abort', listener)
    return () => {
      wakes.delete(wake)
      if (!wakes.size) signal.removeEventListener('abort', listener)
    }
  }
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
  { settings: { clock, signal }, shared }: Pick<Call, 'settings' | 'shared'>,
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
