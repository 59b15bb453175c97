/** One process of the fleet: does the jobs that its parent sends, and reports how each ended. */
import { createClient as createRedis } from '@redis/client'
import { createClient } from 'sdk/environments'
import { createLimiter } from 'sdk/limits'
import { redisStore } from 'sdk/limits/redis'

const { baseUrl, redisPort, limits, processes, whenDown } = JSON.parse(process.argv[2])
const tell = (message) => process.send?.(message)

const redis = createRedis({ socket: { host: '127.0.0.1', port: redisPort, reconnectStrategy: 100 } })
// It reconnects by itself, and the store reports when it is down.
redis.on('error', () => {})
await redis.connect()

const client = createClient({
  baseUrl,
  token: 'phx_fleet',
  timeoutMs: 1000,
  retry: { retries: 10, baseDelayMs: 50, maxDelayMs: 500 },
  limiter: createLimiter({
    limits,
    store: redisStore({
      client: redis,
      processes,
      whenDown,
      retryMs: 200,
      onDown: () => tell({ type: 'down' }),
      onUp: () => tell({ type: 'up' }),
    }),
  }),
})

/** A POST uses the key of its job, so a worker that repeats the job doesn't do it twice. */
const work = {
  create: (id) => client.createSandboxEnvironment({ project_id: 1 }, { name: id }, { idempotencyKey: id }),
  list: () => client.listSandboxEnvironments({ project_id: 1 }),
}

process.on('message', async ({ id, kind }) => {
  try {
    const { data, attempts } = await work[kind](id)
    tell({ type: 'done', id, attempts, made: data.id })
  } catch (error) {
    tell({ type: 'failed', id, reason: `${error}` })
  }
})
// The parent is gone.
process.on('disconnect', () => process.exit())
tell({ type: 'ready' })
