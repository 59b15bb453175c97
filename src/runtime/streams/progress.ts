import { listenersOf } from '../events/listeners.ts'
import { type Call, emit } from '../sending/call.ts'
import { readClock } from '../time/clock.ts'

/** Shortest time between progress events, in milliseconds. */
const intervalMs = 100

/** Counts the bytes of a body in transit and reports them now and then. */
export interface Progress {
  add(bytes: number): void
  /** Reports the final count. */
  end(): void
}

/** Progress of a call; undefined if nobody listens. */
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
