import { type ApiError, ConfigError, isSdkError, TimeoutError } from '../runtime/errors/errors.ts'
import { type Call, callError, elapsedMs, emit } from '../runtime/sending/call.ts'
import type { Limiter } from '../runtime/sending/limiter.ts'
import { quietly } from '../runtime/sending/quietly.ts'
import { limited } from '../runtime/time/limited.ts'
import type { LimitRequest, Release } from './request.ts'

/** A custom limiter. */
export interface LimiterDefinition {
  /**
   * Called before each request, including retries. The request is sent when the promise resolves. The function it
   * resolves to is called once, when the request has ended. If it rejects, the call fails with a ConfigError and
   * nothing is sent.
   */
  acquire(request: LimitRequest): Release | undefined | Promise<Release | undefined>
  /**
   * The longest time a request waits, in milliseconds. Then the call fails with a TimeoutError of phase `limiter`.
   * @default Infinity
   */
  readonly maxWaitMs?: number | undefined
}

/**
 * Turns a custom limiter into a value for the `limiter` option. The wait ends at once if the caller aborts, and with
 * a TimeoutError of phase `limiter` at `deadlineMs`. A turn that comes too late is released.
 *
 * @example
 * import { defineLimiter } from 'sdk/limits'
 * import { createClient } from 'sdk/sandbox'
 *
 * let underWay = 0
 * const client = createClient({
 *   limiter: defineLimiter({
 *     acquire() {
 *       underWay++
 *       return () => {
 *         underWay--
 *       }
 *     },
 *   }),
 * })
 */
export function defineLimiter(definition: LimiterDefinition): Limiter {
  return async (opaque, send) => {
    const call: Call = opaque
    const release = await turnOf(call, definition)
    let answer: Response | undefined
    try {
      const result = await send()
      answer = result.response
      return result
    } catch (error) {
      answer = (error as ApiError | undefined)?.response
      throw error
    } finally {
      // `acquire` may resolve to nothing.
      quietly(() => release?.(answer))
    }
  }
}

function turnOf(call: Call, definition: LimiterDefinition): Promise<Release | undefined> {
  const { api, id: operation } = call.definition
  const { tenant, deadlineMs } = call.settings
  const { maxWaitMs = 1 / 0 } = definition
  const leftMs = Math.min(deadlineMs - elapsedMs(call), maxWaitMs)
  const late = (waitMs: number) =>
    callError(
      call,
      TimeoutError,
      `got no turn from its limiter: the wait${waitMs < 1 / 0 ? ` of ${Math.ceil(waitMs)} ms` : ''} exceeds ${leftMs < maxWaitMs ? 'deadlineMs' : 'maxWaitMs'}`,
      { limit: 'deadline', phase: 'limiter', status: undefined },
    )
  return limited(
    call,
    leftMs,
    async (waiting) => {
      let release: Release | undefined
      try {
        release = await definition.acquire({
          api: api.name,
          operation,
          tenant,
          attempt: call.attempts + 1,
          signal: waiting.signal,
          wait(waitMs) {
            if (waitMs >= leftMs) throw late(waitMs)
            emit(call, { type: 'wait', waitMs })
          },
        })
      } catch (error) {
        throw isSdkError(error)
          ? error
          : callError(call, ConfigError, 'was not sent: its limiter failed', { parameter: 'limiter' }, error)
      }
      if (waiting.stopped) quietly(() => release?.(undefined))
      return release
    },
    () => late(1 / 0),
  )
}
