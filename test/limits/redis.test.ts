import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { Redis } from 'ioredis'
import { createLimiter } from 'sdk/limits'
import { type LimitStore, redisStore, type Taken } from 'sdk/limits/redis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { limitedClient } from '../support/limited-client.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { describeWith, program } from '../support/need.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const counted = { end: expect.any(Function), giveBack: expect.any(Function) }

/** Takes several turns, one after another. */
const takeAll = async (count: number, take: () => Promise<Taken | number>) => {
  const all: (Taken | number)[] = []
  while (all.length < count) all.push(await take())
  return all
}

describeWith(program('redis-server'), 'a store on a redis-server', () => {
  let server: RedisServer
  let ioredis: Redis
  let nodeRedis: ReturnType<typeof createClient>

  beforeAll(async () => {
    server = await startRedis()
    ioredis = new Redis(server.port, '127.0.0.1')
    nodeRedis = createClient({ socket: { host: '127.0.0.1', port: server.port } })
    await nodeRedis.connect()
  })
  afterAll(async () => {
    ioredis.disconnect()
    nodeRedis.destroy()
    await server.stop()
  })

  it.each([
    ['ioredis', () => ioredis],
    ['node-redis', () => nodeRedis],
  ])('counts the requests of two processes together, by %s', async (name, client) => {
    const [one, two] = [1, 2].map(() => redisStore({ client: client(), prefix: `both ${name}` })) as [
      LimitStore,
      LimitStore,
    ]
    const limits = [{ requests: 3, perMs: 60_000 }]

    const taken = [
      await one.take('key', limits),
      await two.take('key', limits),
      await one.take('key', limits),
      await two.take('key', limits),
    ]

    expect(taken.slice(0, 3)).toEqual([counted, counted, counted])
    // The place of a request in its window is known to a sixtieth of the window.
    expect(taken[3]).toBeGreaterThan(59_000)
    expect(taken[3]).toBeLessThanOrEqual(61_000)
    expect(await one.take('other key', limits)).toEqual(counted)
  })

  it('keeps every window, and returns the longest wait', async () => {
    const store = redisStore({ client: ioredis, prefix: 'windows' })
    const limits = [
      { requests: 2, perMs: 600 },
      { requests: 3, perMs: 600_000 },
    ]

    for (const taken of await takeAll(2, () => store.take('key', limits))) (taken as Taken).end()
    const short = (await store.take('key', limits)) as number
    expect(short).toBeGreaterThan(0)
    expect(short).toBeLessThanOrEqual(610)
    await sleep(short)
    expect(await store.take('key', limits)).toEqual(counted)
    expect(await store.take('key', limits)).toBeGreaterThan(590_000)
  })

  it('counts a request from its end, and not at all when it was released', async () => {
    const store = redisStore({ client: ioredis, prefix: 'ends' })
    const limits = [{ requests: 1, perMs: 1200 }]
    const first = (await store.take('key', limits)) as Taken
    await sleep(300)

    first.end()
    await sleep(20)

    expect(await store.take('key', limits)).toBeGreaterThan(1100)

    const other = (await store.take('other', limits)) as Taken
    other.giveBack()
    await vi.waitFor(async () => expect(await store.take('other', limits)).toEqual(counted))
  })

  it('counts a request whose process died from the end of its lease', async () => {
    const store = redisStore({ client: ioredis, prefix: 'dead', leaseMs: 600 })
    const limits = [{ requests: 1, perMs: 600 }]
    await store.take('key', limits)

    await sleep(800)
    expect(await store.take('key', limits)).toBeLessThan(500)
    await sleep(600)

    expect(await store.take('key', limits)).toEqual(counted)
  })

  it('holds all processes after one refusal', async () => {
    const [one, two] = [1, 2].map(() => redisStore({ client: ioredis, prefix: 'holds' })) as [
      LimitStore,
      LimitStore,
    ]

    one.hold('key', [], 5000)

    await vi.waitFor(async () => expect(await two.take('key', [])).toBeGreaterThan(4000))
    expect(await two.take('other', [])).toEqual(counted)
  })

  it('leaves nothing behind once the windows have passed', async () => {
    const store = redisStore({ client: ioredis, prefix: 'gone', leaseMs: 0 })
    await store.take('key', [{ requests: 1, perMs: 100 }])
    expect(await ioredis.keys('gone*')).toEqual(['gone:key'])

    await vi.waitFor(async () => expect(await ioredis.keys('gone*')).toEqual([]), { timeout: 5000 })
  })

  it('does not affect other commands on the same client', async () => {
    const { RateLimiterRedis } = await import('rate-limiter-flexible')
    const other = new RateLimiterRedis({ storeClient: ioredis, points: 5, duration: 60 })

    await redisStore({ client: ioredis, prefix: 'apart' }).take('key', [{ requests: 1, perMs: 1000 }])

    expect((await other.consume('theirs')).remainingPoints).toBe(4)
  })

  it('serves a limiter: tenants and a whole API, each with their own rules', async () => {
    const { client, sentAt } = limitedClient(() => ({
      limiter: createLimiter({
        limits: [{ requests: 3, perMs: 60_000 }],
        perTenant: { limits: [{ requests: 2, perMs: 60_000 }] },
        store: redisStore({ client: ioredis, prefix: 'limiter' }),
        maxWaitMs: 1000,
      }),
    }))

    const calls = ['a', 'a', 'a', 'b', 'b'].map((tenant) => client.listPipelines(null, null, { tenant }))
    const results = await Promise.allSettled(calls)

    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ])
    expect(sentAt.length).toBe(3)
    expect(results[2]).toMatchObject({ reason: { code: 'timeout', phase: 'limiter', attempts: 0 } })
  })
})

