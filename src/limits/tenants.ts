import { readClock } from '../runtime/time/clock.ts'
import { longestTimerMs } from '../runtime/time/limited.ts'
import { createGate, type Gate } from './gate.ts'
import { createKept, type Kept } from './kept.ts'
import type { Settings } from './options.ts'
import { createTold, type Told } from './told.ts'
import { createWaiting, type Waiting } from './waiting.ts'

/** One tenant of one API, or the requests without a tenant. */
export interface Tenant {
  readonly name: string | undefined
  readonly line: Waiting
  readonly gate: Gate
  readonly told: Told
  /** Whether the store is being asked for the first request. */
  isAsking: boolean
  /** When its sleep ends; 0 if it doesn't sleep. */
  readonly wakeAt: number
  /** Milliseconds until its own limits allow the next request. */
  waitMs(now: number): number
  /** Tells the first request how long it waits, and wakes the tenant then. */
  sleep(ms: number, wake: (tenant: Tenant) => void): void
  /** Cancels the sleep. */
  rest(): void
}

/** The tenants of one API. Keeps only those with waiting requests or limits to remember. */
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
