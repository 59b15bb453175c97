import type { Clock } from 'sdk/pipelines'
import { errorBodyTimeoutMs } from '../../src/runtime/config/defaults.ts'

export interface FaultClock extends Clock {
  /** Every wait before a retry, in milliseconds. */
  readonly waits: readonly number[]
  /** Every time limit of an attempt, in milliseconds. */
  readonly limits: readonly number[]
  /** Number of timers that have neither fired nor been cancelled. */
  open(): number
  /** Ends every running time limit. */
  expire(): void
}

export interface FaultClockOptions {
  /** The delays that are time limits; every other one is a wait. */
  limits?: readonly number[]
  /** The real duration of the limit for an error body. */
  errorBodyMs?: number
  /** Called when a wait starts; the wait ends when the promise settles, or at once without one. */
  onWait?: (ms: number) => unknown
}

/** The start of the clock: Monday, 23 November 2026, 12:00:00 UTC. */
export const startMs = 1_795_435_200_000

/**
 * A clock where waits end at once, and time limits in real time or when a test calls `expire`. It only advances by
 * the time that has passed on it.
 */
export function createFaultClock({
  limits: figures = [60_000, 120_000, 180_000],
  errorBodyMs = errorBodyTimeoutMs,
  onWait = () => {},
}: FaultClockOptions = {}): FaultClock {
  const waits: number[] = []
  const limits: number[] = []
  const running = new Map<() => void, 'wait' | 'limit'>()
  let now = startMs

  return {
    waits,
    limits,
    open: () => running.size,
    now: () => now,
    expire() {
      for (const [fire, kind] of [...running]) if (kind === 'limit') fire()
    },
    setTimeout(callback, ms) {
      const kind = figures.includes(ms) || ms === errorBodyTimeoutMs ? 'limit' : 'wait'
      const fire = () => {
        if (!running.delete(fire)) return
        clearTimeout(real)
        now += ms
        callback()
      }
      const stop = () => {
        clearTimeout(real)
        running.delete(fire)
      }
      const realMs = ms === errorBodyTimeoutMs ? errorBodyMs : ms
      const real = kind === 'limit' ? setTimeout(fire, realMs) : undefined
      running.set(fire, kind)
      if (ms === errorBodyTimeoutMs) return stop
      if (kind === 'limit') limits.push(ms)
      else {
        waits.push(ms)
        Promise.resolve(onWait(ms)).then(fire)
      }
      return stop
    },
  }
}
