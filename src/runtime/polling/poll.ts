import { operationKey } from '../client.ts'
import { checkType } from '../config/check.ts'
import type { CallOptions, Result } from '../config/config.ts'
import { configError } from '../config/config-error.ts'
import { type Connection, isConnection } from '../connection.ts'
import type { Definition } from '../definition.ts'
import { isSdkError, ResponseError, TimeoutError } from '../errors/errors.ts'
import { headersOf } from '../reading/headers.ts'
import { type Call, callError } from '../sending/call.ts'
import { readRetryHeaders } from '../sending/retry-headers.ts'
import { readClock } from '../time/clock.ts'
import { sleep } from '../time/sleep.ts'
import { atMonitor, type Encoded, isDone, monitorOf, placeOf } from './monitor.ts'
import type { AnyPollOptions, MonitorOptions, PollOptions } from './options.ts'

/**
 * Repeats a call until the work is done, and resolves to the last response. A status that means failed work is a
 * value like any other, because each vendor has its own word for it; an error that a call throws ends the poll.
 * Throws TimeoutError, with the last response as `last`, if `deadlineMs` would pass before the next request.
 *
 * @example
 * import { pipelines, poll } from 'sdk/pipelines'
 *
 * const { data } = await poll(pipelines.listSandboxRequests, null, {
 *   until: ({ data }) => data.results?.every(({ status }) => status !== 'pending') ?? false,
 *   intervalMs: 60_000,
 *   deadlineMs: 3_600_000,
 * })
 */
export function poll<Params, Data>(
  method: (params: Params, body: null, options?: CallOptions) => Promise<Result<Data>>,
  params: NoInfer<Params>,
  options: PollOptions<Data>,
): Promise<Result<Data>>
/**
 * Starts work, then requests the status monitor that the response names. If it names none, that response is the
 * result.
 */
export function poll<Params, Body, Started, Data = unknown>(
  method: (params: Params, body: Body, options?: CallOptions) => Promise<Result<Started>>,
  params: NoInfer<Params>,
  options: MonitorOptions<NoInfer<Body>, Data>,
): Promise<Result<Data | Started>>
/** The same for a single operation and its connection. */
export function poll<Name extends string, Params, Data>(
  operation: (
    connection: Connection<Name>,
    params: Params,
    body: null,
    options?: CallOptions,
  ) => Promise<Result<Data>>,
  connection: Connection<Name>,
  params: NoInfer<Params>,
  options: PollOptions<Data>,
): Promise<Result<Data>>
/** The same for a single operation that starts work. */
export function poll<Name extends string, Params, Body, Started, Data = unknown>(
  operation: (
    connection: Connection<Name>,
    params: Params,
    body: Body,
    options?: CallOptions,
  ) => Promise<Result<Started>>,
  connection: Connection<Name>,
  params: NoInfer<Params>,
  options: MonitorOptions<NoInfer<Body>, Data>,
): Promise<Result<Data | Started>>
export async function poll(method: unknown, ...args: unknown[]): Promise<Result<unknown>> {
  const connection = isConnection(args[0]) ? (args.shift() as Connection) : undefined
  const [params, options] = args as [unknown, AnyPollOptions]
  const started = operationOf(method)
  const { monitor, until, body, intervalMs, backoff, maxIntervalMs, deadlineMs, onProgress, ...callOptions } =
    checked(started.definition, options)
  let call: Call | undefined
  let startedAt: number | undefined
  let last: Result<unknown> | undefined
  const elapsed = () => (call ? Math.round(readClock(call.settings.clock) - (startedAt as number)) : 0)

  /** Calls an operation and keeps its call record, the only place with its clock, signal and server. */
  const ask = async ({ definition, encoders = [] }: Encoded, ...args: [unknown, unknown]) => {
    const watch = (each: Call) => {
      startedAt ??= each.startedAt
      call = each
    }
    const watched = { definition, encoders: [...encoders, watch] }
    const own = { ...callOptions, deadlineMs: deadlineMs - elapsed() }
    try {
      return await (connection
        ? connection.call(watched, ...args, own)
        : (method as Method)(...args, { ...own, [operationKey]: watched }))
    } catch (error) {
      if (isSdkError(error) && error.code === 'timeout' && error.limit === 'deadline') withLast(error, last)
      throw error
    }
  }

  let next: Encoded = started
  last = await ask(next, params ?? null, body ?? null)
  for (let polls = 1; ; polls++) {
    const current = call as unknown as Call
    const { response } = last
    const isStart = next === started
    if (monitor) {
      const address = monitorOf(last)
      if (isStart && address === undefined && response.status !== 202) return last
      if (!isStart && response.status !== 303 && (until ?? isDone)(last)) return last
      if (address !== undefined) {
        const requestUrl = response.url || `${current.settings.baseUrl}${current.definition.path}`
        next = atMonitor(started.definition, monitor, placeOf(current, address, requestUrl))
        // RFC 9110, section 15.4.4: a 303 links to the result.
        if (response.status === 303) return ask(next, null, null)
      } else if (isStart) {
        throw callError(current, ResponseError, 'got 202 without a status monitor', {
          status: 202,
          contentType: undefined,
          snippet: undefined,
        })
      }
    } else if (until?.(last)) return last
    const { clock } = current.settings
    const { retryAfterMs } = readRetryHeaders(response.status, headersOf(current, response), clock.now())
    const waitMs =
      retryAfterMs === undefined
        ? Math.min(maxIntervalMs, intervalMs * backoff ** (polls - 1))
        : Math.max(retryAfterMs, Math.min(intervalMs, leastMs))
    onProgress?.({ result: last, polls, waitMs, elapsedMs: elapsed() })
    if (elapsed() + waitMs >= deadlineMs) {
      throw withLast(
        callError(
          current,
          TimeoutError,
          `was not done after ${elapsed()} ms (deadline, asked ${polls} times; the next request is due in ${Math.round(waitMs)} ms)`,
          { limit: 'deadline', phase: 'poll', status: response.status },
        ),
        last,
      )
    }
    await sleep(current, waitMs)
    last = await (next === started ? ask(started, params ?? null, body ?? null) : ask(next, null, null))
  }
}

