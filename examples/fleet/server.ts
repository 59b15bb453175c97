import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A rate limit, counted as in Django REST Framework, which PostHog uses: for every period of that length. */
export interface ServerLimit {
  readonly requests: number
  readonly perMs: number
}

export interface ServerOptions {
  readonly limits: readonly ServerLimit[]
  /** Share of requests that fail: half before the work is done, half after. */
  readonly faults?: number
  /** Share of requests that get a 429 below the limit. */
  readonly refusals?: number
  /** Random numbers for the faults. */
  readonly seed?: number
}

/** What a server has seen. */
export interface Seen {
  readonly requests: number
  /** Refused because a limit was reached. */
  readonly over: number
  /** The most requests per limit in any period of its length. */
  readonly most: readonly number[]
  /** Number of failures, by kind. */
  readonly faults: Readonly<Record<string, number>>
  /** How often each POST was processed, by name, and the id in its response. */
  readonly made: ReadonlyMap<string, { readonly id: string; readonly times: number }>
  /** Repeated POSTs that got the stored response, because they had been processed. */
  readonly repeats: number
}

/** A server for sandbox environments on loopback that enforces limits, supports idempotency keys and fails. */
export async function startServer({ limits, faults = 0, refusals = 0, seed = 1 }: ServerOptions) {
  const times: number[] = []
  const counted: Record<string, number> = {}
  const made = new Map<string, { id: string; times: number }>()
  const byKey = new Map<string, object>()
  const most = limits.map(() => 0)
  let over = 0
  let repeats = 0
  const random = createRandom(seed)

  /** Returns the limit that a request exceeds; counts the request. */
  function exceeded(): ServerLimit | undefined {
    const now = performance.now()
    const full = limits.find((limit, index) => {
      const used = times.length - firstAfter(times, now - limit.perMs) + 1
      most[index] = Math.max(most[index] ?? 0, used)
      return used > limit.requests
    })
    // Refused requests do not count.
    if (!full) times.push(now)
    return full
  }

  function create(name: string, key: string): object {
    const before = byKey.get(key)
    if (before) {
      repeats++
      return before
    }
    const id = `environment-${byKey.size + 1}`
    made.set(name, { id, times: (made.get(name)?.times ?? 0) + 1 })
    const environment = { id, name }
    if (key) byKey.set(key, environment)
    return environment
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const limit = exceeded()
    let body = ''
    for await (const chunk of request) body += chunk
    if (limit) {
      over++
      send(response, 429, { detail: 'Request was throttled.' }, { 'retry-after': '1' })
      return
    }
    if (random() < refusals) {
      counted['429'] = (counted['429'] ?? 0) + 1
      send(response, 429, { detail: 'Slow down.' }, { 'retry-after': '0.2' })
      return
    }
    const fault = random() < faults ? kinds[Math.floor(random() * kinds.length)] : undefined
    const isAfter = random() < 0.5
    if (fault) counted[fault] = (counted[fault] ?? 0) + 1
    if (fault && !isAfter) return fail(fault, request, response)
    const key = `${request.headers['idempotency-key'] ?? ''}`
    const data =
      request.method === 'POST'
        ? create((JSON.parse(body) as { name: string }).name, key)
        : { count: 0, next: null, previous: null, results: [] }
    if (fault) return fail(fault, request, response)
    send(response, request.method === 'POST' ? 201 : 200, data)
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: (): Seen => ({ requests: times.length + over, over, most, faults: counted, made, repeats }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const kinds = ['500', 'cut', 'stalled'] as const

async function fail(
  fault: (typeof kinds)[number],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault === '500') send(response, 500, { detail: 'A server error occurred.' })
  else if (fault === 'cut') request.socket.destroy()
  else {
    // Longer than any client waits.
    await sleep(5000)
    request.socket.destroy()
  }
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** Index of the first time after `moment` in a sorted list. */
function firstAfter(times: readonly number[], moment: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) > moment) high = middle
    else low = middle + 1
  }
  return low
}

/** Returns the same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
