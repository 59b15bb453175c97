import { readClock, systemClock } from '../time/clock.ts'

/** How long a loop may block the platform: beyond this, the Long Tasks API reports a long task. */
const longTaskMs = 50

/**
 * Yields to timers, input and I/O in a loop that awaits only promises, which take precedence over all of them.
 * Returns `undefined` when it is not time to yield, so there is nothing to await.
 */
export function createTurns(): () => Promise<void> | undefined {
  let since = readClock(systemClock)
  return () => {
    if (readClock(systemClock) - since < longTaskMs) return undefined
    return new Promise((resolve) => {
      systemClock.setTimeout(() => {
        since = readClock(systemClock)
        resolve()
      }, 0)
    })
  }
}
