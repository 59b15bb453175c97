import { type Clock, readClock } from '../../runtime/time/clock.ts'
import { createGate, type Gate } from '../gate.ts'
import { createPruningMap } from '../pruning-map.ts'
import type { Taken } from '../store.ts'
import type { RateLimit } from '../window.ts'

/** Counts requests in this process only, while the store is down. */
export function createFallback(clock: Clock, processes: number) {
  const idle = (gate: Gate) => gate.isEmpty(readClock(clock))
  const byLimits = new Map<string, ReturnType<typeof createPruningMap<string, Gate>>>()
  return {
    take(key: string, limits: readonly RateLimit[]): Taken | number {
      const share = limits.map(({ requests, perMs }) => ({
        requests: Math.max(1, Math.floor(requests / processes)),
        perMs,
      }))
      const name = JSON.stringify(share)
      const gates = byLimits.get(name) ?? createPruningMap(() => createGate({ limits: share }), idle)
      byLimits.set(name, gates)
      const gate = gates.get(key)
      const waitMs = gate.waitMs(readClock(clock))
      // Requests in flight may belong to another tenant, whose end doesn't wake this one.
      if (waitMs) return Math.min(waitMs, waitMs === 1 / 0 ? 100 : waitMs)
      gate.enter()
      const end = () => gate.leave(readClock(clock))
      return { end, giveBack: end }
    },
    /** Call this when the store is back. */
    clear: () => byLimits.clear(),
  }
}
