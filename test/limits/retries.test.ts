import { createLimiter } from 'sdk/limits'
import { expect, it } from 'vitest'
import { limitedClient } from '../support/limited-client.ts'

it('a call that is refused waits once, not for its retry and for the limiter', async () => {
  const { client, clock, sentAt } = limitedClient(
    (clock) => ({ limiter: createLimiter({ clock }) }),
    (number) => (number === 1 ? { status: 429, headers: { 'retry-after': '2' } } : {}),
  )

  const call = client.listPipelines()
  await clock.advance(10_000)

  expect((await call).attempts).toBe(2)
  expect(sentAt).toEqual([0, 2000])
})

it('a retry counts towards the limits too', async () => {
  const { client, clock, sentAt } = limitedClient(
    (clock) => ({ limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 1000 }] }) }),
    (number) => (number === 1 ? { status: 500 } : {}),
  )

  const call = client.listPipelines()
  await clock.advance(10_000)
  await call

  // The backoff of 500 ms on its own would be too short.
  expect(sentAt).toEqual([0, 1000])
})

it('retries go before calls that wait for their first turn', async () => {
  const order: string[] = []
  const { client, clock, sentAt } = limitedClient(
    (clock) => ({ limiter: createLimiter({ clock, limits: [{ requests: 1, perMs: 1000 }] }) }),
    (number) => (number === 1 ? { status: 500 } : {}),
  )

  const calls = ['first', 'second', 'third'].map((name) =>
    client.listPipelines().then(() => void order.push(name)),
  )
  await clock.advance(10_000)
  await Promise.all(calls)

  expect(order).toEqual(['first', 'second', 'third'])
  expect(sentAt).toEqual([0, 1000, 2000, 3000])
})

it('the repeat after a token renewal waits for its own turn', async () => {
  const { client, clock, sentAt } = limitedClient(
    (clock) => ({
      limiter: createLimiter({ clock, concurrency: 1, limits: [{ requests: 1, perMs: 1000 }] }),
      token: ({ refresh }) => (refresh ? 'new' : 'old'),
    }),
    (number) => (number === 1 ? { status: 401 } : {}),
  )

  const call = client.listPipelines()
  await clock.advance(5000)
  await call

  expect(sentAt).toEqual([0, 1000])
})
