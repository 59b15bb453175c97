import { nearest } from '../runtime/config/nearest.ts'
import { type Clock, systemClock } from '../runtime/time/clock.ts'
import type { Rule } from './gate.ts'
import type { LimitStore } from './store.ts'
import type { ToldOptions } from './told.ts'

/** Settings of {@link createLimiter}. Every field has a default. */
export interface LimiterOptions extends Rule {
  /**
   * A rule that holds for each tenant on its own, beside the one for all: `{ limits, concurrency }`.
   * @default none
   */
  readonly perTenant?: Rule | undefined
  /**
   * How long a request waits at most, in milliseconds; past it the call fails with a TimeoutError of phase `limiter`, at
   * once where that is known before.
   * @default Infinity
   */
  readonly maxWaitMs?: number | undefined
  /**
   * How many requests wait at most, for each API; past it a call fails with a TimeoutError of phase `limiter`, at once.
   * @default Infinity
   */
  readonly maxWaiting?: number | undefined
  /**
   * The longest wait that a server is believed, in milliseconds: then one request goes ahead, and tells.
   * @default 3600000 (an hour)
   */
  readonly maxHoldMs?: number | undefined
  /**
   * How long a 429 holds that does not say for how long, in milliseconds.
   * @default 1000
   */
  readonly holdMs?: number | undefined
  /**
   * Counts requests for several processes: `redisStore` of `sdk/limits/redis`.
   * @default none: this process counts its own
   */
  readonly store?: LimitStore | undefined
  /**
   * Time source, for tests: the one of the client.
   * @default the platform's
   */
  readonly clock?: Clock | undefined
}

/** Options with their defaults filled in. */
export type Settings = LimiterOptions & ToldOptions

const defaults = { clock: systemClock, maxHoldMs: 3_600_000, holdMs: 1000 }
const rule = ['limits', 'concurrency']
const names = [...rule, 'perTenant', 'maxWaitMs', 'maxWaiting', 'maxHoldMs', 'holdMs', 'store', 'clock']

/** Checks options: throws a TypeError that names the first one at fault. Fills in the defaults. */
export function readOptions(options: LimiterOptions): Settings {
  check('', options, names)
  if (options.perTenant) check('perTenant.', options.perTenant, rule)
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

function check(where: string, given: LimiterOptions, known: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) fail(where + name, `is unknown${nearest(name, known)}`)
    if (value === undefined) continue
    if (name === 'concurrency' && !(value >= 1)) fail(where + name, 'is not a number from 1')
    if (/^(max|hold)/.test(name) && !(value >= 0)) fail(name, 'is not a number from 0')
  }
  if (!Array.isArray(given.limits ?? [])) fail(`${where}limits`, 'is not a list of { requests, perMs }')
  for (const [index, { requests, perMs }] of (given.limits ?? []).entries()) {
    if (!(requests >= 1)) fail(`${where}limits[${index}].requests`, 'is not a number from 1')
    if (!(perMs > 0 && perMs < 1 / 0)) fail(`${where}limits[${index}].perMs`, 'is not a number above 0')
  }
}

function fail(name: string, problem: string): never {
  throw new TypeError(`createLimiter: ${name} ${problem}`)
}