describe('a store that is down', () => {
  const limits = [{ requests: 4, perMs: 1000 }]

  /** A client that fails or does not respond, until the test changes that. */
  function brokenClient(how: 'refuses' | 'hangs') {
    const state = { isDown: true, asked: 0 }
    const client = {
      eval: async () => {
        state.asked++
        if (!state.isDown) return [1, 1_795_435_200_000]
        if (how === 'hangs') return new Promise(() => {})
        throw new Error('connect ECONNREFUSED 127.0.0.1:6379')
      },
    }
    return { client, state }
  }

  it.each([
    ['refuses', [0, 0, 1000, 1000, 2000]],
    // Each second, one request waits for a response, which takes a second.
    ['hangs', [1000, 1000, 3000, 3000, 5000]],
  ] as const)('%s: open, each process stays within its share', async (how, expected) => {
    const onDown = vi.fn()
    const onUp = vi.fn()
    const broken = brokenClient(how)
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({
        limits,
        clock,
        store: redisStore({ client: broken.client, processes: 2, clock, onDown, onUp }),
      }),
    }))

    const calls = Promise.all(Array.from({ length: 5 }, () => client.listPipelines()))
    await clock.advance(10_000)
    await calls

    expect(sentAt).toEqual(expected)
    expect(onDown).toHaveBeenCalledTimes(1)
    expect(`${onDown.mock.calls[0]?.[0]}`).toMatch(/ECONNREFUSED|no reply from the store within 1000 ms/)
    expect(onUp).not.toHaveBeenCalled()
  })

  it('closed: nothing is sent until it is back', async () => {
    const onUp = vi.fn()
    const { client: redis, state } = brokenClient('refuses')
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({
        limits,
        clock,
        store: redisStore({ client: redis, clock, whenDown: 'closed', onUp }),
      }),
    }))

    const calls = [client.listPipelines(), client.listPipelines()]
    await clock.advance(2500)
    expect(sentAt).toEqual([])
    state.isDown = false
    await clock.advance(5000)
    await Promise.all(calls)

    expect(sentAt).toEqual([3000, 3000])
    expect(onUp).toHaveBeenCalledTimes(1)
    expect(state.asked).toBeLessThan(8)
  })

  it('closed: a call fails at its deadline', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({
        limits,
        clock,
        store: redisStore({ client: brokenClient('refuses').client, clock, whenDown: 'closed' }),
      }),
      deadlineMs: 2500,
    }))

    const call = client.listPipelines().catch((error) => error)
    await clock.advance(3000)

    expect(await call).toMatchObject({ code: 'timeout', phase: 'limiter', attempts: 0 })
    expect(sentAt).toEqual([])
  })

  it('is tried again by one request per second, not by all', async () => {
    const { client, state } = brokenClient('refuses')
    const clock = createManualClock()
    const store = redisStore({ client, clock })

    await takeAll(50, () => store.take('key', [{ requests: 1000, perMs: 1000 }]))
    expect(state.asked).toBe(1)
    await clock.advance(1000)
    await takeAll(50, () => store.take('key', [{ requests: 1000, perMs: 1000 }]))

    expect(state.asked).toBe(2)
  })
})

it('a store needs a client', () => {
  expect(() => redisStore({ client: {} as never })).toThrow(
    new TypeError('redisStore: the client has no eval function'),
  )
})
