import { readClock } from '../runtime/time/clock.ts'
import { longestTimerMs } from '../runtime/time/limited.ts'
import { createGate, type Gate } from './gate.ts'
import type { Settings } from './options.ts'
import { createPruningMap, type PruningMap } from './pruning-map.ts'
import { createQueue, type Queue } from './queue.ts'
import { createReportedLimits, type ReportedLimits } from './reported-limits.ts'

/** One tenant of one API, or the requests without a tenant. */
export interface Tenant {
  readonly name: string | undefined
  readonly queue: Queue
  readonly gate: Gate
  readonly reported: ReportedLimits
  /** Whether the store is being asked for the first request. */
  isAskingStore: boolean
  /** When its sleep ends; 0 if it doesn't sleep. */
  readonly wakeAt: number
  /** Milliseconds until its own limits allow the next request. */
  waitMs(now: number): number
  /** Tells the first request how long it waits, and wakes the tenant then. */
  sleep(ms: number, wake: (tenant: Tenant) => void): void
  /** Cancels the sleep. */
  cancelSleep(): void
}

/** The tenants of one API. Keeps only those with waiting requests or limits to remember. */
export function createTenants(settings: Settings): PruningMap<string | undefined, Tenant> {
  const { clock, perTenant = {}, store } = settings

  function create(name: string | undefined): Tenant {
    const queue = createQueue()
    const gate = createGate(perTenant, !!store)
    const reported = createReportedLimits(settings)
    let wakeAt = 0
    let cancel: (() => void) | undefined
    const cancelSleep = () => {
      cancel?.()
      cancel = undefined
      wakeAt = 0
    }
    const tenant: Tenant = {
      name,
      queue,
      gate,
      reported,
      isAskingStore: false,
      get wakeAt() {
        return wakeAt
      },
      waitMs: (now) => Math.max(gate.waitMs(now), reported.waitMs(now, gate.underWay)),
      sleep(ms, wake) {
        cancelSleep()
        wakeAt = readClock(clock) + ms
        if (ms === 1 / 0) return
        cancel = clock.setTimeout(
          () => {
            cancelSleep()
            wake(tenant)
          },
          Math.min(ms, longestTimerMs),
        )
        while (queue.first()?.reportWait(ms) === false);
      },
      cancelSleep,
    }
    return tenant
  }

  return createPruningMap(create, ({ queue, gate, reported }) => {
    const now = readClock(clock)
    return !queue.size && gate.isEmpty(now) && reported.isEmpty(now)
  })
}
