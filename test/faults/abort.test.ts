import { getEventListeners } from 'node:events'
import { createClient, NetworkError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { rejection } from '../support/fault-errors.ts'
import { respond, serve, silence } from '../support/fault-server.ts'

const down = respond(503, { message: 'down' })
const reason = { stopped: 'by the caller' }

describe("an abort rejects with the caller's reason", () => {
  test('before the call: no token is requested and nothing is sent', async () => {
    const server = await serve(respond(200, {}))
    let asked = 0
    const token = () => `tok-${++asked}`
    const { client, clock } = benchOf(createClient, server, { token })

    const error = await rejection(client.listPipelines(null, null, { signal: AbortSignal.abort(reason) }))

    expect(error).toBe(reason)
    expect(asked).toBe(0)
    expect(server.received).toEqual([])
    expect(clock.limits).toEqual([])
  })

  test('while the token is awaited: nothing is sent', async () => {
    const server = await serve(respond(200, {}))
    const controller = new AbortController()
    const token = () => {
      controller.abort(reason)
      return new Promise<string>(() => {})
    }
    const { client, clock } = benchOf(createClient, server, { token })

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    expect(server.received).toEqual([])
    expect(clock.open()).toBe(0)
  })

  test('while the headers are awaited: the connection is closed', async () => {
    const controller = new AbortController()
    let closed = (): void => {}
    const gone = new Promise<void>((resolve) => {
      closed = resolve
    })
    const server = await serve((response) => {
      response.on('close', closed)
      controller.abort(reason)
    })
    const { client, clock } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    await gone
    expect(server.received).toHaveLength(1)
    expect(clock.open()).toBe(0)
  })

  test('while the body is read: the connection is closed', async () => {
    const controller = new AbortController()
    let closed = (): void => {}
    const gone = new Promise<void>((resolve) => {
      closed = resolve
    })
    const server = await serve((response) => {
      response.on('close', closed)
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"results":[')
    })
    const { client, clock } = benchOf(createClient, server, {
      async fetch(url, init) {
        const response = await fetch(url, init)
        setImmediate(() => controller.abort(reason))
        return response
      },
    })

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    await gone
    expect(server.received).toHaveLength(1)
    expect(clock.open()).toBe(0)
  })

  test('during the wait before a retry: no further request', async () => {
    const server = await serve(down)
    const controller = new AbortController()
    const clock = createFaultClock({
      onWait() {
        controller.abort(reason)
        return new Promise(() => {})
      },
    })
    const { client } = benchOf(createClient, server, {}, clock)

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    expect(server.received).toHaveLength(1)
    expect(clock.open()).toBe(0)
  })

  test('in the listener of the retry event: no wait starts', async () => {
    const server = await serve(down)
    const controller = new AbortController()
    const { client, clock } = benchOf(createClient, server, {
      onEvent: ({ type }) => type === 'retry' && controller.abort(reason),
    })

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    expect(clock.waits).toEqual([])
    expect(server.received).toHaveLength(1)
  })

  test('while the token is renewed: the request is not repeated', async () => {
    const server = await serve(respond(401))
    const controller = new AbortController()
    const { client } = benchOf(createClient, server, {
      token({ refresh }) {
        if (!refresh) return 'tok-old'
        controller.abort(reason)
        return 'tok-new'
      },
    })

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(reason)
    expect(server.received).toHaveLength(1)
  })

  test.each([
    ['an Error', new Error('stop')],
    ['text', 'stop'],
    ['an empty text', ''],
    ['zero', 0],
    ['null', null],
    ['false', false],
    ['a frozen object', Object.freeze({})],
    ['an error of this package', new NetworkError('another call failed', {})],
  ])('%s', async (_kind, given) => {
    const controller = new AbortController()
    const server = await serve(() => controller.abort(given))
    const { client, events } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(given)
    expect(server.received).toHaveLength(1)
    expect(events.map(({ type }) => type)).toEqual(['request', 'error'])
    expect(events.at(-1)).toMatchObject({ code: 'aborted', status: undefined })
  })

  test("no reason: the platform's AbortError", async () => {
    const controller = new AbortController()
    const server = await serve(() => controller.abort())
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { signal: controller.signal }))

    expect(error).toBe(controller.signal.reason)
    expect(error).toMatchObject({ name: 'AbortError' })
  })

  test("AbortSignal.timeout: the platform's TimeoutError, not the package's", async () => {
    const server = await serve(silence)
    const signal = AbortSignal.timeout(30)
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.listPipelines(null, null, { signal }))

    expect(error).toBe(signal.reason)
    expect(error).toBeInstanceOf(DOMException)
  })
})

test('an abort after the response changes nothing', async () => {
  const server = await serve(respond(200, { total: 1 }))
  const controller = new AbortController()
  const { client, events } = benchOf(createClient, server)
  const { data } = await client.listPipelines(null, null, { signal: controller.signal })

  controller.abort(reason)

  expect(data).toEqual({ total: 1 })
  expect(events.map(({ type }) => type)).toEqual(['request', 'response'])
})

test('an abort ends every call that shares the signal, and no other', async () => {
  const server = await serve((response, request, number) => {
    if (number <= 3) silence(response, request, number)
    else respond(200, { total: 1 })(response, request, number)
  })
  const controller = new AbortController()
  const { signal } = controller
  const { client } = benchOf(createClient, server)
  const calls = [1, 2, 3].map(() => rejection(client.listPipelines(null, null, { signal })))
  await server.arrived(3)
  const other = client.listPipelines()
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)

  controller.abort(reason)

  expect(await Promise.all(calls)).toEqual([reason, reason, reason])
  expect((await other).data).toEqual({ total: 1 })
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('an abort during a shared token call does not affect the other call', async () => {
  const server = await serve(respond(200, { total: 1 }))
  const controller = new AbortController()
  let give = (_token: string): void => {}
  let asked = 0
  let tell = (): void => {}
  const asking = new Promise<void>((resolve) => {
    tell = resolve
  })
  const token = () => {
    asked++
    tell()
    return new Promise<string>((resolve) => {
      give = resolve
    })
  }
  const { client } = benchOf(createClient, server, { token })
  const first = rejection(client.listPipelines(null, null, { signal: controller.signal }))
  const second = client.listPipelines()
  await asking

  controller.abort(reason)
  give('tok-late')

  expect(await first).toBe(reason)
  expect((await second).data).toEqual({ total: 1 })
  expect(asked).toBe(1)
})
