import {
  type Connection,
  connect,
  createClient,
  type FetchOptions,
  type PipelinesClient,
  type PipelinesData,
  poll,
  type Result,
  withOptions,
} from 'sdk/pipelines'
import { expect, expectTypeOf, it } from 'vitest'

it("fetchOptions accept what a platform's fetch adds, and leave to the client what is its own", () => {
  const options: FetchOptions = { cache: 'no-store', next: { revalidate: 60 }, dispatcher: {} }
  const client = createClient({ fetchOptions: options })
  // @ts-expect-error the client sets the method
  const method = () => createClient({ fetchOptions: { method: 'POST' } })
  // @ts-expect-error cache is one of the Fetch standard's words
  const cache = () => createClient({ fetchOptions: { cache: 'sometimes' } })

  expect(client).toHaveProperty('listPipelines')
  expect(method).toThrow('fetchOptions.method is set by the client')
  expect(cache).not.toThrow()
})

it('a client accepts no fixed idempotency key, a call does', () => {
  const client = createClient({ idempotencyKey: () => 'job-7' })
  // @ts-expect-error it would make all calls the same
  const fixed = () => createClient({ idempotencyKey: 'job-7' })
  const call = () => client.listPipelines(null, null, { idempotencyKey: 'job-7' })
  // @ts-expect-error a number is not a key
  const number = () => client.listPipelines(null, null, { idempotencyKey: 7 })

  expect(fixed).toThrow('idempotencyKey is string')
  expect([call, number]).toHaveLength(2)
})

it('a view has the type of its client, and accepts what a call accepts', () => {
  const client = createClient()
  const view = withOptions(client, { tenant: 'acme', token: async () => 'a', idempotencyKey: true })
  // @ts-expect-error a view has the server of its client
  const server = () => withOptions(client, { server: 'eu' })
  // @ts-expect-error a signal belongs to a call
  const signal = () => withOptions(client, { signal: new AbortController().signal })
  // @ts-expect-error it would make all calls the same
  const key = () => withOptions(client, { idempotencyKey: 'job-7' })

  expectTypeOf(view).toEqualTypeOf<PipelinesClient>()
  expectTypeOf(withOptions(connect(), {})).toEqualTypeOf<Connection<'pipelines'>>()
  for (const each of [server, signal, key]) expect(each).toThrow('pipelines is not configured')
})

it('poll has the types of the responses', () => {
  const client = createClient()
  const input = { pipeline_role: 'sandbox', api_token: 'a' } as const
  const again = () => poll(client.listPipelines, null, { until: ({ data }) => data.total === 1 })
  const monitored = () => poll(client.createPipeline, null, { body: input, monitor: client.listPipelines })
  const open = () => poll(client.createPipeline, null, { body: input, monitor: true })
  // @ts-expect-error an endless poll needs its end
  const endless = () => poll(client.listPipelines, null, {})
  // @ts-expect-error a body of another operation
  const body = () => poll(client.createPipeline, null, { body: { name: 'a' }, monitor: true })

  expectTypeOf(again).returns.resolves.toEqualTypeOf<Awaited<ReturnType<typeof client.listPipelines>>>()
  expectTypeOf(monitored).returns.resolves.toEqualTypeOf<
    Result<PipelinesData<'listPipelines'> | PipelinesData<'createPipeline'>>
  >()
  expectTypeOf(open).returns.resolves.toEqualTypeOf<Result<unknown>>()
  expect([endless, body]).toHaveLength(2)
})
