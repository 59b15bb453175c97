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

/** Throws the reason of a signal that has aborted. The signals of older polyfills have none. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal)
}

/** Why a signal has aborted; what platforms give where no reason was named, for polyfills that know of none. */
export const reasonOf = (signal: AbortSignal): unknown =>
  'reason' in signal
    ? signal.reason
    : Object.assign(new Error('This operation was aborted'), { name: 'AbortError' })
