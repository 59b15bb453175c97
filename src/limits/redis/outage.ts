import { quietly } from '../../runtime/sending/quietly.ts'
import { type Clock, readClock } from '../../runtime/time/clock.ts'

/** Who is told that the store is out of reach, and that it is back. */
export interface OutageOptions {
  /**
   * How long an answer is waited for, in milliseconds; past it the store counts as down.
   * @default 1000
   */
  readonly timeoutMs?: number | undefined
  /**
   * How often a store that is down is tried again, in milliseconds.
   * @default 1000
   */
  readonly retryMs?: number | undefined
  /** Called once when it goes down, with the reason. What it throws is ignored. */
  readonly onDown?: ((error: unknown) => void) | undefined
  /** Called once when it is back. What it throws is ignored. */
  readonly onUp?: (() => void) | undefined
}

/** Watches whether a store can be reached. */
export interface Outage {
  readonly isDown: boolean
  /** Whether it is worth asking: not where it is down and was tried just now. */
  mayAsk(): boolean
  /** Does what asks the store; `undefined` where it could not be reached in time. */
  ask<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined>
}

/** Into how many parts the wait for an answer is taken apart. */
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
      // One request tries; the others go on without.
      retryAt = now + retryMs
      return true
    },
    async ask(work) {
      let cancel: (() => void) | undefined
      try {
        const late = new Promise<never>((_, reject) => {
          // In parts: where the process itself stood still, an answer that is there is read between two of them.
          const wait = (left: number) => {
            cancel = clock.setTimeout(
              () =>
                left > 1
                  ? wait(left - 1)
                  : reject(new Error(`no answer from the store within ${timeoutMs} ms`)),
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
