import { type Clock, systemClock } from '../../runtime/time/clock.ts'
import type { LimitStore, Taken } from '../store.ts'
import type { RateLimit } from '../window.ts'
import { evaluateBy, type RedisClient } from './client.ts'
import { createFallback } from './fallback.ts'
import { createOutage, type OutageOptions } from './outage.ts'
import { type Step, scriptOf } from './script.ts'

export type { LimitStore, OutageOptions, RateLimit, RedisClient, Taken }

/** Settings of {@link redisStore}. */
export interface RedisStoreOptions extends OutageOptions {
  /** A connected client; it stays yours to close. */
  readonly client: RedisClient
  /**
   * What the keys begin with. Processes with the same one share their limits.
   * @default 'sdk-limits'
   */
  readonly prefix?: string | undefined
  /**
   * What follows while the store is down: `open` lets requests go on under the limits, counted in this process alone;
   * `closed` sends nothing until it is back, and calls wait, to their deadline or `maxWaitMs`.
   * @default 'open'
   */
  readonly whenDown?: 'open' | 'closed' | undefined
  /**
   * How many processes share the limits. While the store is down, with `whenDown: 'open'`, each keeps to its part.
   * @default 1
   */
  readonly processes?: number | undefined
  /**
   * How long a request may take to reach the API, in milliseconds. One whose process has died counts from then.
   * @default 5000
   */
  readonly leaseMs?: number | undefined
  /**
   * Time source, for tests.
   * @default the platform's
   */
  readonly clock?: Clock | undefined
}

/**
 * Makes a store on Redis or Valkey, in which several processes count their requests together: the option `store` of
 * `createLimiter`. It keeps windows that slide, by the server's clock, and a refusal of one process holds all. It needs the
 * package rate-limiter-flexible.
 *
 * @example
 * import { createLimiter } from 'sdk/limits'
 * import { redisStore } from 'sdk/limits/redis'
 *
 * const limiter = createLimiter({
 *   limits: [{ requests: 480, perMs: 60_000 }],
 *   store: redisStore({ client: redis, processes: 4 }),
 * })
 */
export function redisStore(options: RedisStoreOptions): LimitStore {
  const { client, prefix = 'sdk-limits', whenDown = 'open', processes = 1, clock = systemClock } = options
  if (typeof client?.eval !== 'function') throw new TypeError('redisStore: client has no function eval')
  const { retryMs = 1000, leaseMs = 5000 } = options
  const outage = createOutage(clock, options)
  const fallback = createFallback(clock, processes)
  const evaluate = evaluateBy(client)
  const limiters = new Map<string, Promise<Awaited<ReturnType<typeof create>>>>()

  async function create(step: Step, limits: readonly RateLimit[]) {
    const { RateLimiterRedis } = await load()
    return new RateLimiterRedis({
      // With a form of its own: the library would define its command on the client of ioredis, for everybody there.
      storeClient: { eval: evaluate },
      useRedisPackage: true,
      keyPrefix: prefix,
      points: 1,
      // The script keeps time; any duration makes the library run it.
      duration: 1,
      customIncrTtlLuaScript: scriptOf(step, limits, Math.ceil(leaseMs)),
    })
  }

  /** Runs a step: 1 and the store's time, or 2 and the wait. `undefined` where the store is down. */
  async function run(step: Step, key: string, limits: readonly RateLimit[], given: number) {
    const name = step + JSON.stringify(limits)
    const made = limiters.get(name) ?? create(step, limits)
    limiters.set(name, made)
    const limiter = await made
    return outage.ask(() => limiter.penalty(key, given))
  }

  const runLater = (step: Step, key: string, limits: readonly RateLimit[], given: number) => {
    if (!outage.isDown) run(step, key, limits, given).catch(() => {})
  }

  return {
    async take(key, limits) {
      const wasDown = outage.isDown
      const answer = outage.mayAsk() ? await run('take', key, limits, 1) : undefined
      if (!answer) return whenDown === 'open' ? fallback.take(key, limits) : retryMs
      if (wasDown) fallback.clear()
      const { consumedPoints, msBeforeNext } = answer
      if (consumedPoints > 1) return msBeforeNext
      return {
        end: () => runLater('end', key, limits, msBeforeNext),
        giveBack: () => runLater('giveBack', key, limits, msBeforeNext),
      }
    },
    hold: (key, limits, ms) => runLater('hold', key, limits, Math.ceil(ms)),
  }
}

/** Loads the library, which is installed only where it is used. */
async function load() {
  try {
    const library = await import('rate-limiter-flexible')
    return library.default ?? library
  } catch (cause) {
    throw new TypeError(
      'sdk/limits/redis needs the package rate-limiter-flexible: npm install rate-limiter-flexible',
      { cause },
    )
  }
}
