import { createClient, TimeoutError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { chunk, head, serveRaw, stallAfter, whole } from '../support/fault-socket.ts'
import { outOfTimeInBody, outOfTimeInHeaders } from '../support/fault-stages.ts'

const json = 'content-type: application/json'
const chunked = head('200 OK', json, 'transfer-encoding: chunked')

describe('a response that stalls is a TimeoutError in the phase that it reached, and a GET is retried', () => {
  test.each([
    ['before the headers', '', 'headers'],
    ['in the status line', 'HTTP/1.1 20', 'headers'],
    ['in a header', `HTTP/1.1 200 OK\r\n${json}\r\nx-requ`, 'headers'],
    ['before the empty line', `HTTP/1.1 200 OK\r\n${json}\r\n`, 'headers'],
    ['after the headers', head('200 OK', json, 'content-length: 40'), 'body'],
    ['in the body', `${head('200 OK', json, 'content-length: 40')}{"results":[`, 'body'],
    [
      'before the last byte',
      `${head('200 OK', json, 'content-length: 12')}{"total":1} `.slice(0, -1),
      'body',
    ],
    ['before the first chunk', chunked, 'body'],
    ['in the length of a chunk', `${chunked}1`, 'body'],
    ['in a chunk', `${chunked}40\r\n{"results":[`, 'body'],
    ['after a whole chunk', `${chunked}${chunk('{"total":1}')}`, 'body'],
    ['at 64 KiB', head('200 OK', json, 'content-length: 65537') + ' '.repeat(65_536), 'body'],
    ['after an interim answer', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'headers'],
  ] as const)('%s', async (_stage, text, phase) => {
    const server = await serveRaw(stallAfter(text))
    const clock = createFaultClock()
    const fetch = phase === 'headers' ? outOfTimeInHeaders(clock, server.arrived) : outOfTimeInBody(clock)
    const { client } = benchOf(createClient, server, { fetch, retry: { retries: 1, random: () => 1 } }, clock)

    const error = await rejection(client.listPipelines())

    expectError(error, TimeoutError, {
      code: 'timeout',
      message: `pipelines.listPipelines timed out after 120500 ms (attempt, waiting for ${phase}) (GET /v1/sandbox/pipelines)`,
      limit: 'attempt',
      phase,
      attempts: 2,
    })
    expect(server.received).toHaveLength(2)
  })
})

test('a complete response after a stalled one is delivered', async () => {
  const server = await serveRaw(stallAfter(`${chunked}${chunk('{"total":')}`), whole('{"total":9}'))
  const clock = createFaultClock()
  const late = outOfTimeInBody(clock)
  const { client } = benchOf(
    createClient,
    server,
    { fetch: (url, init) => (server.received.length ? fetch(url, init) : late(url, init)) },
    clock,
  )

  const result = await client.listPipelines()

  expect(result).toMatchObject({ data: { total: 9 }, attempts: 2 })
})

test('a response that stalls after its complete JSON raises no response event', async () => {
  const server = await serveRaw(
    stallAfter(head('200 OK', json, 'transfer-encoding: chunked') + chunk('{"total":1}')),
  )
  const clock = createFaultClock()
  const { client, events } = benchOf(
    createClient,
    server,
    { fetch: outOfTimeInBody(clock), retry: false },
    clock,
  )

  await rejection(client.listPipelines())
  await new Promise(setImmediate)

  expect(events.map(({ type }) => type)).toEqual(['request', 'error'])
})

test('nor does one from a fetch that ignores the signal', async () => {
  const clock = createFaultClock()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"total":1}'))
    },
  })
  const fetch = async () => {
    setImmediate(() => setImmediate(clock.expire))
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
  const { client, events } = benchOf(
    createClient,
    { baseUrl: 'https://api.test' },
    { fetch, retry: false },
    clock,
  )

  const error = await rejection(client.listPipelines())
  await new Promise(setImmediate)

  expectError(error, TimeoutError, {
    code: 'timeout',
    message:
      'pipelines.listPipelines timed out after 60000 ms (attempt, waiting for body) (GET /v1/sandbox/pipelines)',
  })
  expect(events.map(({ type }) => type)).toEqual(['request', 'error'])
})

test('the body of a fetch that ignores the signal is cancelled', async () => {
  const clock = createFaultClock()
  const reasons: string[] = []
  const body = new ReadableStream({ cancel: () => void reasons.push('cancelled') })
  const fetch = async () => {
    setImmediate(() => setImmediate(clock.expire))
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
  const { client } = benchOf(createClient, { baseUrl: 'https://api.test' }, { fetch, retry: false }, clock)

  await rejection(client.listPipelines())

  expect(reasons).toEqual(['cancelled'])
})
