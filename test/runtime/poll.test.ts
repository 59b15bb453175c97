import { inspect } from 'node:util'
import {
  type Clock,
  connect,
  createClient,
  listPipelines,
  poll,
  TimeoutError,
  withOptions,
} from 'sdk/pipelines'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { createFaultClock } from '../support/fault-clock.ts'

type Step = readonly [status: number, body: unknown, headers?: Record<string, string>]

/** A client whose server sends one response after the other, and repeats the last one. */
function clientOf(...steps: Step[]) {
  const asked: string[] = []
  const clock = createFaultClock({ limits: [60_000, 10_000, 6000, 1500] })
  const fetch = async (url: string, init: RequestInit) => {
    const [status, body, headers] = steps[Math.min(asked.length, steps.length - 1)] as Step
    const { authorization } = init.headers as Record<string, string>
    asked.push(`${init.method} ${url} ${authorization}`)
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
  }
  const config = { fetch, clock: clock as Clock, token: 'own', retry: false as const }
  return { client: createClient(config), connection: connect(config), asked, waits: clock.waits }
}

const list = (total: number): Step => [200, { results: [], total }]
const input = { pipeline_role: 'sandbox', api_token: 'partner-71c0d4aa95' } as const
const origin = 'https://sandbox.sls.epilot.io'
const jobs = `${origin}/jobs/7`

describe('a status field', () => {
  it('is polled until it is done, with a method or an operation', async () => {
    const one = clientOf(list(0), list(0), list(2))
    const two = clientOf(list(0), list(2))
    const until = ({ data }: { data: { total?: number } }) => data.total === 2

    const { data } = await poll(one.client.listPipelines, null, { until })
    await poll(listPipelines, two.connection, null, { until, intervalMs: 5 })

    expect(data.total).toBe(2)
    expect(one.asked).toHaveLength(3)
    expect(one.waits).toEqual([1000, 1000])
    expect(two.waits).toEqual([5])
  })

  it('backs off up to a limit, and waits as long as the server asks', async () => {
    const { client, waits } = clientOf(
      ...[list(0), list(0), list(0), list(0)],
      [200, { total: 0 }, { 'retry-after': '7.5' }],
      [200, { total: 0 }, { 'retry-after': '0' }],
      list(1),
    )

    await poll(client.listPipelines, null, {
      until: ({ data }) => data.total === 1,
      intervalMs: 1000,
      backoff: 2,
      maxIntervalMs: 3000,
    })

    expect(waits).toEqual([1000, 2000, 3000, 3000, 7500, 100])
  })

  it('reports its progress', async () => {
    const { client } = clientOf(list(0), list(0), list(1))
    const reported: unknown[] = []

    await poll(client.listPipelines, null, {
      until: ({ data }) => data.total === 1,
      onProgress: ({ result, polls, waitMs, elapsedMs }) =>
        reported.push([result.data.total, polls, waitMs, elapsedMs]),
    })

    expect(reported).toEqual([
      [0, 1, 1000, 0],
      [0, 2, 1000, 1000],
    ])
  })

  it('ends with the last response when the deadline would pass, and prints nothing of it', async () => {
    const { client, asked } = clientOf([200, { total: 0, secret: 'tok-4f9c2d7e81b3' }])

    const error = await caught(() =>
      poll(client.listPipelines, null, {
        until: () => false,
        intervalMs: 4000,
        deadlineMs: 10_000,
        timeoutMs: 1500,
      }),
    )

    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'timeout', limit: 'deadline', phase: 'poll', status: 200 })
    expect(`${error}`).toBe(
      'TimeoutError: pipelines.listPipelines was not done after 8000 ms (deadline, asked 3 times; the next request is due in 4000 ms) (GET /v1/sandbox/pipelines)',
    )
    expect((error as TimeoutError).last?.data).toMatchObject({ total: 0 })
    expect(inspect(error) + JSON.stringify(error)).not.toContain('tok-4f9c')
    expect(asked).toHaveLength(3)
  })

  it('ends at once when the caller aborts, also during a wait', async () => {
    const { client } = clientOf(list(0))
    const controller = new AbortController()
    const reason = new Error('enough')

    const error = await caught(() =>
      poll(client.listPipelines, null, {
        until: () => false,
        signal: controller.signal,
        onProgress: () => controller.abort(reason),
      }),
    )

    expect(error).toBe(reason)
  })

  it('throws what a call throws', async () => {
    const { client } = clientOf(list(0), [404, { message: 'gone' }])

    const error = await caught(() => poll(client.listPipelines, null, { until: () => false }))

    expect(error).toMatchObject({ code: 'api_error', status: 404 })
  })
})

