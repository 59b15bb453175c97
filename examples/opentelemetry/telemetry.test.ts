import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base'
import { expect, it } from 'vitest'
import { run } from '../../test/support/project-copy.ts'
import { makeCalls } from './calls.ts'
import { startTelemetry } from './telemetry.ts'

it('exports a span for each call, and the durations of requests and calls', async () => {
  const spans: ReadableSpan[] = []
  const toList: SpanExporter = {
    export: (batch, done) => {
      spans.push(...batch)
      done({ code: 0 })
    },
    shutdown: async () => {},
  }
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  metrics.shutdown = async () => {}
  const telemetry = startTelemetry(toList, metrics)

  await makeCalls(telemetry.onEvent)
  await telemetry.stop()

  expect(spans.map(({ name }) => name)).toEqual([
    'GET /v1/sandbox',
    'POST /v1/sandbox',
    'POST /v1/sandbox/{name}/refresh',
  ])
  const found = metrics
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
  const counts = found.map(({ descriptor, dataPoints }) => [
    descriptor.name,
    dataPoints.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : value.count), 0),
  ])
  expect(counts).toEqual([
    ['http.client.request.duration', 4],
    ['api.client.call.duration', 3],
    ['api.client.call.retries', 1],
  ])
})

it('prints them when it is run as a program', async () => {
  const { code, out } = await run('.', 'tsx', [
    '--tsconfig',
    'examples/tsconfig.json',
    'examples/opentelemetry/main.ts',
  ])

  expect({ code, out }).toMatchObject({ code: 0 })
  expect(out).toContain("name: 'POST /v1/sandbox/{name}/refresh'")
  expect(out).toContain("name: 'http.client.request.duration'")
})
