import { against, type Drill, describe, fail, pass } from '../drill.ts'
import { ID, ITEM, isItem, JSON_TYPE } from '../item.ts'
import type { CannedResponse } from '../server.ts'
import { settle } from '../settle.ts'

const refusal = (status: number, headers: Record<string, string> = {}): CannedResponse => ({
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: '{"error":{"message":"no"}}',
})

/** The standard allows only whole seconds in Retry-After, but servers and proxies send fractions anyway. */
export const fractionalWait: Drill = {
  text: 'GET, 503 with Retry-After: 1.5',
  run: (client) =>
    against(client, [refusal(503, { 'retry-after': '1.5' }), ITEM], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      const [first, second] = requests
      if (settled.how !== 'resolved' || !first || !second) return fail(describe(settled))
      const waited = (second.atMs - first.atMs) / 1_000
      const note = `after ${waited.toFixed(1)} s`
      return waited >= 1.45 && waited < 2.5 ? pass(note) : fail(note)
    }),
}

export const lostOrigin: Drill = {
  text: 'GET, 522 of Cloudflare, then 200',
  run: (client) =>
    against(client, [refusal(522), ITEM], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      const note = `${describe(settled)}, sent ${requests.length}x`
      return settled.how === 'resolved' && isItem(settled.value) ? pass(note) : fail(note)
    }),
}

export const shouldNotRetry: Drill = {
  text: 'GET, 503 with x-should-retry: false',
  run: (client) =>
    against(client, [refusal(503, { 'x-should-retry': 'false' })], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      const note = `sent ${requests.length}x`
      return settled.how === 'rejected' && requests.length === 1 ? pass(note) : fail(note)
    }),
}
