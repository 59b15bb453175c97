import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FleetOptions, runFleet } from '../../examples/fleet/fleet.ts'
import { reconcile } from '../../examples/fleet/reconcile.ts'
import { type ServerOptions, startServer } from '../../examples/fleet/server.ts'
import { consumer } from '../support/consumer.ts'
import { describeWith, program } from '../support/need.ts'
import { projectRoot } from '../support/project-copy.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const user = consumer('module', ['rate-limiter-flexible', '@redis/client'])
afterAll(user.remove)

/** PostHog's documented limits (specs/README.md). */
const documented = [
  { requests: 480, perMs: 60_000 },
  { requests: 4800, perMs: 3_600_000 },
]

describeWith(program('redis-server'), 'four processes with the packed package and a redis-server', () => {
  let redis: RedisServer
  const worker = join(user.root, 'worker.mjs')
  beforeAll(async () => {
    copyFileSync(join(projectRoot, 'examples/fleet/worker.mjs'), worker)
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  async function run({
    faults = 0,
    ...options
  }: Omit<FleetOptions, 'baseUrl' | 'redisPort' | 'worker'> & Pick<ServerOptions, 'faults'>) {
    const server = await startServer({ limits: options.limits, faults })
    const report = await runFleet({
      baseUrl: server.baseUrl,
      redisPort: redis.port,
      worker,
      ...options,
    })
    await server.stop()
    const seen = server.seen()
    return { report, seen, ...reconcile(options, report, seen) }
  }

  it("keep PostHog's limit to the request, even if one of them dies", async () => {
    let died = false

    const { report, seen, lost, doubled } = await run({
      limits: documented,
      calls: 600,
      onDone(done, workers) {
        if (done === 240) died = workers[2]?.kill('SIGKILL') ?? false
      },
    })

    expect({ died, lost, doubled, failed: [...report.failed], over: seen.over }).toEqual({
      died: true,
      lost: [],
      doubled: [],
      failed: [],
      over: 0,
    })
    // All that a minute allows, except for turns that the dead one had taken and not used.
    expect(seen.most[0]).toBeGreaterThan(440)
    expect(seen.most[0]).toBeLessThanOrEqual(480)
    expect(seen.requests).toBeGreaterThanOrEqual(600)
    expect(report.seconds).toBeGreaterThan(60)
  }, 200_000)

  it('send nothing while Redis is down, and keep the limit once it is back', async () => {
    let isPaused = false

    const { report, seen, lost } = await run({
      limits: [{ requests: 60, perMs: 1000 }],
      calls: 400,
      onDone(done) {
        if (done < 100 || isPaused) return
        isPaused = true
        redis.pause()
        setTimeout(() => redis.resume(), 3000)
      },
    })

    expect({ lost, over: seen.over, failed: [...report.failed] }).toEqual({ lost: [], over: 0, failed: [] })
    expect(report.down).toBeGreaterThanOrEqual(4)
    expect(report.up).toBe(report.down)
  })

  it('with open, continue while Redis is down, each within its share', async () => {
    let isPaused = false
    let doneBefore = 0
    let doneMeanwhile = 0

    const { report, lost, doubled } = await run({
      limits: [{ requests: 60, perMs: 1000 }],
      calls: 400,
      whenDown: 'open',
      onDone(done) {
        doneMeanwhile = done
        if (done < 100 || isPaused) return
        isPaused = true
        doneBefore = done
        redis.pause()
        setTimeout(() => {
          doneMeanwhile -= doneBefore
          redis.resume()
        }, 4000)
      },
    })

    expect({ lost, doubled, failed: [...report.failed] }).toEqual({ lost: [], doubled: [], failed: [] })
    expect(report.down).toBeGreaterThanOrEqual(4)
    expect(doneMeanwhile).toBeGreaterThan(0)
  })
})

describe('apps without limits', () => {
  const marks = ['got no turn from its limiter', 'ratelimit-policy', 'rate-limiter-flexible']
  const bundle = async (source: string) => {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: user.root },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      external: ['rate-limiter-flexible'],
      write: false,
    })
    return outputFiles[0]?.text ?? ''
  }

  it('contain nothing of it', async () => {
    const everything = await bundle("import * as all from 'sdk'\nconsole.log(all)")
    const limits = await bundle(
      "import * as limits from 'sdk/limits'\nimport * as redis from 'sdk/limits/redis'\nconsole.log(limits, redis)",
    )

    expect(marks.filter((mark) => everything.includes(mark))).toEqual([])
    expect(marks.filter((mark) => limits.includes(mark))).toEqual(marks)
  })

  it('do not install it: its package is an optional peer', () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
      readFileSync(join(user.root, 'node_modules/sdk/package.json'), 'utf8'),
    )

    expect(Object.keys(dependencies)).toEqual(['openapi-fetch'])
    expect(peerDependencies).toHaveProperty('rate-limiter-flexible')
    expect(peerDependenciesMeta['rate-limiter-flexible']).toEqual({ optional: true })
  })
})

it('without rate-limiter-flexible, the call says how to install it', async () => {
  const other = consumer()

  const out = await other.node(
    'missing.mjs',
    `import { createClient } from 'sdk/environments'
import { createLimiter } from 'sdk/limits'
import { redisStore } from 'sdk/limits/redis'
const limiter = createLimiter({ store: redisStore({ client: { eval: async () => [1, 1] } }) })
const client = createClient({ token: 'any', limiter, fetch: () => console.log('sent') })
await client.listSandboxEnvironments({ project_id: 1 }).catch(({ code, parameter, cause }) => console.log(code, parameter, cause.message))`,
  )
  other.remove()

  expect(out).toBe(
    'config_error limiter sdk/limits/redis needs the package rate-limiter-flexible: npm install rate-limiter-flexible',
  )
})
