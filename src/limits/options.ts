import { nearest } from '../runtime/config/nearest.ts'
import { type Clock, systemClock } from '../runtime/time/clock.ts'
import type { Rule } from './gate.ts'
import type { ReportedLimitsOptions } from './reported-limits.ts'
import type { LimitStore } from './store.ts'

/** Options of {@link createLimiter}. Every field has a default. */
export interface LimiterOptions extends Rule {
  /**
   * Limits for each tenant separately, in addition to those for all: `{ limits, concurrency }`.
   * @default none
   */
  readonly perTenant?: Rule | undefined
  /**
   * The longest time a request waits, in milliseconds. Then the call fails with a TimeoutError of phase `limiter`; it
   * fails at once if the wait is known to be longer.
   * @default Infinity
   */
  readonly maxWaitMs?: number | undefined
  /**
   * How many requests may wait, for each API. Further calls fail at once with a TimeoutError of phase `limiter`.
   * @default Infinity
   */
  readonly maxWaiting?: number | undefined
  /**
   * The longest wait accepted from a server, in milliseconds. After it, one request is sent to find out.
   * @default 3600000 (an hour)
   */
  readonly maxHoldMs?: number | undefined
  /**
   * How long requests are held after a 429 that doesn't say how long, in milliseconds.
   * @default 1000
   */
  readonly holdMs?: number | undefined
  /**
   * Counts the requests of several processes together: `redisStore` of `sdk/limits/redis`.
   * @default none: each process counts its own
   */
  readonly store?: LimitStore | undefined
  /**
   * Time source for tests; pass the client's.
   * @default the system clock
   */
  readonly clock?: Clock | undefined
}

/** Options with their defaults. */
export type Settings = LimiterOptions & ReportedLimitsOptions

const defaults = { clock: systemClock, maxHoldMs: 3_600_000, holdMs: 1000 }
const rule = ['limits', 'concurrency']
const names = [...rule, 'perTenant', 'maxWaitMs', 'maxWaiting', 'maxHoldMs', 'holdMs', 'store', 'clock']

/** Checks options and fills in the defaults. Throws a TypeError that names the first invalid one. */
export function readOptions(options: LimiterOptions): Settings {
  check('', options, names)
  if (options.perTenant) check('perTenant.', options.perTenant, rule)
  const entries = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(entries) }
}

function check(where: string, options: LimiterOptions, known: readonly string[]): void {
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) fail(where + name, `is unknown${nearest(name, known)}`)
    if (value === undefined) continue
    if (name === 'concurrency' && !(value >= 1)) fail(where + name, 'must be 1 or more')
    if (/^(max|hold)/.test(name) && !(value >= 0)) fail(name, 'must be 0 or more')
  }
  if (!Array.isArray(options.limits ?? [])) fail(`${where}limits`, 'must be an array of { requests, perMs }')
  for (const [index, { requests, perMs }] of (options.limits ?? []).entries()) {
    if (!(requests >= 1)) fail(`${where}limits[${index}].requests`, 'must be 1 or more')
    if (!(perMs > 0 && perMs < 1 / 0))
      fail(`${where}limits[${index}].perMs`, 'must be a finite number above 0')
  }
}

function fail(name: string, problem: string): never {
  throw new TypeError(`createLimiter: ${name} ${problem}`)
}
