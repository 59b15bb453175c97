import { createLimiter } from 'sdk/limits'
import { describe, expect, it } from 'vitest'
import { limitedClient, type TestResponse } from '../support/limited-client.ts'
import { startMs } from '../support/manual-clock.ts'

const seconds = startMs / 1000

/** The times of the requests of calls that come one after another: first one, then three at once, 10 ms later. */
async function sentAfter(first: TestResponse, others: TestResponse = {}) {
  const { client, clock, sentAt } = limitedClient(
    (clock) => ({ limiter: createLimiter({ clock }), retry: false }),
    (number) => (number === 1 ? first : others),
  )
  const calls = [client.listPipelines().catch(({ status }) => status)]
  await clock.advance(10)
  for (let count = 0; count < 3; count++) calls.push(client.listPipelines().catch(({ status }) => status))
  await clock.advance(100_000)
  await Promise.all(calls)
  return sentAt.slice(1)
}

const at = (ms: number) => [ms, ms, ms]

describe('a refusal holds the requests behind it', () => {
  it.each<[string, number, TestResponse['headers'], number]>([
    ['Retry-After in seconds', 429, { 'retry-after': '7' }, 7000],
    ['Retry-After with a fraction', 429, { 'retry-after': '0.25' }, 250],
    ['Retry-After as a date', 429, { 'retry-after': 'Mon, 23 Nov 2026 12:00:09 GMT' }, 9000],
    ['retry-after-ms', 429, { 'retry-after-ms': '1500' }, 1500],
    ['a 503 with Retry-After', 503, { 'retry-after': '3' }, 3000],
    ['RateLimit of the drafts from 8', 429, { ratelimit: '"default";r=0;t=7' }, 7000],
    ['RateLimit of draft 7', 429, { ratelimit: 'limit=100, remaining=0, reset=7' }, 7000],
    ['RateLimit-Reset', 429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '7' }, 7000],
    ['X-RateLimit-Reset in seconds', 429, { 'x-ratelimit-reset': '7' }, 7000],
    ['X-RateLimit-Reset as an epoch', 429, { 'x-ratelimit-reset': `${seconds + 7}` }, 7000],
    [
      'X-RateLimit-Reset as an epoch in milliseconds',
      429,
      { 'x-ratelimit-reset': `${startMs + 7250}` },
      7250,
    ],
    ['X-RateLimit-Reset-After', 429, { 'x-ratelimit-reset-after': '1.25' }, 1250],
    ['X-Rate-Limit-Reset', 429, { 'x-rate-limit-reset': `${seconds + 7}` }, 7000],
    [
      'a 403 of GitHub with nothing left',
      403,
      { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${seconds + 30}` },
      30_000,
    ],
    ['a 403 of GitHub with Retry-After', 403, { 'retry-after': '5' }, 5000],
    ['a 429 without a time', 429, {}, 1000],
    ['a 429 whose time has passed', 429, { 'x-ratelimit-reset': `${seconds - 9}` }, 1000],
  ])('%s', async (_, status, headers, ms) => {
    expect(await sentAfter({ status, headers })).toEqual(at(ms))
  })

  it.each<[string, number, TestResponse['headers']]>([
    ['a 403 for missing permissions', 403, {}],
    [
      'a 403 with something left',
      403,
      { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': `${seconds + 30}` },
    ],
    ['a 500', 500, { 'retry-after': '30' }],
    ['a 503 without a time', 503, {}],
  ])('but not %s', async (_, status, headers) => {
    expect(await sentAfter({ status, headers })).toEqual(at(10))
  })

  it('then one goes ahead, and the others follow after its response', async () => {
    expect(await sentAfter({ status: 429, headers: { 'retry-after': '2' } }, { ms: 50 })).toEqual([
      2000, 2050, 2050,
    ])
  })

  it('again when the one that goes ahead is refused', async () => {
    const refusal = { status: 429, headers: { 'retry-after': '2' } }

    expect(await sentAfter(refusal, refusal)).toEqual([2000, 4000, 6000])
  })

  it('for an hour at most, whatever it says', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock }), retry: false }),
      (number) => (number === 1 ? { status: 429, headers: { 'retry-after': '9999999' } } : {}),
    )
    await client.listPipelines().catch(() => {})
    const second = client.listPipelines()

    await clock.advance(3_599_999)
    expect(sentAt).toEqual([0])
    await clock.advance(1)
    await second

    expect(sentAt).toEqual([0, 3_600_000])
  })
})

describe('the remaining quota that a server reports is not exceeded', () => {
  it.each<[string, TestResponse['headers'], number]>([
    ['RateLimit of the drafts from 8', { ratelimit: '"default";r=2;t=7' }, 7000],
    ['of draft 7', { ratelimit: 'limit=2, remaining=2, reset=7' }, 7000],
    ['RateLimit-Remaining', { 'ratelimit-remaining': '2', 'ratelimit-reset': '7' }, 7000],
    [
      'RateLimit-Limit with its policy',
      { 'ratelimit-limit': '2, 2;w=7', 'ratelimit-remaining': '2', 'ratelimit-reset': '7' },
      7000,
    ],
    ['X-RateLimit-Remaining', { 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': `${seconds + 7}` }, 7000],
    ['of several, the one with the fewest', { ratelimit: '"day";r=900;t=9000, "burst";r=2;t=7' }, 7000],
    [
      'without an end, the length of its policy',
      { ratelimit: '"default";r=2', 'ratelimit-policy': '"default";q=5;w=7;pk=:dXNlcg==:' },
      7000,
    ],
  ])('%s', async (_, headers, ms) => {
    expect(await sentAfter({ headers })).toEqual([10, 10, ms])
  })

  it.each<[string, TestResponse['headers']]>([
    ['a limit in bytes', { ratelimit: '"b";r=0;t=7', 'ratelimit-policy': '"b";q=9;qu="content-bytes";w=60' }],
    ['a limit without an end', { 'x-ratelimit-remaining': '0' }],
    ['a limit that is not a number', { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': '7' }],
    ['a limit that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${seconds - 7}` }],
  ])('but %s is not a limit', async (_, headers) => {
    expect(await sentAfter({ headers })).toEqual(at(10))
  })

  it('requests under way count too, because the server may not have seen them yet', async () => {
    const left = [3, 2, 1, 0]
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock }) }),
      (number) => ({
        ms: 100,
        headers: { 'x-ratelimit-remaining': `${left[number - 1] ?? 9}`, 'x-ratelimit-reset-after': '5' },
      }),
    )
    const calls = [client.listPipelines()]
    await clock.advance(200)
    calls.push(...Array.from({ length: 5 }, () => client.listPipelines()))
    await clock.advance(60_000)
    await Promise.all(calls)

    expect(sentAt).toEqual([0, 200, 200, 200, 5300, 5400])
  })

  it('once the window has passed, as many follow as the quota allows', async () => {
    expect(
      await sentAfter(
        { headers: { ratelimit: '"default";r=0;t=7', 'ratelimit-policy': '"default";q=2;w=60' } },
        { ms: 50 },
      ),
    ).toEqual([7000, 7000, 7050])
  })

  it('an outdated response does not restore used quota', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock }) }),
      (number) => ({
        ms: number === 1 ? 300 : 100,
        headers: { 'x-ratelimit-remaining': number === 1 ? '1' : '0', 'x-ratelimit-reset': `${seconds + 5}` },
      }),
    )
    const calls = [client.listPipelines(), client.listPipelines()]
    await clock.advance(400)
    calls.push(client.listPipelines())
    await clock.advance(10_000)
    await Promise.all(calls)

    expect(sentAt).toEqual([0, 0, 5000])
  })
})
