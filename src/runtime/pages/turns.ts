import { readClock, systemClock } from '../time/clock.ts'

/** How long a loop may keep the platform from everything else: past this, the Long Tasks API calls it a long task. */
const longTaskMs = 50

/**
 * Makes what gives timers, input and I/O their turn where a loop that waits for promises alone has gone on for long:
 * promises come before all of them. Returns `undefined` where none is due, so that nothing need be waited for.
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
