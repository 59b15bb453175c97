import type { Clock } from '../runtime/time/clock.ts'

/** Makes ids and times that are the same in every run. */
export interface IdsAndTimes {
  /** The time source for waits. */
  readonly clock: Pick<Clock, 'setTimeout'>
  /** A UUID of version 4, by its form. */
  uuid(): string
  /** Hexadecimal digits. */
  hex(length: number): string
  /** The next number of a sequence that starts with `first`. */
  next(sequence: string, first: number): number
  /** The time of a change, in milliseconds since the epoch. */
  now(): number
  /** Starts over. */
  reset(): void
}

/** First time without a clock: 2026-01-01T00:00:00Z. */
const firstTime = Date.UTC(2026, 0, 1)

/** Without a clock, each change is one second after the last, and waits use the system clock. */
export function createIdsAndTimes(seed = 1, clock?: Clock): IdsAndTimes {
  let random = mulberry32(seed)
  let changes = 0
  const sequences = new Map<string, number>()
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')

  return {
    clock: clock ?? {
      setTimeout(callback, ms) {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
    },
    hex,
    uuid() {
      const variant = '89ab'[Math.floor(random() * 4)]
      return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`
    },
    next(sequence, first) {
      const number = sequences.get(sequence) ?? first
      sequences.set(sequence, number + 1)
      return number
    },
    now: () => clock?.now() ?? firstTime + changes++ * 1000,
    reset() {
      random = mulberry32(seed)
      changes = 0
      sequences.clear()
    },
  }
}

/** A small generator with a known sequence; nothing here has to be unpredictable. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
