import { createLimiter } from 'sdk/limits'
import { describe, expect, it } from 'vitest'
import { limitedClient } from '../support/limited-client.ts'

const minute = 60_000

/** The most requests in any period of that length, excluding its end. */
const densest = (times: readonly number[], perMs: number) =>
  Math.max(...times.map((from, index) => times.slice(index).filter((time) => time - from < perMs).length))

describe('rate limits', () => {
  it('let a burst through, and the next once the first has left the window', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({ limits: [{ requests: 3, perMs: 1000 }], clock }),
    }))

    const calls = Promise.all(Array.from({ length: 7 }, () => client.listPipelines()))
    await clock.advance(5000)
    await calls

    expect(sentAt).toEqual([0, 0, 0, 1000, 1000, 1000, 2000])
  })

  it('apply to every period, not from one fixed window to the next', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({ limits: [{ requests: 4, perMs: 1000 }], clock }),
    }))
    const calls = [client.listPipelines()]
    await clock.advance(900)
    calls.push(...Array.from({ length: 7 }, () => client.listPipelines()))
    await clock.advance(5000)
    await Promise.all(calls)

    expect(sentAt).toEqual([0, 900, 900, 900, 1000, 1900, 1900, 1900])
    expect(densest(sentAt, 1000)).toBe(4)
  })

  it('all hold: 480 a minute and 4800 an hour, as PostHog has them', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({
        limits: [
          { requests: 480, perMs: minute },
          { requests: 4800, perMs: 60 * minute },
        ],
        clock,
      }),
    }))

    const calls = Promise.all(Array.from({ length: 5000 }, () => client.listPipelines()))
    await clock.advance(59 * minute)
    expect(sentAt.length).toBe(4800)
    await clock.advance(2 * minute)
    await calls

    expect(sentAt.length).toBe(5000)
    expect(densest(sentAt, minute)).toBe(480)
    expect(densest(sentAt, 60 * minute)).toBe(4800)
  }, 60_000)

  it('count a request from its start until a window after its end, as a server counts in between', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ limits: [{ requests: 2, perMs: 1000 }], clock }) }),
      () => ({ ms: 300 }),
    )

    const calls = Promise.all(Array.from({ length: 4 }, () => client.listPipelines()))
    await clock.advance(9000)
    await calls

    expect(sentAt).toEqual([0, 0, 1300, 1300])
  })

  it('belong to an API: another one has its own', async () => {
    const limiter = createLimiter({ limits: [{ requests: 1, perMs: 1000 }] })
    const ask = (api: string) =>
      limiter.acquire({
        api,
        operation: 'list',
        tenant: undefined,
        attempt: 1,
        signal: undefined,
        wait() {
          throw new Error('waits')
        },
      })

    await ask('one')
    await ask('two')

    await expect(ask('one')).rejects.toThrow('waits')
  })
})

describe('concurrency', () => {
  it('limits the requests that are under way', async () => {
    const { client, clock, sentAt, most } = limitedClient(
      (clock) => ({ limiter: createLimiter({ concurrency: 2, clock }) }),
      () => ({ ms: 100 }),
    )

    const calls = Promise.all(Array.from({ length: 5 }, () => client.listPipelines()))
    await clock.advance(1000)
    await calls

    expect(sentAt).toEqual([0, 0, 100, 100, 200])
    expect(most()).toBe(2)
  })

  it.each([
    ['a network failure', { error: new TypeError('fetch failed'), ms: 10 }],
    ['a refusal', { status: 400, ms: 10 }],
    ['a timeout', { ms: 5000 }],
  ])('is free again after %s', async (_, given) => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ concurrency: 1, clock }), retry: false, timeoutMs: 50 }),
      (number) => (number === 1 ? given : {}),
    )

    const first = client.listPipelines().catch(({ code }) => code)
    const second = client.listPipelines()
    await clock.advance(100)

    expect(await first).not.toBeUndefined()
    expect((await second).response.status).toBe(200)
    expect(sentAt.length).toBe(2)
  })

  it('is free again after the caller has aborted a request', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ concurrency: 1, clock }) }),
      (number) => (number === 1 ? { ms: 5000 } : {}),
    )
    const caller = new AbortController()
    const first = client.listPipelines(null, null, { signal: caller.signal }).catch((error) => error)
    const second = client.listPipelines()
    await clock.advance(10)

    caller.abort('enough')
    await clock.advance(10)

    expect(await first).toBe('enough')
    await second
    expect(sentAt).toEqual([0, 10])
  })
})

it.each([
  [{ limits: { requests: 1, perMs: 1 } }, 'limits must be an array of { requests, perMs }'],
  [{ limits: [{ requests: 0, perMs: 1 }] }, 'limits[0].requests must be 1 or more'],
  [
    { perTenant: { limits: [{ requests: 1, perMs: 0 }] } },
    'perTenant.limits[0].perMs must be a finite number above 0',
  ],
  [{ concurency: 2 }, 'concurency is unknown; did you mean "concurrency"?'],
  [{ concurrency: 0 }, 'concurrency must be 1 or more'],
  [{ maxWaitMs: -1 }, 'maxWaitMs must be 0 or more'],
])('refuses %o', (options, problem) => {
  expect(() => createLimiter(options as never)).toThrow(new TypeError(`createLimiter: ${problem}`))
})
