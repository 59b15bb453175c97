import type { Limiter } from '../runtime/sending/limiter.ts'
import { defineLimiter, type LimiterDefinition } from './define-limiter.ts'
import { createLine, type Line } from './line.ts'
import { type LimiterOptions, readOptions } from './options.ts'

/** What {@link createLimiter} makes: the option `limiter` of clients. */
export type CreatedLimiter = Limiter & {
  /** Asks for a turn of a request that goes elsewhere, and counts it with the others. */
  readonly acquire: LimiterDefinition['acquire']
}

/**
 * Makes a limiter for one client or many: it lets requests wait rather than be refused. It keeps the rules that it is
 * given, and what each server says: `Retry-After`, `RateLimit` and its forerunners, `X-RateLimit-*`. A refusal of one
 * request holds those behind it, for each API and tenant on its own. First come, first served; tenants take turns; what
 * is sent again goes first. Throws a TypeError for wrong options.
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
  const lines = new Map<string, Line>()
  const acquire: LimiterDefinition['acquire'] = (request) => {
    const { api } = request
    const line = lines.get(api) ?? createLine(api, settings)
    lines.set(api, line)
    return line(request)
  }
  return Object.assign(defineLimiter({ acquire, maxWaitMs: settings.maxWaitMs }), { acquire })
}
