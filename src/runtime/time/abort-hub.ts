/** The calls that wait on each signal, across all clients, so that no client keeps state for it. */
const waiting = /*#__PURE__*/ new WeakMap<AbortSignal, Set<() => void>>()

/** One listener object for all signals; the event's target is the signal. */
const listener = ({ target }: Event) => {
  for (const wake of waiting.get(target as AbortSignal) ?? []) wake()
}

/**
 * Calls `wake` when the signal aborts; returns a function that unsubscribes. All calls share one listener per signal:
 * thousands may wait on one long-lived signal, and platforms warn from the eleventh listener on.
 */
export function onAbort(signal: AbortSignal, wake: () => void): () => void {
  const wakes = waiting.get(signal) ?? new Set()
  waiting.set(signal, wakes.add(wake))
  signal.addEventListener('abort', listener)
  return () => {
    wakes.delete(wake)
    if (!wakes.size) signal.removeEventListener('abort', listener)
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
