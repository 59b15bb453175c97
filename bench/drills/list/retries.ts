import { setTimeout as sleep } from 'node:timers/promises'
import { against, type Drill, describe, errorName, fail, pass } from '../drill.ts'
import { JSON_TYPE } from '../item.ts'
import { settle } from '../settle.ts'

const ABORT_AFTER_MS = 100
const AT_ONCE_MS = 500
const WATCH_MS = 4_000

const REFUSAL = JSON.stringify({ error: { message: 'no' } })

export const abortedWait: Drill = {
  text: 'abort during a 3 s Retry-After wait',
  needs: 'abort signal',
  run: (client) =>
    against(
      client,
      [{ status: 429, headers: { ...JSON_TYPE, 'retry-after': '3' }, body: REFUSAL }],
      async ({ list }, { responded, requests }) => {
        const caller = new AbortController()
        const reason = new Error('the caller has left')
        const call = settle(() => list(caller.signal))
        await Promise.race([responded, call])
        await sleep(ABORT_AFTER_MS)
        const sentBefore = requests.length
        const abortedAtMs = performance.now()
        caller.abort(reason)
        const settled = await call
        await sleep(WATCH_MS)

        if (settled.how !== 'rejected') return fail(describe(settled))
        const name = errorName(settled.error)
        const tookMs = settled.atMs - abortedAtMs
        if (tookMs < 0) return fail(`${name} before the abort`)
        const wrong = []
        if (tookMs > AT_ONCE_MS) wrong.push(`waits ${(tookMs / 1_000).toFixed(1)} s`)
        if (settled.error !== reason) wrong.push(`${name}, not the reason`)
        if (requests.length > sentBefore) wrong.push(`sends ${requests.length - sentBefore} more`)
        return wrong.length === 0 ? pass(`${Math.round(tookMs)} ms, the reason`) : fail(wrong.join(', '))
      },
    ),
}

export const failedPost: Drill = {
  text: 'POST, response 500',
  run: (client) =>
    against(client, [{ status: 500, headers: JSON_TYPE, body: REFUSAL }], async ({ post }, { requests }) => {
      const settled = await settle(post)
      if (settled.how !== 'rejected') return fail(describe(settled))
      if (requests.length === 1) return pass('sent once')
      const keys = new Set(requests.map(({ headers }) => headers['idempotency-key']))
      const sameKey = keys.size === 1 && !keys.has(undefined)
      return fail(`sent ${requests.length} times${sameKey ? ', one idempotency key' : ''}`)
    }),
}
