import type { Client } from './client.ts'
import { against, describe, fail, pass, TOKEN, type Verdict } from './drill.ts'
import { CREATED, ID, ITEM, isItem } from './item.ts'
import { settle } from './settle.ts'

/** Checks that the client's calls work and carry the token, so that no drill passes because of a broken call. */
export async function control(client: Client): Promise<void> {
  const verdicts = [
    await against(client, [ITEM], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      if (settled.how !== 'resolved' || !isItem(settled.value)) return fail(`get ${describe(settled)}`)
      return carriesToken(requests)
    }),
    await against(client, [CREATED], async ({ post }, { requests }) => {
      const settled = await settle(post)
      return settled.how === 'resolved' ? carriesToken(requests) : fail(`post ${describe(settled)}`)
    }),
    await against(client, [ITEM], async ({ list }, { requests }) => {
      const settled = await settle(() => list(new AbortController().signal))
      return settled.how === 'resolved' ? carriesToken(requests) : fail(`list ${describe(settled)}`)
    }),
  ]
  const failed = verdicts.find(({ result }) => result === 'fail')
  if (failed) throw new Error(`${client.name} fails against a healthy server: ${failed.note}`)
}

function carriesToken(requests: readonly { headers: object }[]): Verdict {
  if (requests.length !== 1) return fail(`sent ${requests.length} times`)
  return JSON.stringify(requests[0]?.headers).includes(TOKEN) ? pass() : fail('sent without the token')
}