describe('a status monitor', () => {
  const pending: Step = [200, { status: 'Running' }]
  it.each([
    ['Operation-Location', [202, undefined, { 'operation-location': jobs }]],
    ['Azure-AsyncOperation', [201, { id: 'p' }, { 'azure-asyncoperation': '/jobs/7' }]],
    ['Location', [202, undefined, { location: 'jobs/../../../jobs/7' }]],
  ] as const)('is found in %s, and polled until it is done', async (_, start) => {
    const { client, asked, waits } = clientOf(start as Step, pending, [200, { status: 'Succeeded', id: 7 }])

    const { data } = await poll(client.createPipeline, null, { body: input, monitor: true })

    expect(data).toEqual({ status: 'Succeeded', id: 7 })
    expect(asked[0]).toBe(`POST ${origin}/v1/sandbox/pipelines Bearer own`)
    expect(asked.slice(1).map((each) => new URL(`${each.split(' ')[1]}`).pathname)).toEqual([
      '/jobs/7',
      '/jobs/7',
    ])
    expect(waits).toEqual([1000, 1000])
  })

  it('is requested as the server wrote it, with the token and options of the view', async () => {
    const signed = `${jobs}?api-version=1&t=%2Babc#part`
    const { client, asked, waits } = clientOf(
      [202, undefined, { 'operation-location': signed, 'retry-after': '3' }],
      [202, undefined, { 'retry-after': '2' }],
      [200, { total: 4 }],
    )
    const view = withOptions(client, { token: 'acme' })

    const { data } = await poll(view.createPipeline, null, { body: input, monitor: view.listPipelines })

    expect('total' in data && data.total).toBe(4)
    expect(asked.slice(1)).toEqual(Array(2).fill(`GET ${jobs}?api-version=1&t=%2Babc Bearer acme`))
    expect(waits).toEqual([3000, 2000])
  })

  it('can lead to the result with a 303', async () => {
    const { client, asked } = clientOf(
      [202, undefined, { location: '/jobs/7' }],
      [303, undefined, { location: '/results/7' }],
      [200, { id: 7 }],
    )

    const { data } = await poll(client.createPipeline, null, { body: input, monitor: true })

    expect(data).toEqual({ id: 7 })
    expect(asked[2]).toBe(`GET ${origin}/results/7 Bearer own`)
  })

  it('is not needed when the work is done at once', async () => {
    const { client, asked } = clientOf([201, { pipeline_id: 'p' }])

    const { data } = await poll(client.createPipeline, null, { body: input, monitor: true })

    expect(data).toEqual({ pipeline_id: 'p' })
    expect(asked).toHaveLength(1)
  })

  it('returns a failure as a value', async () => {
    const { client } = clientOf([202, undefined, { location: '/jobs/7' }], [200, { status: 'Failed' }])

    const { data } = await poll(client.createPipeline, null, { body: input, monitor: true })

    expect(data).toEqual({ status: 'Failed' })
  })

  it.each([
    'https://evil.example.org/jobs/7',
    '//evil.example.org/jobs/7',
    'http://sandbox.sls.epilot.io/jobs/7',
    'https://sandbox.sls.epilot.io@evil.example.org/',
    'https://sandbox.sls.epilot.io.evil.example.org/',
    'https://sandbox.sls.epilot.io:444/jobs/7',
  ])('at another origin is never requested: %s', async (location) => {
    const { client, asked } = clientOf([202, undefined, { location }])

    const error = await caught(() => poll(client.createPipeline, null, { body: input, monitor: true }))

    expect(error).toMatchObject({ code: 'invalid_response', status: 202 })
    expect(`${error}`).toContain('names a status monitor at another origin')
    expect(asked).toHaveLength(1)
  })

  it.each(['HTTPS://SANDBOX.sls.epilot.io:443/jobs/7', '/\\evil.example.org/', '/\t/evil.example.org/'])(
    'stays on its server, however it is written: %s',
    async (location) => {
      const { client, asked } = clientOf([202, undefined, { location }], [200, {}])

      await poll(client.createPipeline, null, { body: input, monitor: true })

      expect(new URL(`${asked[1]?.split(' ')[1]}`).origin).toBe(origin)
    },
  )

  it('is reported missing when a 202 names none', async () => {
    const { client } = clientOf([202, undefined])

    const error = await caught(() => poll(client.createPipeline, null, { body: input, monitor: true }))

    expect(`${error}`).toContain('got 202 without a status monitor')
  })
})

it('refuses what cannot be polled, and sends nothing', async () => {
  const { client, asked } = clientOf(list(0))
  const until = () => true
  const messages = []
  for (const call of [
    () => poll((() => {}) as never, null, { until }),
    () => poll(client.listPipelines, null, {} as never),
    () => poll(client.listPipelines, null, { until, intervalMs: 0 }),
    () => poll(client.listPipelines, null, { until, backoff: 0.5 }),
    () => poll(client.listPipelines, null, { until, deadlineMs: '9' as never }),
    () => poll(client.listPipelines, null, { until, intervall: 9 } as never),
    () => poll(client.createPipeline as never, null as never, { until, body: input } as never),
    () => poll(client.createPipeline, null, { body: input, monitor: client.createPipeline }),
  ])
    messages.push(
      `${((await caught(call)) as Error).message}`.replace(/^[^:]*: | \([^)]*\)$|; expected:.*/g, ''),
    )

  expect(messages).toEqual([
    "operation is neither a client's method nor an operation",
    'until is missing',
    'intervalMs is below 1',
    'backoff is below 1',
    'deadlineMs is string, not number',
    'intervall is unknown',
    'monitor is missing; a POST is not repeated, so pass the operation that reads its state',
    'monitor is POST, not GET',
  ])
  expect(asked).toEqual([])
})
