import type { Clock } from 'sdk/pipelines'
import { errorBodyTimeoutMs } from '../../src/runtime/config/defaults.ts'

export interface FaultClock extends Clock {
  /** Every wait before a retry, in milliseconds. */
  readonly waits: readonly number[]
  /** Every time limit of an attempt, in milliseconds. */
  readonly limits: readonly number[]
  /** How many timers have neither fired nor been cancelled. */
  open(): number
  /** Ends every time limit that is running. */
  expire(): void
}

export interface FaultClockOptions {
  /** The figures that are time limits; every other one is a wait. */
  limits?: readonly number[]
  /** How long the limit for the body of an error really takes. */
  errorBodyMs?: number
  /** Called when a wait begins; it ends when the promise settles, without one at once. */
  onWait?: (ms: number) => unknown
}

/** When the clock starts: Monday, 23 November 2026, 12:00:00 UTC. */
export const startMs = 1_795_435_200_000

/**
 * A clock on which waits pass at once, and time limits in real time or when a test calls `expire`. It moves by what
 * has passed on it, never else.
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
