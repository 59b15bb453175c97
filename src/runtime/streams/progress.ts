import { listenersOf } from '../events/listeners.ts'
import { type Call, emit } from '../sending/call.ts'
import { readClock } from '../time/clock.ts'

/** How often progress is told at the most, in milliseconds. */
const intervalMs = 100

/** Counts the bytes of a body that is under way, and tells the listener now and then. */
export interface Progress {
  add(bytes: number): void
  /** Tells the last figure. */
  end(): void
}

/** Progress of a call; nothing where nobody listens. */
export function progressOf(call: Call, type: 'sent' | 'received'): Progress | undefined {
  const { clock } = call.settings
  if (!listenersOf(call)) return undefined
  let bytes = 0
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (isDone: boolean) => {
    toldAt = readClock(clock)
    emit(call, { type, bytes, done: isDone })
  }
  return {
    add(more) {
      bytes += more
      if (readClock(clock) - toldAt >= intervalMs) tell(false)
    },
    end: () => tell(true),
  }
}
