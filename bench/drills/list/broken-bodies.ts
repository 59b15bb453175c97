import { against, type Drill, describe, fail, pass } from '../drill.ts'
import { CREATED, ID, ITEM, isItem } from '../item.ts'
import { settle } from '../settle.ts'

const TIMEOUT_MS = 1_000
const SLACK_MS = 500

/** The timeout applies to each attempt; a client that retries timeouts may take several. */
export const stalledBody: Drill = {
  text: 'body stalls after the headers',
  run: (client) =>
    against(
      client,
      [{ ...ITEM, broken: 'stalls' }],
      async ({ get }, { requests }) => {
        const settled = await settle(() => get(ID))
        const last = requests.at(-1)
        if (settled.how !== 'rejected' || !last) return fail(describe(settled))
        if (!client.isTimeoutError(settled.error)) return fail(describe(settled))
        const tookMs = settled.atMs - last.atMs
        const note = `after ${(tookMs / 1_000).toFixed(1)} s, sent ${requests.length}x`
        return tookMs <= TIMEOUT_MS + SLACK_MS ? pass(note) : fail(note)
      },
      TIMEOUT_MS,
    ),
}

export const cutBodyOfPost: Drill = {
  text: 'socket cut inside the response body of a POST',
  run: (client) =>
    against(client, [{ ...CREATED, broken: 'cut' }], async ({ post }) => {
      const settled = await settle(post)
      const typed = settled.how === 'rejected' && client.isNetworkError(settled.error)
      return typed ? pass(describe(settled)) : fail(describe(settled))
    }),
}

export const cutBodyOfGet: Drill = {
  text: 'the same on a GET, complete the second time',
  run: (client) =>
    against(client, [{ ...ITEM, broken: 'cut' }, ITEM], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      const note = `${describe(settled)}, sent ${requests.length}x`
      const recovered = settled.how === 'resolved' && isItem(settled.value) && requests.length === 2
      return recovered ? pass(note) : fail(note)
    }),
}
