import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'
import { measureCalls, traceCalls } from 'sdk/otel'

/** Sets up the OpenTelemetry SDK: spans and metrics for every client that uses these listeners. */
export function startTelemetry(spans: SpanExporter, metrics: PushMetricExporter) {
  const tracing = new BasicTracerProvider({ spanProcessors: [new BatchSpanProcessor(spans)] })
  const metering = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: metrics })] })
  return {
    onEvent: [
      traceCalls({ tracer: tracing.getTracer('my-app') }),
      measureCalls({ meter: metering.getMeter('my-app') }),
    ],
    /** Exports the rest. */
    async stop() {
      await tracing.shutdown()
      await metering.shutdown()
    },
  }
}
