// One measurement in one runtime, in its own process: `worker.mjs <what> <baseUrl> <size>`. Prints JSON.
import { createClient as createEnvironments } from 'sdk/environments'
import { createClient as createSandbox } from 'sdk/sandbox'

const [what, baseUrl, sizeText] = globalThis.Deno?.args ?? process.argv.slice(2)
const size = Number(sizeText)
const token = 'a-token-as-long-as-they-usually-are-0123456789'

/**
 * The clock of every client: the platform's, with its timers counted. Counting all timers of the process would include
 * those of idle sockets.
 */
let timers = 0
const clock = {
  now: () => Date.now(),
  monotonicNow: () => performance.now(),
  setTimeout(callback, ms) {
    let open = 1
    timers++
    const end = () => {
      timers -= open
      open = 0
    }
    const timer = setTimeout(() => {
      end()
      callback()
    }, ms)
    return () => {
      end()
      clearTimeout(timer)
    }
  },
}
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A signal that exists as long as the process, with its listeners counted. */
const { signal } = new AbortController()
const listeners = new Set()
for (const [name, note] of Object.entries({ addEventListener: 'add', removeEventListener: 'delete' })) {
  const method = signal[name].bind(signal)
  signal[name] = (type, listener, options) => {
    listeners[note](listener)
    return method(type, listener, options)
  }
}

/** Bytes on the heap after garbage collection. */
async function heap() {
  for (let round = 0; round < 4; round++) {
    await pause(20)
    globalThis.Bun ? Bun.gc(true) : gc()
  }
  if (globalThis.Bun) return (await import('bun:jsc')).heapStats().heapSize
  return globalThis.Deno ? Deno.memoryUsage().heapUsed : process.memoryUsage().heapUsed
}

const environments = () => createEnvironments({ baseUrl, token, clock })
const get = (client, id, options) =>
  client.getSandboxEnvironment({ project_id: 1, id: `${id}` }, null, options)

const measurements = {
  /** Calls one after another; the heap is compared with the heap after the first tenth. */
  async row() {
    const client = environments()
    let lost = 0
    const run = async (from, to) => {
      for (let id = from; id < to; id++) {
        const ok = await get(client, id, { signal }).then(
          ({ data }) => data.id === `${id}`,
          () => false,
        )
        if (!ok) lost++
      }
    }
    await run(0, size / 10)
    const before = await heap()
    await run(size / 10, size)
    return { grown: (await heap()) - before, lost }
  },

  async burst() {
    const client = environments()
    const ids = Array.from({ length: size }, (_, id) => id)
    const round = async () => {
      const all = await Promise.allSettled(ids.map((id) => get(client, id, { signal, timeoutMs: 120_000 })))
      return all.filter(({ value }, id) => value?.data.id !== `${id}`).length
    }
    const first = await round()
    const before = await heap()
    return { lost: first + (await round()), grown: (await heap()) - before }
  },

  /** Every call gets the same expired token. */
  async storm() {
    let refreshes = 0
    const client = createEnvironments({
      baseUrl: `${baseUrl}/storm`,
      clock,
      token: async ({ refresh }) => {
        if (refresh) refreshes++
        await pause(20)
        return refresh || refreshes ? 'fresh' : 'expired'
      },
    })
    const ids = Array.from({ length: size }, (_, id) => id)
    const all = await Promise.allSettled(ids.map((id) => get(client, id, { signal, timeoutMs: 120_000 })))
    return { refreshes, lost: all.filter(({ value }, id) => value?.data.id !== `${id}`).length }
  },

  /** Each client makes one call, with a fetch that responds at once, and is dropped. */
  async clients() {
    const text = JSON.stringify({ id: '1' })
    const headers = { 'content-type': 'application/json' }
    const respond = async () => new Response(text, { headers })
    const run = async (count) => {
      for (let made = 0; made < count; made++) {
        await get(createEnvironments({ baseUrl, token, clock, fetch: respond }), 1, { signal })
      }
    }
    await run(size / 10)
    const before = await heap()
    await run(size)
    return { grown: (await heap()) - before, lost: 0 }
  },

  /** GETs and POSTs in turn, fifty at a time, for `size` seconds; one in ten gets a fault. */
  async faults() {
    const settings = { token, clock, timeoutMs: 2000, retry: { retries: 4, baseDelayMs: 50 } }
    const client = createEnvironments({ baseUrl: `${baseUrl}/faults`, ...settings })
    const sandboxes = createSandbox({ baseUrl: `${baseUrl}/faults`, ...settings })
    const succeeded = []
    let [calls, lost, failed] = [0, 0, 0]
    const run = async (until) => {
      while (performance.now() < until) {
        const id = calls++
        if (id % 2) {
          await sandboxes.createSandbox(null, { name: `${id}` }, { signal }).then(
            () => succeeded.push(id),
            () => failed++,
          )
        } else {
          const ok = await get(client, id, { signal }).then(
            ({ data }) => data.id === `${id}`,
            () => false,
          )
          if (!ok) lost++
        }
      }
    }
    const rounds = async (ms) => {
      const until = performance.now() + ms
      await Promise.all(Array.from({ length: 50 }, () => run(until)))
    }
    await rounds((size * 1000) / 10)
    const before = await heap()
    await rounds(size * 1000)
    const grown = (await heap()) - before
    const body = JSON.stringify(succeeded)
    const tally = await (await fetch(`${baseUrl}/tally`, { method: 'POST', body })).json()
    return { grown, calls, failed, lost: lost + tally.lost, doubled: tally.doubled }
  },
}

const startedAt = performance.now()
const figures = await measurements[what]()
const seconds = (performance.now() - startedAt) / 1000
const { sockets } = await (await fetch(`${baseUrl}/sockets`)).json()
console.log(`@@${JSON.stringify({ ...figures, seconds, sockets, timers, listeners: listeners.size })}`)
