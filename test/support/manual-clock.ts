import { setImmediate } from 'node:timers/promises'
import type { Clock } from 'sdk/pipelines'

export interface ManualClock extends Clock {
  /** Milliseconds since the clock was made. */
  readonly passedMs: number
  /** Number of running timers. */
  readonly timers: number
  /** Advances the clock: timers fire in order, each after all pending work has settled. */
  advance(ms: number): Promise<void>
}

/** The start of the clock: Monday, 23 November 2026, 12:00:00 UTC. */
export const startMs = 1_795_435_200_000

/** A clock that stands still until a test moves it. */
export function createManualClock(): ManualClock {
  const timers = new Map<symbol, { readonly at: number; readonly callback: () => void }>()
  let now = startMs
  return {
    get passedMs() {
      return now - startMs
    },
    get timers() {
      return timers.size
    },
    now: () => now,
    setTimeout(callback, ms) {
      const id = Symbol()
      timers.set(id, { at: now + ms, callback })
      return () => void timers.delete(id)
    },
    async advance(ms) {
      const end = now + ms
      for (;;) {
        await setImmediate()
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)
        if (!next) break
        const [id, { at, callback }] = next
        now = Math.max(now, at)
        timers.delete(id)
        callback()
      }
      now = end
      await setImmediate()
    },
  }
}
