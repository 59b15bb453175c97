import { headersOf } from '../runtime/reading/headers.ts'
import type { ReadHeader } from '../runtime/reading/read-header.ts'
import { readRetryHeaders } from '../runtime/sending/retry-headers.ts'
import { type Clock, readClock } from '../runtime/time/clock.ts'
import { readQuotas } from './read-quotas.ts'
import type { LimitResponse } from './request.ts'

/** The limits that a server has reported. */
export interface ReportedLimits {
  /** Milliseconds until the next request is allowed: 0 for now, Infinity if a response to one in flight decides. */
  waitMs(now: number, underWay: number): number
  /** Reads a response. If it was a refusal, returns the milliseconds for which all requests are held. */
  answer(answer: LimitResponse | undefined): number | undefined
  /** Holds all requests for `ms` milliseconds. */
  hold(ms: number): void
  /** Whether nothing is left to remember. */
  isEmpty(now: number): boolean
}

/** How reported limits are applied. */
export interface ReportedLimitsOptions {
  readonly clock: Clock
  /** The longest wait accepted from a server, in milliseconds. */
  readonly maxHoldMs: number
  /** How long requests are held after a 429 that names no time, in milliseconds. */
  readonly holdMs: number
}

interface ReportedLimit {
  /** The lowest number reported. It may not include requests in flight. */
  remaining: number
  /** When it resets; Infinity if it has, and no response has arrived since. */
  until: number
  /** The quota after the reset. */
  next: number
}

/** Bounds how many limits are remembered, since their names come from the server. */
const maxLimits = 20

/** Key of the hold after a refusal. */
const refusal = Symbol()

/**
 * Remembers the limits that a server reports. After a refusal, nothing is sent until the hold ends; then one request
 * goes ahead, and the others follow after its response. If responses report a remaining quota, no more requests than
 * that are in flight. After its reset, as many as the server's quota go, or one if it is unknown, until a response
 * reports more.
 */
export function createReportedLimits({ clock, maxHoldMs, holdMs }: ReportedLimitsOptions): ReportedLimits {
  const limits = new Map<string | symbol, ReportedLimit>()
  const hold = (ms: number) => {
    const until = readClock(clock) + Math.min(ms, maxHoldMs)
    const { until: before = 0 } = limits.get(refusal) ?? {}
    limits.set(refusal, { remaining: 0, until: before < 1 / 0 ? Math.max(before, until) : until, next: 1 })
  }
  return {
    hold,
    waitMs(now, underWay) {
      let waitMs = 0
      for (const left of limits.values()) {
        if (left.until <= now) Object.assign(left, { remaining: left.next, until: 1 / 0 })
        if (left.remaining <= underWay) waitMs = Math.max(waitMs, left.until - now)
      }
      return waitMs
    },
    answer(answer) {
      const now = readClock(clock)
      const header: ReadHeader = answer ? headersOf(undefined, answer as Response) : () => undefined
      const quotas = readQuotas(header, clock.now()).slice(0, maxLimits)
      for (const [name, left] of limits) {
        const isOver = left.until <= now || left.until === 1 / 0
        if (answer && isOver) limits.delete(name)
        // This request may have counted against a limit that its response doesn't mention.
        else if (!isOver && !quotas.some((quota) => quota.name === name)) left.remaining--
      }
      for (const { name, remaining, resetMs, requests } of quotas) {
        const until = now + Math.min(resetMs, maxHoldMs)
        const before = limits.get(name)
        if (!before && limits.size >= maxLimits) continue
        // Responses may arrive out of order, so the lowest number of a window counts. Servers round its end to
        // seconds.
        const isSame = before && until - before.until < 1000
        limits.set(name, {
          remaining: isSame ? Math.min(remaining, before.remaining) : remaining,
          until: isSame ? Math.max(until, before.until) : until,
          next: requests ?? 1,
        })
      }
      if (!answer) return undefined
      const { status } = answer
      const { retryAfterMs } = readRetryHeaders(status, header, clock.now())
      if (status !== 429 && !(/403|503/.test(`${status}`) && retryAfterMs !== undefined)) return undefined
      const ms = retryAfterMs ?? holdMs
      hold(ms)
      return ms
    },
    isEmpty(now) {
      return [...limits.values()].every(({ until }) => until === 1 / 0 || until <= now)
    },
  }
}
