import { against, type Drill, describe, errorName, fail, pass, type Verdict } from '../drill.ts'
import { ID, JSON_TYPE } from '../item.ts'
import { type Settled, settle } from '../settle.ts'

/** The status must be reported long before the client's own 10 s are over. */
const SOON_MS = 5_000

export const stalledRefusal: Drill = {
  text: '409 whose body stalls, on a POST',
  run: (client) =>
    against(
      client,
      [{ status: 409, headers: JSON_TYPE, body: '{"error":{"message":"taken"}}', broken: 'stalls' }],
      async ({ post }, { requests }) => {
        const startedAtMs = performance.now()
        const settled = await settle(post)
        if (settled.how !== 'rejected') return fail(describe(settled))
        const took = `after ${((settled.atMs - startedAtMs) / 1_000).toFixed(1)} s, sent ${requests.length}x`
        if (client.statusOf(settled.error) !== 409) return fail(`${errorName(settled.error)} ${took}`)
        const soon = settled.atMs - startedAtMs <= SOON_MS && requests.length === 1
        return soon ? pass(`409 ${took}`) : fail(`409 ${took}`)
      },
    ),
}

/** The error's message contains the server's reason, in the formats that servers use. */
const withReason = (text: string, contentType: string, body: object): Drill => ({
  text,
  run: (client) =>
    against(
      client,
      [{ status: 400, headers: { 'content-type': contentType }, body: JSON.stringify(body) }],
      async ({ get }) => reasonIn(await settle(() => get(ID)), 'the name is taken'),
    ),
})

function reasonIn(settled: Settled, reason: string): Verdict {
  if (settled.how !== 'rejected' || !(settled.error instanceof Error)) return fail(describe(settled))
  const { message } = settled.error
  return message.includes(reason) ? pass('the reason') : fail(`"${message.slice(0, 40)}"`)
}

export const problemDetails: Drill = withReason(
  '400 with RFC 9457 details: the reason in the message',
  'application/problem+json',
  { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the name is taken' },
)

export const fieldErrors: Drill = withReason(
  '400 of Django REST Framework: the reason in the message',
  'application/json',
  { name: ['the name is taken'] },
)
