import { ApiError, type ClientEvent, ConfigError, createClient } from 'sdk/pipelines'
import { describe, expect, onTestFinished, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const failure = new Error('the listener failed')

const thrower = () => {
  throw failure
}

/** Records unhandled rejections. */
function unhandled() {
  const reasons: unknown[] = []
  const keep = (reason: unknown) => void reasons.push(reason)
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', keep)
  onTestFinished(() => {
    process.off('unhandledRejection', keep)
    for (const each of listeners) process.on('unhandledRejection', each)
  })
  return reasons
}

describe('a listener that', () => {
  test.each<[string, () => unknown]>([
    ['throws', thrower],
    ['rejects', () => Promise.reject(failure)],
    [
      'rejects later',
      async () => {
        await new Promise(setImmediate)
        throw failure
      },
    ],
    ['never settles', () => new Promise(() => {})],
  ])('%s changes nothing', async (_fault, listener) => {
    const reasons = unhandled()
    const server = await serve(respond(503), respond(200, { total: 1 }), respond(404))
    const { client } = benchOf(createClient, server, { onEvent: listener as () => void })

    const result = await client.listPipelines()
    const error = await rejection(client.listPipelines())
    await new Promise(setImmediate)
    await new Promise(setImmediate)

    expect(result).toMatchObject({ data: { total: 1 }, attempts: 2 })
    expectError(error, ApiError, {
      code: 'api_error',
      message: 'pipelines.listPipelines failed with 404: Not Found (GET /v1/sandbox/pipelines)',
    })
    expect(reasons).toEqual([])
  })
})

test('a listener cannot change the call through its record', async () => {
  const server = await serve(respond(503), respond(200, { total: 1 }))
  const { client, clock } = benchOf(createClient, server, {
    onEvent: (event) => void Object.assign(event, { waitMs: 1e9, attempt: 99, method: 'DELETE' }),
  })

  const { attempts } = await client.listPipelines()

  expect(attempts).toBe(2)
  expect(clock.waits).toEqual([500])
  expect(server.received.map(({ method }) => method)).toEqual(['GET', 'GET'])
})

describe('several listeners', () => {
  test('get every event, even if one of them throws', async () => {
    const server = await serve(respond(503), respond(200, { total: 1 }))
    const heard: string[] = []
    const { client } = benchOf(createClient, server, {
      onEvent: [({ type }) => heard.push(`a ${type}`), thrower, ({ type }) => heard.push(`b ${type}`)],
    })

    const { data } = await client.listPipelines()

    expect(data).toEqual({ total: 1 })
    expect(heard).toEqual(
      ['request', 'response', 'retry', 'request', 'response'].flatMap((type) => [`a ${type}`, `b ${type}`]),
    )
  })

  test('each get their own record', async () => {
    const server = await serve(respond(200, {}))
    const heard: ClientEvent[] = []
    const { client } = benchOf(createClient, server, {
      onEvent: [(event) => void Object.assign(event, { type: 'mine' }), (event) => void heard.push(event)],
    })

    await client.listPipelines()

    expect(heard.map(({ type }) => type)).toEqual(['request', 'response'])
  })

  test('of a call replace those of the client', async () => {
    const server = await serve(respond(200, {}))
    const heard: string[] = []
    const { client, events } = benchOf(createClient, server)

    await client.listPipelines(null, null, { onEvent: [() => heard.push('a'), () => heard.push('b')] })
    await client.listPipelines(null, null, { onEvent: [] })

    expect(heard).toEqual(['a', 'b', 'a', 'b'])
    expect(events).toEqual([])
  })

  test('must each be a function', async () => {
    const create = () => createClient({ onEvent: [() => {}, 'log' as never] })

    expect(create).toThrow(ConfigError)
    expect(create).toThrow('pipelines is not configured: onEvent is string, not function')
  })
})
