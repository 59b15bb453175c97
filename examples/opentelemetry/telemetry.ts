import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'
import { measureCalls, traceCalls } from 'sdk/otel'

/** Sets OpenTelemetry's SDK up: spans and metrics of every client that these listeners are given to. */
export function startTelemetry(spans: SpanExporter, metrics: PushMetricExporter) {
  const tracing = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(spans)] })
  const metering = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: metrics })] })
  return {
    onEvent: [
      traceCalls({ tracer: tracing.getTracer('my-app') }),
      measureCalls({ meter: metering.getMeter('my-app') }),
    ],
    /** Exports what is left. */
    async stop() {
      await tracing.shutdown()
      await metering.shutdown()
    },
  }
}
