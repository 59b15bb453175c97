import { headersOf } from '../runtime/reading/headers.ts'
import type { ReadHeader } from '../runtime/reading/read-header.ts'
import { readRetryHeaders } from '../runtime/sending/retry-headers.ts'
import { type Clock, readClock } from '../runtime/time/clock.ts'
import { readQuotas } from './read-quotas.ts'
import type { LimitAnswer } from './request.ts'

/** What a server has said of its limits. */
export interface Told {
  /** How long until another request is allowed: 0 for now, Infinity where the answers to those under way will tell. */
  waitMs(now: number, underWay: number): number
  /** Takes in an answer; returns for how long it holds everybody, where it was refused. */
  answer(answer: LimitAnswer | undefined): number | undefined
  /** Nothing may be sent for so long. */
  hold(ms: number): void
  /** Whether there is nothing to remember. */
  isEmpty(now: number): boolean
}

/** How a server's word is taken. */
export interface ToldOptions {
  readonly clock: Clock
  /** The longest wait that a server is believed, in milliseconds. */
  readonly maxHoldMs: number
  /** How long a 429 holds that names no time, in milliseconds. */
  readonly holdMs: number
}

interface Left {
  /** The fewest that an answer has named. Those under way may not be counted in it. */
  remaining: number
  /** When it ends; Infinity where it has, and no answer since. */
  until: number
  /** What is to be had after that. */
  next: number
}

/** How many limits of a server are remembered: their names are the server's. */
const maxLimits = 20

/** Name of what a refusal leaves behind. */
const refusal = Symbol()

/**
 * Remembers what a server has said. After a refusal nothing is sent until it is lifted; then one request goes ahead, and
 * the others follow once it is answered. Where answers name what is left, no more are under way than that; once it is
 * lifted, as many as the server's quota, or one, until an answer tells more.
 */
export function createTold({ clock, maxHoldMs, holdMs }: ToldOptions): Told {
  const limits = new Map<string | symbol, Left>()
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
        // The server may have counted what it says nothing of.
        else if (!isOver && !quotas.some((quota) => quota.name === name)) left.remaining--
      }
      for (const { name, remaining, resetMs, requests } of quotas) {
        const until = now + Math.min(resetMs, maxHoldMs)
        const before = limits.get(name)
        if (!before && limits.size >= maxLimits) continue
        // Answers overtake each other: of one window the fewest counts. Servers round its end to seconds.
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
