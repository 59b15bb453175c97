import { type ClientEvent, createClient } from 'sdk/pipelines'
import { describe, expect, test, vi } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const

/** Type and attempt of each event, with its other fields. */
const steps = (events: readonly ClientEvent[]) =>
  events.map((event) => {
    const {
      call: _call,
      api: _api,
      operation: _operation,
      method: _method,
      url: _url,
      origin: _origin,
      ...own
    } = event
    return own
  })

test('every event names call, operation and server', async () => {
  const server = await serve(respond(503), respond(200, {}))
  const { client, events } = benchOf(createClient, server)

  await client.getPipeline({ pipeline_id: 'p1' })

  for (const event of events) {
    expect(event).toMatchObject({
      call: events[0]?.call,
      api: 'pipelines',
      operation: 'getPipeline',
      method: 'GET',
      url: '/v1/sandbox/pipelines/{pipeline_id}',
      origin: server.baseUrl,
    })
  }
  expect(events).toHaveLength(5)
})

test('events of two calls are distinguished', async () => {
  const server = await serve(respond(200, {}))
  const { client, events } = benchOf(createClient, server)

  await Promise.all([client.listPipelines(), client.listPipelines()])

  expect(new Set(events.map(({ call }) => call)).size).toBe(2)
})

test('an event is a plain record of a few facts', async () => {
  const server = await serve(respond(200, {}))
  const { client, events } = benchOf(createClient, server)

  await client.listPipelines()

  expect(events).toEqual([
    {
      type: 'request',
      call: expect.anything(),
      api: 'pipelines',
      operation: 'listPipelines',
      method: 'GET',
      url: '/v1/sandbox/pipelines',
      origin: server.baseUrl,
      attempt: 1,
      elapsedMs: 0,
    },
    {
      type: 'response',
      call: expect.anything(),
      api: 'pipelines',
      operation: 'listPipelines',
      method: 'GET',
      url: '/v1/sandbox/pipelines',
      origin: server.baseUrl,
      attempt: 1,
      elapsedMs: 0,
      status: 200,
      durationMs: 0,
    },
  ])
  expect(structuredClone(events)).toEqual(events)
})

describe('the events of', () => {
  test('a call that is retried', async () => {
    const server = await serve(respond(503), hangUp, respond(200, {}))
    const { client, events } = benchOf(createClient, server)

    await client.listPipelines()

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'response', attempt: 1, elapsedMs: 0, status: 503, durationMs: 0 },
      { type: 'retry', attempt: 1, elapsedMs: 0, code: 'api_error', status: 503, waitMs: 500 },
      { type: 'request', attempt: 2, elapsedMs: 500 },
      { type: 'retry', attempt: 2, elapsedMs: 500, code: 'network_error', status: undefined, waitMs: 1000 },
      { type: 'request', attempt: 3, elapsedMs: 1500 },
      { type: 'response', attempt: 3, elapsedMs: 1500, status: 200, durationMs: 0 },
    ])
  })

  test('a call that fails', async () => {
    const server = await serve(respond(409))
    const { client, events } = benchOf(createClient, server)

    await rejection(client.createPipeline(null, input))

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'response', attempt: 1, elapsedMs: 0, status: 409, durationMs: 0 },
      { type: 'error', attempt: 1, elapsedMs: 0, code: 'api_error', status: 409 },
    ])
  })

  test('a call that times out', async () => {
    const server = await serve(() => clock.expire(), respond(200, {}))
    const { client, clock, events } = benchOf(createClient, server)

    await client.listPipelines()

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'retry', attempt: 1, elapsedMs: 60_000, code: 'timeout', status: undefined, waitMs: 500 },
      { type: 'request', attempt: 2, elapsedMs: 60_500 },
      { type: 'response', attempt: 2, elapsedMs: 60_500, status: 200, durationMs: 0 },
    ])
  })

  test('a call whose token is renewed', async () => {
    const server = await serve(respond(401), respond(200, {}))
    const { client, events } = benchOf(createClient, server, {
      token: ({ refresh }) => (refresh ? 'tok-new' : 'tok-old'),
    })

    await client.listPipelines()

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'response', attempt: 1, elapsedMs: 0, status: 401, durationMs: 0 },
      { type: 'refresh', attempt: 1, elapsedMs: 0 },
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'response', attempt: 1, elapsedMs: 0, status: 200, durationMs: 0 },
    ])
  })

  test('a call whose response is not as declared', async () => {
    const server = await serve(respond(200, '<html>', { 'content-type': 'text/html' }))
    const { client, events } = benchOf(createClient, server)

    await rejection(client.listPipelines())

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'error', attempt: 1, elapsedMs: 0, code: 'invalid_response', status: 200 },
    ])
  })

  test.each([
    [204, undefined, 'status'],
    [200, undefined, 'body'],
    [200, 'OK', 'body'],
  ] as const)('a call that is answered with an undeclared %i with %j', async (status, body, reason) => {
    const server = await serve(respond(status, body, { 'content-type': 'text/plain' }))
    const { client, events } = benchOf(createClient, server)

    await client.listPipelines()

    expect(steps(events)).toEqual([
      { type: 'request', attempt: 1, elapsedMs: 0 },
      { type: 'undeclared', attempt: 1, elapsedMs: 0, status, reason },
      { type: 'response', attempt: 1, elapsedMs: 0, durationMs: 0, status },
    ])
  })

  test('a call without a token', async () => {
    const server = await serve(respond(200, {}))
    const { client, events } = benchOf(createClient, server, { token: undefined })

    await rejection(client.listPipelines())

    expect(steps(events)).toEqual([
      { type: 'error', attempt: 0, elapsedMs: 0, code: 'auth_error', status: undefined },
    ])
  })

  test('an invalid call', async () => {
    const server = await serve(respond(200, {}))
    const { client, events } = benchOf(createClient, server)

    await rejection(client.getPipeline({ pipeline_id: '..' }))

    expect(steps(events)).toEqual([
      { type: 'error', attempt: 0, elapsedMs: 0, code: 'config_error', status: undefined },
    ])
  })

  test('a call with an invalid option', async () => {
    const server = await serve(respond(200, {}))
    const { client, events } = benchOf(createClient, server)

    await rejection(client.listPipelines(null, null, { timeoutMs: -1 }))

    expect(steps(events)).toEqual([
      { type: 'error', attempt: 0, elapsedMs: 0, code: 'config_error', status: undefined },
    ])
  })
})

test('a listener of a call replaces that of its client for that call', async () => {
  const server = await serve(respond(200, {}))
  const own: ClientEvent[] = []
  const { client, events } = benchOf(createClient, server)

  await client.listPipelines(null, null, { onEvent: (event) => void own.push(event) })

  expect(own.map(({ type }) => type)).toEqual(['request', 'response'])
  expect(events).toEqual([])
})

test('call ids need no random numbers, which a prerendered page cannot use', async () => {
  const random = vi.spyOn(Math, 'random').mockImplementation(() => {
    throw new Error('a prerendered page has no chance')
  })
  const calls = new Set<string>()
  // Some platforms stop the clock between two responses.
  const clock = { now: () => 7, setTimeout: () => () => {} }
  const fetch = async () => Response.json({ results: [], total: 0 })
  const clients = [1, 2].map(() =>
    createClient({ token: 'any', clock, fetch, onEvent: ({ call }) => void calls.add(call) }),
  )

  await Promise.all(clients.flatMap((client) => [client.listPipelines(), client.listPipelines()]))

  expect(calls.size).toBe(4)
  expect(random).not.toHaveBeenCalled()
  random.mockRestore()
})
