import { type Clock, readClock } from '../../runtime/time/clock.ts'
import { createGate, type Gate } from '../gate.ts'
import { createKept } from '../kept.ts'
import type { Taken } from '../store.ts'
import type { RateLimit } from '../window.ts'

/** Counts in this process alone, while the store is down. */
export function createFallback(clock: Clock, processes: number) {
  const idle = (gate: Gate) => gate.isEmpty(readClock(clock))
  const byLimits = new Map<string, ReturnType<typeof createKept<string, Gate>>>()
  return {
    take(key: string, limits: readonly RateLimit[]): Taken | number {
      const share = limits.map(({ requests, perMs }) => ({
        requests: Math.max(1, Math.floor(requests / processes)),
        perMs,
      }))
      const name = JSON.stringify(share)
      const gates = byLimits.get(name) ?? createKept(() => createGate({ limits: share }), idle)
      byLimits.set(name, gates)
      const gate = gates.of(key)
      const waitMs = gate.waitMs(readClock(clock))
      // Those under way may be of another tenant, whose end tells this one nothing.
      if (waitMs) return Math.min(waitMs, waitMs === 1 / 0 ? 100 : waitMs)
      gate.enter()
      const end = () => gate.leave(readClock(clock))
      return { end, giveBack: end }
    },
    /** The store is back. */
    clear: () => byLimits.clear(),
  }
}
