import { type ClientEvent, createClient, NetworkError, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'
import { cutAfter, head, serveRaw, stallAfter, whole } from '../support/fault-socket.ts'

const json = 'content-type: application/json'

test('a Content-Length that is too long is a NetworkError', async () => {
  const server = await serveRaw(cutAfter(`${head('200 OK', json, 'content-length: 12')}{"total":1}`))
  const { client } = benchOf(createClient, server, { retry: false })

  const error = await rejection(client.listPipelines())

  expectError(error, NetworkError, {
    code: 'network_error',
    message:
      /^pipelines\.listPipelines was cut off while receiving the response: terminated, .+ \(GET \/v1\/sandbox\/pipelines\)$/,
    attempts: 1,
  })
})

test('a Content-Length that is too short is a ResponseError', async () => {
  const server = await serveRaw(stallAfter(`${head('200 OK', json, 'content-length: 8')}{"total":1}`))
  const { client } = benchOf(createClient, server)

  const error = await rejection(client.listPipelines())

  expectError(error, ResponseError, {
    code: 'invalid_response',
    message:
      'pipelines.listPipelines got 200 application/json, not valid JSON: {"total" (GET /v1/sandbox/pipelines)',
    snippet: '{"total"',
  })
})

test('bytes after a too short response are not taken for the next one', async () => {
  const stray =
    '{"total":1}HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{"total":6}'
  const server = await serveRaw(
    stallAfter(`${head('200 OK', json, 'content-length: 11')}${stray}`),
    whole('{"total":2}'),
  )
  const { client } = benchOf(createClient, server)

  const first = await client.listPipelines()
  const second = await client.listPipelines()

  expect([first.data, second.data]).toEqual([{ total: 1 }, { total: 2 }])
})

test('a Content-Length of 0 for declared JSON is a success with an event', async () => {
  const reported: ClientEvent[] = []
  const server = await serveRaw(stallAfter(head('200 OK', json, 'content-length: 0')))
  const { client } = benchOf(createClient, server, { onEvent: (event) => void reported.push(event) })

  const { data } = await client.listPipelines()

  expect(data).toBe(undefined)
  expect(reported.filter(({ type }) => type === 'undeclared')).toMatchObject([
    { status: 200, reason: 'body' },
  ])
})
