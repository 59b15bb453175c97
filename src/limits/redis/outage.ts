import { quietly } from '../../runtime/sending/quietly.ts'
import { type Clock, readClock } from '../../runtime/time/clock.ts'

/** Options for when the store can't be reached. */
export interface OutageOptions {
  /**
   * How long to wait for a reply, in milliseconds, before the store counts as down.
   * @default 1000
   */
  readonly timeoutMs?: number | undefined
  /**
   * How often to retry a store that is down, in milliseconds.
   * @default 1000
   */
  readonly retryMs?: number | undefined
  /** Called once when the store goes down, with the reason. Errors it throws are ignored. */
  readonly onDown?: ((error: unknown) => void) | undefined
  /** Called once when the store is back. Errors it throws are ignored. */
  readonly onUp?: (() => void) | undefined
}

/** Tracks whether the store can be reached. */
export interface Outage {
  readonly isDown: boolean
  /** False if the store is down and was tried less than `retryMs` ago. */
  mayAsk(): boolean
  /** Runs `work`; resolves to `undefined` if the store could not be reached in time. */
  ask<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined>
}

/** How many parts the wait for a reply is split into. */
const slices = 4

export function createOutage(clock: Clock, options: OutageOptions): Outage {
  const { timeoutMs = 1000, retryMs = 1000, onDown, onUp } = options
  let isDown = false
  let retryAt = 0
  return {
    get isDown() {
      return isDown
    },
    mayAsk() {
      if (!isDown) return true
      const now = readClock(clock)
      if (now < retryAt) return false
      // One request tries; the others don't wait for it.
      retryAt = now + retryMs
      return true
    },
    async ask(work) {
      let cancel: (() => void) | undefined
      try {
        const late = new Promise<never>((_, reject) => {
          // In parts: if the process itself was blocked, a reply that has arrived is read between two of them.
          const wait = (left: number) => {
            cancel = clock.setTimeout(
              () =>
                left > 1
                  ? wait(left - 1)
                  : reject(new Error(`no reply from the store within ${timeoutMs} ms`)),
              timeoutMs / slices,
            )
          }
          wait(slices)
        })
        const answer = await Promise.race([work(), late])
        if (isDown) {
          isDown = false
          quietly(() => onUp?.())
        }
        return answer
      } catch (error) {
        retryAt = readClock(clock) + retryMs
        if (!isDown) {
          isDown = true
          quietly(() => onDown?.(error))
        }
        return undefined
      } finally {
        cancel?.()
      }
    },
  }
}
