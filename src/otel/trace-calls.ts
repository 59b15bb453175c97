import { context, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import type { SharedOptions } from '../runtime/config/config.ts'
import type { ClientEvent } from '../runtime/events/events.ts'
import { attributesOf } from './attributes.ts'

type Fetch = NonNullable<SharedOptions['fetch']>

/** Options of {@link traceCalls}. */
export interface TraceOptions {
  /**
   * The tracer that creates the spans.
   * @default the global tracer provider's tracer `sdk`
   */
  tracer?: Tracer
  /**
   * The fetch that the returned `fetch` calls, looked up at each call.
   * @default globalThis.fetch
   */
  fetch?: Fetch
}

/** A listener for `onEvent` that creates spans. */
export interface CallTracer {
  (event: ClientEvent): void
  /**
   * Pass this as the `fetch` option if fetch is instrumented (`@opentelemetry/instrumentation-undici`). It sends each
   * request with the call's span active, so the instrumentation's span becomes its child.
   */
  readonly fetch: Fetch
}

/**
 * Creates a listener for `onEvent` that turns each call into one client span, by OpenTelemetry's conventions for HTTP
 * client spans: named after method and path template, with server, status, `error.type` and
 * `http.request.resend_count`. Waits, retries, token renewals, undeclared responses and deprecations are span events.
 * Many clients can share one listener.
 *
 * `url.full` is omitted: a filled-in URL contains ids, and events don't have it.
 *
 * If fetch is instrumented too, also pass the listener's `fetch`. Without it, the spans of requests become siblings
 * of the call spans instead of children.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 *
 * @example
 * import { traceCalls } from 'sdk/otel'
 * import { createClient } from 'sdk/sandbox'
 *
 * const client = createClient({ onEvent: traceCalls() })
 */
export function traceCalls({ tracer = trace.getTracer('sdk'), ...options }: TraceOptions = {}): CallTracer {
  const spans = new Map<string, Span>()
  // A client calls fetch synchronously after its `request` event.
  let sending: Span | undefined

  const spanOf = (event: ClientEvent): Span => {
    const open = spans.get(event.call)
    if (open) return open
    const startTime = Date.now() - event.elapsedMs
    const attributes = attributesOf(event)
    const isOther = attributes['http.request.method'] !== event.method
    const span = tracer.startSpan(`${isOther ? 'HTTP' : event.method} ${event.url}`, {
      kind: SpanKind.CLIENT,
      startTime,
      attributes: { ...attributes, ...(isOther && { 'http.request.method_original': event.method }) },
    })
    spans.set(event.call, span)
    return span
  }
  const end = (event: ClientEvent, span: Span) => {
    if (event.attempt > 1) span.setAttribute('http.request.resend_count', event.attempt - 1)
    spans.delete(event.call)
    span.end()
  }

  const onEvent = (event: ClientEvent) => {
    // The span of a 304 that isn't a success has already ended, at its `response` event.
    if (event.type === 'error' && event.status === 304 && !spans.has(event.call)) return
    const span = spanOf(event)
    if ('status' in event && event.status !== undefined)
      span.setAttribute('http.response.status_code', event.status)
    switch (event.type) {
      case 'request':
        sending = span
        return
      case 'response':
        // Only declared redirects cause a `response` event.
        if (event.status < 400 && event.status !== 300) end(event, span)
        return
      case 'error':
        span.setAttribute('error.type', event.code === 'api_error' ? `${event.status}` : event.code)
        span.setStatus({ code: SpanStatusCode.ERROR })
        end(event, span)
        return
      case 'retry':
        span.addEvent('retry', { 'error.type': event.code, 'retry.wait_ms': event.waitMs })
        return
      case 'wait':
        span.addEvent('wait', { 'wait.ms': event.waitMs })
        return
      case 'refresh':
        span.addEvent('token refresh')
        return
      case 'undeclared':
        span.addEvent('undeclared', { 'undeclared.reason': event.reason })
        return
      case 'deprecation':
        span.addEvent('deprecation', {
          ...(event.deprecatedAtMs !== undefined && { 'deprecation.at_ms': event.deprecatedAtMs }),
          ...(event.sunsetAtMs !== undefined && { 'sunset.at_ms': event.sunsetAtMs }),
        })
    }
  }

  return Object.assign(onEvent, {
    fetch: (url: string, init: RequestInit) => {
      const span = sending
      sending = undefined
      const send = () => (options.fetch ?? fetch)(url, init)
      return span ? context.with(trace.setSpan(context.active(), span), send) : send()
    },
  })
}
