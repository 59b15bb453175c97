import { type Clock, systemClock } from '../../runtime/time/clock.ts'
import type { LimitStore, Taken } from '../store.ts'
import type { RateLimit } from '../window.ts'
import { evaluateBy, type RedisClient } from './client.ts'
import { createFallback } from './fallback.ts'
import { createOutage, type OutageOptions } from './outage.ts'
import { type Step, scriptOf } from './script.ts'

export type { LimitStore, OutageOptions, RateLimit, RedisClient, Taken }

/** Options of {@link redisStore}. */
export interface RedisStoreOptions extends OutageOptions {
  /** A connected client. You close it. */
  readonly client: RedisClient
  /**
   * Prefix of the keys. Processes with the same prefix share their limits.
   * @default 'sdk-limits'
   */
  readonly prefix?: string | undefined
  /**
   * What happens while the store is down. `open` keeps sending under the limits, counted in this process only.
   * `closed` sends nothing until the store is back; calls wait until their deadline or `maxWaitMs`.
   * @default 'open'
   */
  readonly whenDown?: 'open' | 'closed' | undefined
  /**
   * How many processes share the limits. With `whenDown: 'open'`, each one keeps to its share while the store is
   * down.
   * @default 1
   */
  readonly processes?: number | undefined
  /**
   * How long a request may take to reach the API, in milliseconds. If its process dies, it counts from then.
   * @default 5000
   */
  readonly leaseMs?: number | undefined
  /**
   * Time source for tests.
   * @default the system clock
   */
  readonly clock?: Clock | undefined
}

/**
 * Creates a store in Redis or Valkey, for the `store` option of `createLimiter`: several processes count their
 * requests together. Windows slide by the clock of the Redis server, and a refusal in one process holds back all.
 * Needs the package rate-limiter-flexible. Throws a TypeError if the client has no `eval`.
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
  if (typeof client?.eval !== 'function') throw new TypeError('redisStore: the client has no eval function')
  const { retryMs = 1000, leaseMs = 5000 } = options
  const outage = createOutage(clock, options)
  const fallback = createFallback(clock, processes)
  const evaluate = evaluateBy(client)
  const limiters = new Map<string, Promise<Awaited<ReturnType<typeof create>>>>()

  async function create(step: Step, limits: readonly RateLimit[]) {
    const { RateLimiterRedis } = await load()
    return new RateLimiterRedis({
      // Wrapped, because the library would define its command on the ioredis client for everyone who shares it.
      storeClient: { eval: evaluate },
      useRedisPackage: true,
      keyPrefix: prefix,
      points: 1,
      // The script handles time itself, but the library runs it only with a duration.
      duration: 1,
      customIncrTtlLuaScript: scriptOf(step, limits, Math.ceil(leaseMs)),
    })
  }

  /** Runs a step: returns 1 and the store's time, or 2 and the wait; `undefined` if the store is down. */
  async function run(step: Step, key: string, limits: readonly RateLimit[], delayMs: number) {
    const name = step + JSON.stringify(limits)
    const made = limiters.get(name) ?? create(step, limits)
    limiters.set(name, made)
    const limiter = await made
    return outage.ask(() => limiter.penalty(key, delayMs))
  }

  const runLater = (step: Step, key: string, limits: readonly RateLimit[], delayMs: number) => {
    if (!outage.isDown) run(step, key, limits, delayMs).catch(() => {})
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

/** The library is an optional peer dependency. */
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
