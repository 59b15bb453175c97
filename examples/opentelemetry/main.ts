import { ConsoleMetricExporter } from '@opentelemetry/sdk-metrics'
import { ConsoleSpanExporter } from '@opentelemetry/sdk-trace-base'
import { makeCalls } from './calls.ts'
import { startTelemetry } from './telemetry.ts'

// An app exports to a collector instead: @opentelemetry/exporter-trace-otlp-http, @opentelemetry/exporter-metrics-otlp-http.
const telemetry = startTelemetry(new ConsoleSpanExporter(), new ConsoleMetricExporter())
await makeCalls(telemetry.onEvent)
await telemetry.stop()
