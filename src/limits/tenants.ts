import { readClock } from '../runtime/time/clock.ts'
import { longestTimerMs } from '../runtime/time/limited.ts'
import { createGate, type Gate } from './gate.ts'
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
export function createTenants(settings: Settings) {
  const { clock, perTenant = {}, store } = settings
  const tenants = new Map<string | undefined, Tenant>()

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

  /** Forgets a tenant of whom there is nothing to know. */
  function settle(tenant: Tenant): void {
    const now = readClock(clock)
    if (!tenant.line.size && tenant.gate.isEmpty(now) && tenant.told.isEmpty(now)) tenants.delete(tenant.name)
  }

  return {
    settle,
    /** The tenant of a name. Each look-up forgets two others where it can, so that what is kept stays bounded. */
    of(given: string | null | undefined): Tenant {
      const name = given ?? undefined
      const tenant = tenants.get(name) ?? create(name)
      // Last in order again.
      tenants.delete(name)
      tenants.set(name, tenant)
      const [first, second] = tenants.values()
      for (const other of [first, second]) {
        if (!other || other === tenant) continue
        settle(other)
        if (tenants.delete(other.name)) tenants.set(other.name, other)
      }
      return tenant
    },
    size: () => tenants.size,
  }
}
