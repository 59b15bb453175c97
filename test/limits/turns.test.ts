import { createLimiter, defineLimiter } from 'sdk/limits'
import { ConfigError, createClient, TimeoutError } from 'sdk/pipelines'
import { describe, expect, it, vi } from 'vitest'
import { limitedClient } from '../support/limited-client.ts'

/** The error that a call fails with. */
const failed = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('a call that waits for its turn', () => {
  it('does not use up the time of its attempt', async () => {
    const { client, clock } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock, concurrency: 1 }), timeoutMs: 100 }),
      () => ({ ms: 90 }),
    )

    const calls = Promise.all([client.listPipelines(), client.listPipelines(), client.listPipelines()])
    await clock.advance(300)

    expect((await calls).map(({ attempts }) => attempts)).toEqual([1, 1, 1])
  })

  it('fails at its deadline, and nothing is sent', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock, concurrency: 1 }), deadlineMs: 500 }),
      () => ({ ms: 400 }),
    )
    const calls = [1, 2, 3].map(() => failed(client.listPipelines()))
    await clock.advance(500)

    const error = await calls[2]

    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'timeout',
      limit: 'deadline',
      phase: 'limiter',
      attempts: 0,
      elapsedMs: 500,
      message:
        'pipelines.listPipelines got no turn from its limiter: the wait exceeds deadlineMs (GET https://api.test/v1/sandbox/pipelines)',
    })
    expect(sentAt.length).toBe(2)
  })

  it('fails at once when the deadline cannot be met', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 60_000 }] }),
    }))
    await client.listPipelines()

    const error = await failed(client.listPipelines(null, null, { deadlineMs: 5000 }))

    expect(error).toMatchObject({ code: 'timeout', phase: 'limiter', elapsedMs: 0 })
    expect((error as Error).message).toContain('the wait of 60000 ms exceeds deadlineMs')
    expect(sentAt.length).toBe(1)
    expect(clock.timers).toBe(0)
  })

  it('fails at once past maxWaitMs', async () => {
    const { client, clock } = limitedClient((clock) => ({
      limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 60_000 }], maxWaitMs: 30_000 }),
    }))
    await client.listPipelines()

    const error = await failed(client.listPipelines())

    expect((error as Error).message).toContain('the wait of 60000 ms exceeds maxWaitMs')
    expect(clock.timers).toBe(0)
  })

  it('raises an event', async () => {
    const { client, clock, events } = limitedClient((clock) => ({
      limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 1000 }] }),
      tenant: 'acme',
    }))

    const calls = Promise.all([client.listPipelines(), client.listPipelines()])
    await clock.advance(2000)
    await calls

    expect(events.map(({ type, tenant }) => [type, tenant])).toEqual([
      ['wait', 'acme'],
      ['request', 'acme'],
      ['response', 'acme'],
      ['request', 'acme'],
      ['response', 'acme'],
    ])
    // The second attempt took no time: its wait is not part of it.
    expect(events[0]).toMatchObject({ operation: 'listPipelines', waitMs: 0, attempt: 0 })
    expect(events.at(-1)).toMatchObject({ durationMs: 0, elapsedMs: 1000 })
  })

  it('ends at once when the caller aborts, and passes its place to the next', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 1000 }] }),
    }))
    await client.listPipelines()
    const caller = new AbortController()
    const second = failed(client.listPipelines(null, null, { signal: caller.signal }))
    const third = client.listPipelines()
    await clock.advance(100)

    caller.abort('enough')

    expect(await second).toBe('enough')
    await clock.advance(1000)
    await third
    expect(sentAt).toEqual([0, 1000])
    expect(clock.timers).toBe(0)
  })

  it('is refused at once when too many are waiting', async () => {
    const { client, clock } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock, concurrency: 1, maxWaiting: 2 }) }),
      () => ({ ms: 10 }),
    )

    const calls = Array.from({ length: 4 }, () => failed(client.listPipelines()))
    await clock.advance(100)

    const errors = await Promise.all(calls)
    expect(errors.slice(0, 3)).toEqual([undefined, undefined, undefined])
    expect(errors[3]).toMatchObject({ code: 'timeout', phase: 'limiter' })
  })
})

