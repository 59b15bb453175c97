import { type Attributes, type Meter, metrics } from '@opentelemetry/api'
import type { ClientEvent } from '../runtime/events/events.ts'
import { attributesOf } from './attributes.ts'

/** Options of {@link measureCalls}. */
export interface MeterOptions {
  /**
   * The meter that creates the instruments.
   * @default the global meter provider's meter `sdk`
   */
  meter?: Meter | undefined
}

/** Buckets in seconds, as the conventions advise. */
const explicitBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/**
 * Creates a listener for `onEvent` that records metrics. Many clients can share one listener.
 *
 * - `http.client.request.duration`: histogram in seconds by OpenTelemetry's conventions, one record for each request,
 * including retries, with `http.request.method`, `http.response.status_code`, `server.address`, `server.port`,
 * `url.scheme`, `url.template`, `error.type`.
 * - `api.client.call.duration`: histogram in seconds, one record for each call, including waits and retries.
 * - `api.client.call.retries`: counter of retries; `error.type` is the reason.
 *
 * All have `api.name` and `api.operation`. No attribute holds an id, a tenant or another value of unbounded
 * cardinality.
 *
 * If an instrumentation of fetch also records `http.client.request.duration`, each request counts twice: turn one
 * off.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/
 *
 * @example
 * import { measureCalls, traceCalls } from 'sdk/otel'
 * import { createClient } from 'sdk/sandbox'
 *
 * const client = createClient({ onEvent: [traceCalls(), measureCalls()] })
 */
export function measureCalls({
  meter = metrics.getMeter('sdk'),
}: MeterOptions = {}): (event: ClientEvent) => void {
  const seconds = { unit: 's', advice: { explicitBucketBoundaries } }
  const requests = meter.createHistogram('http.client.request.duration', {
    description: 'Duration of HTTP client requests.',
    ...seconds,
  })
  const calls = meter.createHistogram('api.client.call.duration', {
    description: 'Duration of calls, including waits and retries.',
    ...seconds,
  })
  const retries = meter.createCounter('api.client.call.retries', {
    description: 'Retries.',
    unit: '{retry}',
  })
  /** The start time of each running call's request, or `undefined` between requests. */
  const open = new Map<string, number | undefined>()

  const endRequest = (event: ClientEvent, attributes: Attributes) => {
    const startedAt = open.get(event.call)
    if (startedAt === undefined) return
    open.set(event.call, undefined)
    requests.record((event.elapsedMs - startedAt) / 1000, attributes)
  }
  const endCall = (event: ClientEvent, attributes: Attributes) => {
    open.delete(event.call)
    calls.record(event.elapsedMs / 1000, attributes)
  }

  return (event) => {
    const attributes = attributesOf(event)
    switch (event.type) {
      case 'request':
        open.set(event.call, event.elapsedMs)
        return
      case 'response': {
        const isError = event.status >= 400
        const answered = { ...attributes, ...(isError && { 'error.type': `${event.status}` }) }
        endRequest(event, answered)
        if (isSuccess(event.status)) endCall(event, attributes)
        return
      }
      case 'retry':
        endRequest(event, { ...attributes, 'error.type': errorTypeOf(event) })
        retries.add(1, { ...attributes, 'error.type': errorTypeOf(event) })
        return
      case 'error': {
        // Already counted at its response: a stream that broke off later, or a 304 that isn't a success.
        if (event.attempt > 0 && !open.has(event.call)) return
        const failed = { ...attributes, 'error.type': errorTypeOf(event) }
        endRequest(event, failed)
        endCall(event, failed)
      }
    }
  }
}

/** A `response` event of a redirect means that the operation declares it, so the call succeeds. */
const isSuccess = (status: number) => status < 400 && status !== 300

const errorTypeOf = ({ code, status }: { code: string; status: number | undefined }) =>
  code === 'api_error' ? `${status}` : code
