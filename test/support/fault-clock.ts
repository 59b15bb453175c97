import type { Clock } from 'sdk/pipelines'

export interface FaultClock extends Clock {
  /** Every wait before a retry, in milliseconds. */
  readonly waits: readonly number[]
  /** Every time limit, in milliseconds. */
  readonly limits: readonly number[]
  /** How many timers have neither fired nor been cancelled. */
  open(): number
}

export interface FaultClockOptions {
  /** The figures that are time limits; every other one is a wait. */
  limits?: readonly number[]
  /** Called when a wait begins; it ends when the promise settles, without one at once. */
  onWait?: (ms: number) => unknown
}

/** When the clock starts: Monday, 23 November 2026, 12:00:00 UTC. */
export const startMs = 1_795_435_200_000

/** A clock on which limits run in real time and waits pass at once. It moves by what has passed on it, never else. */
export function createFaultClock({
  limits: figures = [60_000, 120_000, 180_000],
  onWait = () => {},
}: FaultClockOptions = {}): FaultClock {
  const waits: number[] = []
  const limits: number[] = []
  const timers = new Set<object>()
  let now = startMs

  return {
    waits,
    limits,
    open: () => timers.size,
    now: () => now,
    setTimeout(callback, ms) {
      const timer = {}
      timers.add(timer)
      const fire = () => {
        if (!timers.delete(timer)) return
        now += ms
        callback()
      }
      if (figures.includes(ms)) {
        limits.push(ms)
        const running = setTimeout(fire, ms)
        return () => {
          timers.delete(timer)
          clearTimeout(running)
        }
      }
      waits.push(ms)
      Promise.resolve(onWait(ms)).then(fire)
      return () => void timers.delete(timer)
    },
  }
}
