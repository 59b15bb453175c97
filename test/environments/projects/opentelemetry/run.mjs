// Runs the cases with fetch instrumented and each call traced, then checks the recorded spans.
import assert from 'node:assert/strict'
import { context, metrics, propagation, SpanKind, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import { traceCalls } from 'sdk/otel'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const spans = new InMemorySpanExporter()
const counts = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const reader = new PeriodicExportingMetricReader({ exporter: counts, exportIntervalMillis: 60_000 })
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
propagation.setGlobalPropagator(new W3CTraceContextPropagator())
trace.setGlobalTracerProvider(
  new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
)
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
registerInstrumentations({ instrumentations: [new UndiciInstrumentation()] })

const place = JSON.parse(process.env.PLACE)
const onEvent = traceCalls()
const createClient = (config) => sandbox.createClient({ onEvent, fetch: onEvent.fetch, ...config })

/** The number of calls in a case, and of requests for them. */
const expected = {
  list: [1, 1],
  create: [1, 1],
  'typed 404': [2, 2],
  retry: [1, 2],
  'cut body': [2, 3],
  timeout: [2, 2],
  abort: [2, 2],
  mock: [6, 0],
}

let requestsSoFar = 0

async function after(title) {
  // An aborted request ends a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const finished = spans.getFinishedSpans()
  spans.reset()
  assert.ok(finished.every(({ kind }) => kind === SpanKind.CLIENT))
  const calls = finished.filter(({ instrumentationScope }) => instrumentationScope.name === 'sdk')
  const all = finished.filter((span) => !calls.includes(span))
  const requests = all.filter(({ attributes }) => !/\/seen$/.test(attributes['url.path']))
  assert.deepEqual([calls.length, requests.length], expected[title])

  for (const call of calls) {
    const { spanId, traceId } = call.spanContext()
    const own = requests.filter(({ parentSpanContext }) => parentSpanContext?.spanId === spanId)
    assert.ok(own.every((request) => request.spanContext().traceId === traceId))
    if (title !== 'mock') assert.equal(own.length, (call.attributes['http.request.resend_count'] ?? 0) + 1)
  }
  if (title === 'list') {
    const [seen] = await (await fetch(`${place.url}/list/seen`)).json()
    const { traceId, spanId } = requests[0].spanContext()
    assert.equal(seen.headers.traceparent, `00-${traceId}-${spanId}-01`)
    requestsSoFar++
    spans.reset()
  }

  await reader.forceFlush()
  const recorded = counts
    .getMetrics()
    .at(-1)
    .scopeMetrics.flatMap((scope) => scope.metrics)
  assert.deepEqual(
    recorded.map(({ descriptor }) => descriptor.name),
    ['http.client.request.duration'],
  )
  const count = recorded[0].dataPoints.reduce((sum, { value }) => sum + value.count, 0)
  requestsSoFar += all.length
  assert.equal(count, requestsSoFar)
}

await runCases({ sdk, sandbox: { ...sandbox, createClient }, mocks, place, after })
