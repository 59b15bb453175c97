import * as environments from 'sdk/environments'
import { ApiError, type ClientEvent, ConfigError, createClient, NetworkError } from 'sdk/pipelines'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'
import { type Fate, serveByKey } from '../support/key-server.ts'

const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
const keys = (received: readonly { headers: Record<string, unknown> }[]) =>
  received.map(({ headers }) => headers['idempotency-key'])

describe('a POST with a key', () => {
  test.each([
    ['a cut connection', hangUp],
    ['500', respond(500, { message: 'no' })],
    ['504', respond(504, { message: 'no' })],
  ])('is retried after %s, with the same key', async (_, fault) => {
    const server = await serve(fault, fault, respond(201, {}))
    const { client, clock } = benchOf(createClient, server, { idempotencyKey: true })

    const { attempts } = await client.createPipeline(null, input)

    const [first, ...others] = keys(server.received)
    expect(attempts).toBe(3)
    expect(first).toMatch(uuid)
    expect(others).toEqual([first, first])
    expect(clock.waits).toEqual([500, 1000])
  })

  test('a PATCH is retried, too', async () => {
    const server = await serve(hangUp, respond(200, {}))
    const { client } = benchOf(environments.createClient, server)

    const { attempts } = await client.updateSandboxEnvironment(
      { project_id: 7, id: 'e1' },
      { name: 'dev' },
      { idempotencyKey: 'job-7' },
    )

    expect(attempts).toBe(2)
    expect(keys(server.received)).toEqual(['job-7', 'job-7'])
  })

  test('is retried after a 409 that may mean an earlier attempt, and only then', async () => {
    const busy = respond(409, { message: 'still at work' })
    const [cut, taken] = [await serve(hangUp, busy, respond(201, {})), await serve(busy)]
    const first = benchOf(createClient, cut, { idempotencyKey: true })
    const second = benchOf(createClient, taken, { idempotencyKey: true })

    const { attempts } = await first.client.createPipeline(null, input)
    const error = await rejection(second.client.createPipeline(null, input))

    expect(attempts).toBe(3)
    expectError(error, ApiError, { code: 'api_error', message: /failed with 409/, attempts: 1 })
  })

  test('has its own key in each call', async () => {
    const server = await serve(respond(201, {}))
    const { client } = benchOf(createClient, server, { idempotencyKey: true })

    for (let count = 0; count < 3; count++) await client.createPipeline(null, input)

    expect(new Set(keys(server.received)).size).toBe(3)
  })

  test('keeps its key after a token renewal', async () => {
    const server = await serve(respond(401, {}), respond(201, {}))
    const token = ({ refresh }: { refresh: boolean }) => (refresh ? 'tok-new' : 'tok-old')
    const { client } = benchOf(createClient, server, { token, idempotencyKey: () => 'job-7' })

    await client.createPipeline(null, input)

    expect(keys(server.received)).toEqual(['job-7', 'job-7'])
  })
})

test('every POST is processed exactly once, whatever cuts the connection', async () => {
  const fates: readonly Fate[] = [
    'cut before',
    'cut after',
    'fine',
    'cut during',
    'fine',
    'fine',
    'cut after',
  ]
  const server = await serveByKey((number) => fates[number % fates.length] as Fate)
  const { client } = benchOf(createClient, server, {
    idempotencyKey: true,
    retry: { retries: 8, random: () => 0 },
  })
  const names = Array.from({ length: 100 }, (_, at) => `pipeline ${at}`)

  await Promise.all(names.map((name) => client.createPipeline(null, { ...input, name } as never)))

  const done = server.done.map((body) => JSON.parse(body).name)
  expect(done.toSorted()).toEqual(names.toSorted())
  expect(server.received.length).toBeGreaterThan(150)
})

test('without keys, the same server processes some twice when retries are forced', async () => {
  const server = await serveByKey((number) => (number === 1 ? 'cut after' : 'fine'))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.createPipeline(null, input))
  await client.createPipeline(null, input)

  expectError(error, NetworkError, { code: 'network_error', message: /got no response/, attempts: 1 })
  expect(error).not.toHaveProperty('idempotencyKey')
  expect(server.done).toHaveLength(2)
})

describe('the option', () => {
  test('on a call overrides that of its client, and false sends none', async () => {
    const server = await serve(respond(201, {}))
    const { client } = benchOf(createClient, server, { idempotencyKey: () => 'of-client' })

    await client.createPipeline(null, input)
    await client.createPipeline(null, input, { idempotencyKey: 'of-call' })
    await client.createPipeline(null, input, { idempotencyKey: undefined })
    await client.createPipeline(null, input, { idempotencyKey: false })

    expect(keys(server.received)).toEqual(['of-client', 'of-call', 'of-client', undefined])
  })

  test('changes nothing for a GET or DELETE', async () => {
    const server = await serve(respond(200, []), respond(204))
    const { client } = benchOf(createClient, server, { idempotencyKey: true })

    await client.listPipelines()
    await client.deletePipeline({ pipeline_id: 'p-1' })

    expect(keys(server.received)).toEqual([undefined, undefined])
  })

  test.each([
    ['a line break', 'job\r\nx-admin: 1'],
    ['a space', 'job 7'],
    ['a character that headers cannot have', 'jöb'],
    ['nothing', ''],
    ['too many characters', 'x'.repeat(256)],
  ])('refuses %s before anything is sent', async (_, key) => {
    const server = await serve(respond(201, {}))
    const { client } = benchOf(createClient, server)

    const error = await rejection(client.createPipeline(null, input, { idempotencyKey: () => key }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message:
        'pipelines.createPipeline was not sent: idempotencyKey is not 1 to 255 visible ASCII characters (POST /v1/sandbox/pipelines)',
      parameter: 'idempotencyKey',
    })
    expect(server.received).toEqual([])
  })

  test('a client refuses a fixed key for all its calls', () => {
    expect(() => createClient({ idempotencyKey: 'job-7' as never })).toThrow(
      'pipelines is not configured: idempotencyKey is string, not boolean or function',
    )
  })

  test('true does not need randomUUID, which pages over http lack', async () => {
    const server = await serve(respond(201, {}))
    const { client } = benchOf(createClient, server)
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(171) })
    onTestFinished(() => void vi.unstubAllGlobals())

    await client.createPipeline(null, input, { idempotencyKey: true })

    expect(keys(server.received)).toEqual(['bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'])
  })

  test('true says what is missing', async () => {
    const server = await serve(respond(201, {}))
    const { client } = benchOf(createClient, server)
    vi.stubGlobal('crypto', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())

    const error = await rejection(client.createPipeline(null, input, { idempotencyKey: true }))

    expectError(error, ConfigError, {
      code: 'config_error',
      message: /crypto is missing in this environment; load a polyfill/,
      parameter: 'crypto',
    })
  })
})

test('events and errors have the key', async () => {
  const server = await serve(hangUp, respond(422, { message: 'no' }))
  const { client, events } = benchOf(createClient, server)

  const error = await rejection(client.createPipeline(null, input, { idempotencyKey: 'job-7' }))

  expectError(error, ApiError, { code: 'api_error', message: /failed with 422/, idempotencyKey: 'job-7' })
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ idempotencyKey: 'job-7' })
  expect(events.map(({ type, idempotencyKey }: ClientEvent) => [type, idempotencyKey])).toEqual(
    ['request', 'retry', 'request', 'response', 'error'].map((type) => [type, 'job-7']),
  )
})
