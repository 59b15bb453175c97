import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, program } from '../../test/support/need.ts'
import { type RedisServer, startRedis } from '../../test/support/redis.ts'
import { runFleet } from './fleet.ts'
import { reconcile } from './reconcile.ts'
import { startServer } from './server.ts'

describeWith(program('redis-server'), 'a fleet of four processes', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  it('loses no call, repeats no POST and keeps the limit, even if calls fail and a worker dies', async () => {
    const limits = [
      { requests: 100, perMs: 1000 },
      { requests: 300, perMs: 4000 },
    ]
    const server = await startServer({ limits, faults: 0.1, refusals: 0.01 })
    let killed: number | undefined

    const report = await runFleet({
      baseUrl: server.baseUrl,
      redisPort: redis.port,
      limits,
      calls: 600,
      onDone(done, workers) {
        if (done === 200 && killed === undefined) {
          killed = workers[1]?.pid
          workers[1]?.kill('SIGKILL')
        }
      },
    })
    await server.stop()

    const seen = server.seen()
    expect(killed).toBeGreaterThan(0)
    expect(report.again).toBeGreaterThan(0)
    expect(Object.keys(seen.faults).sort()).toEqual(['429', '500', 'cut', 'stalled'])
    expect(reconcile({ calls: 600 }, report, seen)).toEqual({ lost: [], doubled: [] })
    expect(report.failed.size).toBe(0)
    expect(seen.repeats).toBeGreaterThan(0)
    expect(seen.over).toBe(0)
    // And it uses the limit: with nothing under way, all of it would be left.
    expect(seen.most[0]).toBeGreaterThan(70)
    expect(seen.most[0]).toBeLessThanOrEqual(100)
    expect(seen.most[1]).toBeLessThanOrEqual(300)
  })
})
