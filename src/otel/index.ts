import { type Attributes, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api'
import type { ClientEvent } from '../runtime/events/events.ts'

/** Settings of {@link traceCalls}. */
export interface TraceOptions {
  /**
   * The tracer that makes the spans.
   * @default the global tracer provider's tracer `sdk`
   */
  tracer?: Tracer
}

/**
 * Makes a listener for `onEvent` that turns each call into one client span, by OpenTelemetry's conventions for HTTP
 * client spans: named after method and path template, with server, status, `error.type` and `http.request.resend_count`.
 * Retries, token renewals and deprecations are span events. One listener may serve many clients.
 *
 * `url.full` is left out: a filled-in URL holds ids, and no event carries one.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 *
 * @example
 * import { traceCalls } from 'sdk/otel'
 * import { createClient } from 'sdk/sandbox'
 *
 * const client = createClient({ onEvent: traceCalls() })
 */
export function traceCalls({
  tracer = trace.getTracer('sdk'),
}: TraceOptions = {}): (event: ClientEvent) => void {
  const spans = new Map<string, Span>()

  const spanOf = (event: ClientEvent): Span => {
    const open = spans.get(event.call)
    if (open) return open
    const startTime = Date.now() - event.elapsedMs
    const span = tracer.startSpan(`${event.method} ${event.url}`, {
      kind: SpanKind.CLIENT,
      startTime,
      attributes: describe(event),
    })
    spans.set(event.call, span)
    return span
  }
  const end = (event: ClientEvent, span: Span) => {
    if (event.attempt > 1) span.setAttribute('http.request.resend_count', event.attempt - 1)
    spans.delete(event.call)
    span.end()
  }

  return (event) => {
    const span = spanOf(event)
    if ('status' in event && event.status !== undefined)
      span.setAttribute('http.response.status_code', event.status)
    switch (event.type) {
      case 'response':
        if (event.status >= 200 && event.status < 300) end(event, span)
        return
      case 'error':
        span.setAttribute('error.type', event.code === 'api_error' ? `${event.status}` : event.code)
        span.setStatus({ code: SpanStatusCode.ERROR })
        end(event, span)
        return
      case 'retry':
        span.addEvent('retry', { 'error.type': event.code, 'retry.wait_ms': event.waitMs })
        return
      case 'refresh':
        span.addEvent('token refresh')
        return
      case 'deprecation':
        span.addEvent('deprecation', {
          ...(event.deprecatedAtMs !== undefined && { 'deprecation.at_ms': event.deprecatedAtMs }),
          ...(event.sunsetAtMs !== undefined && { 'sunset.at_ms': event.sunsetAtMs }),
        })
    }
  }
}

function describe({ method, url, origin, api, operation }: ClientEvent): Attributes {
  const { hostname, port, protocol } = new URL(origin)
  return {
    'http.request.method': method,
    'server.address': hostname,
    'server.port': port ? Number(port) : protocol === 'http:' ? 80 : 443,
    'url.scheme': protocol.slice(0, -1),
    'url.template': url,
    'api.name': api,
    'api.operation': operation,
  }
}
