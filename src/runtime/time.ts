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

/**
 * Runs `work` until it ends, `ms` are over or the caller aborts, whichever is first. When time is up, it fails with what
 * `expire` makes; without it, it is a mere wait. The signal given to `work` aborts with the outcome. Timer and listener
 * are gone when this settles.
 */
export function within<T = void>(
  { settings: { clock, signal }, onAbort }: Pick<Call, 'settings' | 'onAbort'>,
  ms: number,
  work?: (signal: AbortSignal) => Promise<T>,
  expire?: () => Error,
): Promise<T> {
  let forget: (() => void) | undefined
  let cancel: (() => void) | undefined
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const controller = new AbortController()
    const stop = (reason: unknown) => {
      reject(reason)
      controller.abort(reason)
    }
    forget = signal && onAbort(signal, () => stop(signal.reason))
    // Past what timers take they fire at once: then there is no limit, and the longest wait.
    if (ms < 2 ** 31) cancel = clock.setTimeout(() => (expire ? stop(expire()) : resolve(undefined as T)), ms)
    else if (!expire) cancel = clock.setTimeout(() => resolve(undefined as T), 2 ** 31 - 1)
    work?.(controller.signal).then(resolve, reject)
  }).finally(() => {
    forget?.()
    cancel?.()
  })
}