/** A `Retry-After: 0` doesn't shorten the wait. */
const leastMs = 100

type Method = (params: unknown, body: unknown, options: object) => Promise<Result<unknown>>

/** Not enumerable, because it may hold data that doesn't belong in a log. */
const withLast = <E extends Error>(error: E, value: unknown): E =>
  Object.defineProperty(error, 'last', { value, configurable: true })

function operationOf(method: unknown): Encoded {
  const operation = Object(method)[operationKey] ?? method
  return Object(operation).definition
    ? (operation as Encoded)
    : configError({ name: 'sdk' })('operation', "is neither a client's method nor an operation")
}

/** Options with their defaults. Rejects invalid ones. */
function checked(definition: Definition, options: AnyPollOptions) {
  const reject = configError(definition.api, definition)
  checkType('options', options, 'object', reject)
  const { monitor, until, onProgress, body } = options
  const { intervalMs = 1000, backoff = 1, maxIntervalMs = 30_000, deadlineMs = 600_000 } = options
  for (const [name, value] of Object.entries({ until, onProgress }))
    if (value !== undefined) checkType(name, value, 'function', reject)
  for (const [name, value, least] of [
    ['intervalMs', intervalMs, 1],
    ['maxIntervalMs', maxIntervalMs, 1],
    ['backoff', backoff, 1],
  ] as const) {
    checkType(name, value, 'number', reject)
    if (value < least) reject(name, `is below ${least}`)
  }
  checkType('deadlineMs', deadlineMs, 'number,infinity', reject)
  if (monitor === undefined && /^(POST|PATCH|PUT|DELETE)$/.test(definition.method))
    reject(
      'monitor',
      `is missing; a ${definition.method} is not repeated, so pass the operation that reads its state`,
    )
  if (monitor === undefined && !until) reject('until', 'is missing')
  const own = monitor === undefined || monitor === true ? monitor : operationOf(monitor)
  if (own && own !== true && own.definition.method !== 'GET')
    reject('monitor', `is ${own.definition.method}, not GET`)
  return { ...options, monitor: own, until, body, onProgress, intervalMs, backoff, maxIntervalMs, deadlineMs }
}
