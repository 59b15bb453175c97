import { setTimeout as sleep } from 'node:timers/promises'

export type Settled =
  | { how: 'resolved'; value: unknown; atMs: number }
  | { how: 'rejected'; error: unknown; atMs: number }
  | { how: 'hangs' }

/** Waits for a call, at most `limitMs`; doesn't throw. */
export async function settle(call: () => Promise<unknown>, limitMs = 12_000): Promise<Settled> {
  const limit = new AbortController()
  const hang = sleep<Settled>(limitMs, { how: 'hangs' }, { signal: limit.signal })
  hang.catch(() => {})
  try {
    return await Promise.race([observe(call), hang])
  } finally {
    limit.abort()
  }
}

async function observe(call: () => Promise<unknown>): Promise<Settled> {
  try {
    return { how: 'resolved', value: await call(), atMs: performance.now() }
  } catch (error) {
    return { how: 'rejected', error, atMs: performance.now() }
  }
}
