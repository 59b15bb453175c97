import { readClock } from '../runtime/time/clock.ts'
import { longestTimerMs } from '../runtime/time/limited.ts'
import { createGate, type Gate } from './gate.ts'
import { createKept, type Kept } from './kept.ts'
import type { Settings } from './options.ts'
import { createTold, type Told } from './told.ts'
import { createWaiting, type Waiting } from './waiting.ts'

/** Whom requests are for: one tenant of one API, or nobody in particular. */
export interface Tenant {
  readonly name: string | undefined
  readonly line: Waiting
  readonly gate: Gate
  readonly told: Told
  /** The store is being asked for the first in line. */
  isAsking: boolean
  /** When it comes back by itself; 0 where it does not sleep. */
  readonly wakeAt: number
  /** How long until its next request is allowed, by its own limits. */
  waitMs(now: number): number
  /** Tells the first in line that it waits, and comes back then. */
  sleep(ms: number, wake: (tenant: Tenant) => void): void
  /** Gives up a sleep. */
  rest(): void
}

/** The tenants of one API, of whom only those are kept that something is known of. */
export function createTenants(settings: Settings): Kept<string | undefined, Tenant> {
  const { clock, perTenant = {}, store } = settings

  function create(name: string | undefined): Tenant {
    const line = createWaiting()
    const gate = createGate(perTenant, !!store)
    const told = createTold(settings)
    let wakeAt = 0
    let cancel: (() => void) | undefined
    const rest = () => {
      cancel?.()
      cancel = undefined
      wakeAt = 0
    }
    const tenant: Tenant = {
      name,
      line,
      gate,
      told,
      isAsking: false,
      get wakeAt() {
        return wakeAt
      },
      waitMs: (now) => Math.max(gate.waitMs(now), told.waitMs(now, gate.underWay)),
      sleep(ms, wake) {
        rest()
        wakeAt = readClock(clock) + ms
        if (ms === 1 / 0) return
        cancel = clock.setTimeout(
          () => {
            rest()
            wake(tenant)
          },
          Math.min(ms, longestTimerMs),
        )
        while (line.first()?.tell(ms) === false);
      },
      rest,
    }
    return tenant
  }

  return createKept(create, ({ line, gate, told }) => {
    const now = readClock(clock)
    return !line.size && gate.isEmpty(now) && told.isEmpty(now)
  })
}
