import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { measureCalls } from 'sdk/otel'
import type { ClientEvent } from 'sdk/pipelines'
import { createClient } from 'sdk/pipelines'
import { describe, expect, it } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'

/** A listener, and what the OpenTelemetry SDK has aggregated from it. */
function measured() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e6 })
  const provider = new MeterProvider({ readers: [reader] })
  const metrics = async () => {
    await provider.forceFlush()
    const all =
      exporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? []
    await provider.shutdown()
    return all
  }
  return {
    listener: measureCalls({ meter: provider.getMeter('test') }),
    metrics,
    /** The different sets of attributes, and how often each was counted. */
    async points(name: string) {
      const found = (await metrics()).find(({ descriptor }) => descriptor.name === name)
      return (found?.dataPoints ?? []).map(({ attributes, value }) => [
        attributes['http.response.status_code'],
        attributes['error.type'],
        typeof value === 'number' ? value : value.count,
      ])
    },
  }
}

/** A client of a server with these responses. */
async function clientOf(...answers: Parameters<typeof serve>) {
  const server = await serve(...answers)
  const all = measured()
  return { ...all, ...benchOf(createClient, server, { onEvent: all.listener }), server }
}

describe('http.client.request.duration', () => {
  it('is a histogram in seconds with the attributes and buckets of the conventions', async () => {
    const { client, metrics, server } = await clientOf(respond(503), respond(200, {}))

    await client.getPipeline({ pipeline_id: 'p-17' })

    const [duration] = await metrics()
    expect(duration?.descriptor).toMatchObject({ name: 'http.client.request.duration', unit: 's' })
    expect(duration?.dataPoints.map(({ attributes }) => attributes)).toEqual(
      [{ 'http.response.status_code': 503, 'error.type': '503' }, { 'http.response.status_code': 200 }].map(
        (own) => ({
          'http.request.method': 'GET',
          'server.address': '127.0.0.1',
          'server.port': Number(new URL(server.baseUrl).port),
          'url.scheme': 'http',
          'url.template': '/v1/sandbox/pipelines/{pipeline_id}',
          'api.name': 'pipelines',
          'api.operation': 'getPipeline',
          ...own,
        }),
      ),
    )
    expect(duration?.dataPoints[0]?.value).toMatchObject({
      buckets: { boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
    })
  })

  it('counts each request by how it ended, including retries', async () => {
    const { client, points } = await clientOf(hangUp, respond(429), respond(200, {}), respond(404))

    await client.listPipelines()
    await rejection(client.listPipelines())

    expect(await points('http.client.request.duration')).toEqual([
      [undefined, 'network_error', 1],
      [429, '429', 1],
      [200, undefined, 1],
      [404, '404', 1],
    ])
  })

  it('names a response that is not what the API declares', async () => {
    const { client, points } = await clientOf(respond(200, '<html>', { 'content-type': 'text/html' }))

    await rejection(client.listPipelines())

    expect(await points('http.client.request.duration')).toEqual([[200, 'invalid_response', 1]])
  })

  it('lasts from the request to its end, without waits', async () => {
    const { listener, metrics } = measured()
    const common = { call: '1', api: 'a', operation: 'o', method: 'LIST', url: '/', origin: 'https://h' }
    const steps = [
      { type: 'request', attempt: 1, elapsedMs: 100 },
      { type: 'retry', attempt: 1, elapsedMs: 350, code: 'timeout', status: undefined, waitMs: 1000 },
      { type: 'request', attempt: 2, elapsedMs: 1350 },
      { type: 'response', attempt: 2, elapsedMs: 1400, durationMs: 50, status: 200 },
    ]

    for (const step of steps) listener({ ...common, ...step } as ClientEvent)

    const all = await metrics()
    const sums = all.map(({ descriptor, dataPoints }) => [
      descriptor.name,
      dataPoints.map(({ value }) => (typeof value === 'number' ? value : (value as { sum?: number }).sum)),
    ])
    expect(sums).toEqual([
      ['http.client.request.duration', [0.25, 0.05]],
      ['api.client.call.duration', [1.4]],
      ['api.client.call.retries', [1]],
    ])
    expect(all[0]?.dataPoints[0]?.attributes['http.request.method']).toBe('_OTHER')
  })
})

describe('api.client.call.duration', () => {
  it('counts each call once, however it ended', async () => {
    const { client, points } = await clientOf(respond(503), respond(200, {}), respond(404))

    await client.listPipelines()
    await rejection(client.listPipelines())
    await rejection(client.getPipeline({ pipeline_id: '..' }))

    expect(await points('api.client.call.duration')).toEqual([
      [200, undefined, 1],
      [404, '404', 1],
      [undefined, 'config_error', 1],
    ])
  })

  it('does not count an error that comes after the call was counted', async () => {
    const { listener, points } = measured()
    const common = {
      call: '1',
      api: 'a',
      operation: 'o',
      method: 'GET',
      url: '/',
      origin: 'https://h',
      attempt: 1,
    }
    const steps = [
      { type: 'request', elapsedMs: 0 },
      { type: 'response', elapsedMs: 5, durationMs: 5, status: 200 },
      { type: 'error', elapsedMs: 900, code: 'network_error', status: undefined },
    ]

    for (const step of steps) listener({ ...common, ...step } as ClientEvent)

    expect(await points('api.client.call.duration')).toEqual([[200, undefined, 1]])
  })
})

it('api.client.call.retries counts retries and their reasons', async () => {
  const { client, points } = await clientOf(respond(503), respond(502), respond(200, {}))

  await client.listPipelines()

  expect(await points('api.client.call.retries')).toEqual([
    [503, '503', 1],
    [502, '502', 1],
  ])
})
