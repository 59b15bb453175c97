import type { Limiter } from '../runtime/sending/limiter.ts'
import { defineLimiter, type LimiterDefinition } from './define-limiter.ts'
import { type LimiterOptions, readOptions } from './options.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'

/** The limiter that {@link createLimiter} returns, for the `limiter` option of clients. */
export type CreatedLimiter = Limiter & {
  /** Waits for a turn for a request that you send yourself, and counts it with the others. */
  readonly acquire: LimiterDefinition['acquire']
}

/**
 * Creates a limiter for one or more clients. Requests wait for their turn instead of running into a rate limit. The
 * limiter applies your limits and those that servers report: `Retry-After`, `RateLimit` and its predecessors,
 * `X-RateLimit-*`. A refused request holds back the ones behind it, separately for each API and tenant. Requests go
 * in order, retries first; tenants take turns. Throws a TypeError for invalid options.
 *
 * @example
 * import { createLimiter } from 'sdk/limits'
 * import { createClient } from 'sdk/environments'
 *
 * const limiter = createLimiter({
 *   concurrency: 10,
 *   limits: [
 *     { requests: 480, perMs: 60_000 },
 *     { requests: 4800, perMs: 3_600_000 },
 *   ],
 * })
 * const client = createClient({ limiter })
 */
export function createLimiter(options: LimiterOptions = {}): CreatedLimiter {
  const settings = readOptions(options)
  const schedulers = new Map<string, Scheduler>()
  const acquire: LimiterDefinition['acquire'] = (request) => {
    const { api } = request
    const schedule = schedulers.get(api) ?? createScheduler(api, settings)
    schedulers.set(api, schedule)
    return schedule(request)
  }
  return Object.assign(defineLimiter({ acquire, maxWaitMs: settings.maxWaitMs }), { acquire })
}
