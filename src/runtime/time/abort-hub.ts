/** Calls `wake` when the signal aborts; returns a function that unsubscribes. */
export type OnAbort = (signal: AbortSignal, wake: () => void) => () => void

/**
 * Shares one listener per signal among a client's calls: thousands may wait on one long-lived signal, and platforms
 * warn from the eleventh listener on.
 */
export function createAbortHub(): OnAbort {
  const hubs = new WeakMap<AbortSignal, Set<() => void>>()
  // One listener object for all signals; the event's target is the signal.
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

/** Throws the reason of an aborted signal. Older polyfills have none. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal)
}

/** Why a signal aborted; for polyfills without reasons, the platforms' default. */
export const reasonOf = (signal: AbortSignal): unknown =>
  'reason' in signal
    ? signal.reason
    : Object.assign(new Error('This operation was aborted'), { name: 'AbortError' })
