import { readClock } from '../runtime/time/clock.ts'
import { longestTimerMs } from '../runtime/time/limited.ts'
import { createGate, type Gate } from './gate.ts'
import type { Settings } from './options.ts'
import type { Waiter } from './queue.ts'
import type { LimitRequest, Release } from './request.ts'
import { holdInStore, takeFromStore } from './shared-counts.ts'
import type { Taken } from './store.ts'
import { createTenants, type Tenant } from './tenants.ts'

/** Waits for a turn. */
export type Scheduler = (request: LimitRequest) => Promise<Release>

/**
 * Creates the scheduler of one API: applies its rule and those of its tenants, and lets waiting tenants take turns. A
 * timer runs only while a request waits for it.
 */
export function createScheduler(api: string, settings: Settings): Scheduler {
  const { clock, store, maxWaiting = 1 / 0 } = settings
  const gate: Gate = createGate(settings, !!store)
  const tenants = createTenants(settings)
  /** Tenants whose first request may go, as far as is known. */
  const ready = new Set<Tenant>()
  let waiting = 0
  let wakeAt = 0
  let cancel: (() => void) | undefined

  /** Lets every request go that may. A tenant that was served moves to the end of the ready ones. */
  function run(): void {
    for (const tenant of ready) {
      const now = readClock(clock)
      const waitMs = gate.waitMs(now)
      if (waitMs) {
        sleep(waitMs)
        return
      }
      ready.delete(tenant)
      const ownMs = tenant.waitMs(now)
      if (ownMs) tenant.sleep(ownMs, wake)
      else if (store) void askStore(tenant)
      else {
        enter(tenant)
        serve(tenant)
        if (tenant.queue.size) ready.add(tenant)
      }
    }
    sleep(0)
  }

  function wake(tenant: Tenant): void {
    if (tenant.queue.size && !tenant.isAskingStore) {
      tenant.cancelSleep()
      ready.add(tenant)
    }
    run()
  }

  /** Runs again when the API's gate opens. */
  function sleep(ms: number): void {
    cancel?.()
    cancel = undefined
    wakeAt = readClock(clock) + ms
    if (ms && ms < 1 / 0) cancel = clock.setTimeout(run, Math.min(ms, longestTimerMs))
  }

  /** Asks the store for a turn for the first request of a tenant. */
  async function askStore(tenant: Tenant): Promise<void> {
    // Counts in this process meanwhile, so that no other request takes its place.
    enter(tenant)
    tenant.isAskingStore = true
    let taken: Taken | number | undefined
    try {
      taken = await takeFromStore(api, tenant.name, settings)
    } catch (error) {
      tenant.queue.first()?.reject(error)
    }
    tenant.isAskingStore = false
    if (typeof taken === 'object' && tenant.queue.size) serve(tenant, taken)
    else {
      leave(tenant)
      if (typeof taken === 'object') taken.giveBack()
    }
    if (typeof taken === 'number' && tenant.queue.size) {
      tenant.sleep(Math.max(taken, 1), wake)
      run()
    } else wake(tenant)
    tenants.prune(tenant.name)
  }

  function enter(tenant: Tenant): void {
    gate.enter()
    tenant.gate.enter()
  }

  function leave(tenant: Tenant): void {
    const now = readClock(clock)
    gate.leave(now)
    tenant.gate.leave(now)
  }

  /** Gives the first request of a tenant its turn. */
  function serve(tenant: Tenant, taken?: Taken): void {
    let isOver = false
    tenant.queue.first()?.resolve((answer) => {
      if (isOver) return
      isOver = true
      leave(tenant)
      taken?.end()
      const holdMs = tenant.reported.answer(answer)
      if (holdMs) holdInStore(api, tenant.name, settings, holdMs)
      tenants.prune(tenant.name)
      wake(tenant)
    })
  }

  return (request) =>
    new Promise((resolve, reject) => {
      const { tenant: name, signal, attempt } = request
      const tenant = tenants.get(name ?? undefined)
      let reportedUntil = 0
      const leaveQueue = () => {
        if (!tenant.queue.delete(waiter)) return
        waiting--
        signal?.removeEventListener('abort', leaveQueue)
        if (tenant.queue.size) return
        tenant.cancelSleep()
        ready.delete(tenant)
        if (!ready.size) sleep(0)
        if (!tenant.isAskingStore) tenants.prune(tenant.name)
      }
      const waiter: Waiter = {
        isRetry: attempt > 1,
        reportWait(waitMs) {
          const until = readClock(clock) + waitMs
          if (until <= reportedUntil) return true
          reportedUntil = until
          try {
            request.wait(waitMs)
            return true
          } catch (error) {
            waiter.reject(error)
            return false
          }
        },
        resolve(release) {
          leaveQueue()
          resolve(release)
        },
        reject(error) {
          leaveQueue()
          reject(error)
        },
      }
      if (waiting >= maxWaiting) return waiter.reportWait(1 / 0)
      waiting++
      signal?.addEventListener('abort', leaveQueue)
      tenant.queue.add(waiter)
      if (tenant.queue.size === 1) wake(tenant)
      // Behind others, it waits at least as long as they do.
      const untilMs = Math.max(tenant.wakeAt, wakeAt) - readClock(clock)
      if (tenant.queue.has(waiter) && !(tenant.isAskingStore && tenant.queue.size === 1))
        waiter.reportWait(untilMs > 0 && untilMs < 1 / 0 ? untilMs : 0)
    })
}
