/** The time source of a client: the platform's own, or a fake one in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after `ms`; returns what cancels it. */
  setTimeout(callback: () => void, ms: number): () => void
}

/** The longest delay that timers take; more fires at once. */
const maxTimerMs = 2 ** 31 - 1

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
  const hubs = new WeakMap<AbortSignal, { wakes: Set<() => void>; listener: () => void }>()
  return (signal, wake) => {
    let hub = hubs.get(signal)
    if (!hub) {
      const wakes = new Set<() => void>()
      hub = { wakes, listener: () => wakes.forEach((each) => void each()) }
      hubs.set(signal, hub)
      signal.addEventListener('abort', hub.listener)
    }
    const { wakes, listener } = hub
    wakes.add(wake)
    return () => {
      if (wakes.delete(wake) && !wakes.size) {
        hubs.delete(signal)
        signal.removeEventListener('abort', listener)
      }
    }
  }
}

/** What bounds a piece of work: the clock and the caller's signal. */
export interface Bounds {
  readonly clock: Clock
  readonly onAbort: OnAbort
  readonly signal: AbortSignal | undefined
}

/**
 * Runs `work` until it ends, `ms` are over or the caller aborts, whichever is first: `expire` settles the result when
 * time is up, by a value to resolve to or by throwing. The signal given to `work` aborts with the outcome. Timer and
 * listener are gone when this settles.
 */
export async function within<T>(
  { clock, onAbort, signal }: Bounds,
  ms: number,
  expire: () => T,
  work?: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const release: (() => void)[] = []
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (reason: unknown) => {
        reject(reason)
        controller.abort(reason)
      }
      if (signal) release.push(onAbort(signal, () => stop(signal.reason)))
      // Without a limit, or past what timers take, no timer: it would fire at once.
      if (ms <= maxTimerMs) {
        const time = () => {
          try {
            resolve(expire())
          } catch (error) {
            stop(error)
          }
        }
        release.push(clock.setTimeout(time, Math.max(ms, 0)))
      }
      work?.(controller.signal).then(resolve, reject)
    })
  } finally {
    for (const each of release) each()
  }
}