it('no timer runs while nobody waits', async () => {
  const { client, clock } = limitedClient(
    (clock) => ({
      limiter: createLimiter({ clock, limits: [{ requests: 9, perMs: 1000 }], concurrency: 9 }),
      retry: false,
    }),
    () => ({ status: 429, headers: { 'retry-after': '30' } }),
  )

  await failed(client.listPipelines())

  expect(clock.timers).toBe(0)
})

describe('a custom limiter', () => {
  const answer = () => Response.json({ results: [] }, { headers: { 'x-ratelimit-remaining': '4' } })

  it('is called before each request and notified of each response', async () => {
    const release = vi.fn()
    const acquire = vi.fn((_request: object) => release)
    const answers = [Response.json({}, { status: 500 }), answer()]
    const client = createClient({
      token: 'token',
      limiter: defineLimiter({ acquire }),
      tenant: 'acme',
      retry: { baseDelayMs: 0 },
      fetch: async () => answers.shift() as Response,
    })

    await client.listPipelines()

    expect(acquire.mock.calls.map(([request]) => request)).toMatchObject([
      { api: 'pipelines', operation: 'listPipelines', tenant: 'acme', attempt: 1 },
      { api: 'pipelines', operation: 'listPipelines', tenant: 'acme', attempt: 2 },
    ])
    expect(
      release.mock.calls.map(([released]) => [
        released.status,
        released.headers.get('x-ratelimit-remaining'),
      ]),
    ).toEqual([
      [500, null],
      [200, '4'],
    ])
  })

  it('is notified when no response came', async () => {
    const release = vi.fn()
    const client = createClient({
      token: 'token',
      limiter: defineLimiter({ acquire: async () => release }),
      retry: false,
      fetch: async () => {
        throw new TypeError('fetch failed')
      },
    })

    await failed(client.listPipelines())

    expect(release.mock.calls).toEqual([[undefined]])
  })

  it('that throws fails the call, and nothing is sent', async () => {
    const fetch = vi.fn(async () => answer())
    const cause = new Error('no connection to the store')
    const client = createClient({
      token: 'token',
      limiter: defineLimiter({
        acquire() {
          throw cause
        },
      }),
      fetch,
    })

    const error = await failed(client.listPipelines())

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'listPipelines',
      parameter: 'limiter',
      attempts: 0,
      cause: { message: 'no connection to the store' },
      message: 'pipelines.listPipelines was not sent: its limiter failed (GET /v1/sandbox/pipelines)',
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  it('that throws when it is notified changes nothing', async () => {
    const client = createClient({
      token: 'token',
      limiter: defineLimiter({
        acquire: () => () => {
          throw new Error('a defect')
        },
      }),
      fetch: async () => answer(),
    })

    expect((await client.listPipelines()).response.status).toBe(200)
  })

  it('gets a turn back that comes after the caller has aborted', async () => {
    const release = vi.fn()
    const fetch = vi.fn(async () => answer())
    let give: ((turn: typeof release) => void) | undefined
    const client = createClient({
      token: 'token',
      limiter: defineLimiter({
        acquire: () =>
          new Promise((resolve) => {
            give = resolve
          }),
      }),
      fetch,
    })
    const caller = new AbortController()
    const call = failed(client.listPipelines(null, null, { signal: caller.signal }))
    await vi.waitUntil(() => give)

    caller.abort('enough')
    give?.(release)

    expect(await call).toBe('enough')
    await vi.waitUntil(() => release.mock.calls.length)
    expect(release.mock.calls).toEqual([[undefined]])
    expect(fetch).not.toHaveBeenCalled()
  })

  it.each([
    ['object', {}],
    ['object', { acquire() {} }],
    ['boolean', true],
    ['number', 10],
  ])('is refused if it is not a limiter: %s %o', (type, limiter) => {
    expect(() => createClient({ limiter: limiter as never })).toThrow(
      `pipelines is not configured: limiter is ${type}, not function or createLimiter()`,
    )
  })
})
