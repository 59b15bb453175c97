import { createClient } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection } from '../support/fault-errors.ts'
import { respond, serve } from '../support/fault-server.ts'

const deprecation = { deprecation: '@1767225600', sunset: 'Thu, 31 Dec 2026 23:59:59 GMT' }

const deprecations = (events: readonly { type: string; operation: string }[]) =>
  events.filter(({ type }) => type === 'deprecation')

test.each([
  ['both headers', deprecation, 1_767_225_600_000, 1_798_761_599_000],
  ['Deprecation', { deprecation: '@1767225600' }, 1_767_225_600_000, undefined],
  ['Sunset', { sunset: 'Thu, 31 Dec 2026 23:59:59 GMT' }, undefined, 1_798_761_599_000],
  ['Deprecation of the older drafts', { deprecation: 'true' }, undefined, undefined],
  ['garbage', { deprecation: '@soon', sunset: 'soon' }, undefined, undefined],
])('%s raises one event', async (_form, headers, deprecatedAtMs, sunsetAtMs) => {
  const server = await serve(respond(200, {}, headers))
  const { client, events } = benchOf(createClient, server)

  await client.listPipelines()

  expect(deprecations(events)).toEqual([
    expect.objectContaining({ type: 'deprecation', operation: 'listPipelines', deprecatedAtMs, sunsetAtMs }),
  ])
})

test('the event comes once per operation', async () => {
  const server = await serve(respond(200, {}, deprecation))
  const { client, events } = benchOf(createClient, server)

  await client.listPipelines()
  await client.listPipelines()
  await client.listSandboxRequests()
  await client.listSandboxRequests()

  expect(deprecations(events).map(({ operation }) => operation)).toEqual([
    'listPipelines',
    'listSandboxRequests',
  ])
})

test('concurrent calls raise it once', async () => {
  const server = await serve(respond(200, {}, deprecation))
  const { client, events } = benchOf(createClient, server)

  await Promise.all(Array.from({ length: 10 }, () => client.listPipelines()))

  expect(deprecations(events)).toHaveLength(1)
})

test('an error raises it too, after the response headers', async () => {
  const server = await serve(respond(410, {}, deprecation))
  const { client, events } = benchOf(createClient, server)

  await rejection(client.listPipelines())

  expect(events.map(({ type }) => type)).toEqual(['request', 'deprecation', 'response', 'error'])
})

test('a response without the headers raises none', async () => {
  const server = await serve(respond(200, {}))
  const { client, events } = benchOf(createClient, server)

  await client.listPipelines()

  expect(deprecations(events)).toEqual([])
})
