import { createLimiter } from 'sdk/limits'
import { describe, expect, it } from 'vitest'
import { createTenants } from '../../src/limits/tenants.ts'
import { limitedClient } from '../support/limited-client.ts'
import { createManualClock } from '../support/manual-clock.ts'

describe('tenants', () => {
  it('have their own limits, next to the one for all', async () => {
    const { client, clock, sentAt } = limitedClient((clock) => ({
      limiter: createLimiter({
        clock,
        limits: [{ requests: 3, perMs: 1000 }],
        perTenant: { limits: [{ requests: 2, perMs: 1000 }] },
      }),
    }))
    const order: string[] = []
    const call = (tenant: string) =>
      client.listPipelines(null, null, { tenant }).then(() => void order.push(`${tenant} ${clock.passedMs}`))

    const calls = Promise.all(['a', 'a', 'a', 'b', 'b'].map(call))
    await clock.advance(5000)
    await calls

    expect(order).toEqual(['a 0', 'a 0', 'b 0', 'b 1000', 'a 1000'])
    expect(sentAt.length).toBe(5)
  })

  it('take turns: the calls of one do not wait behind all those of another', async () => {
    const { client, clock } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock, concurrency: 1 }) }),
      () => ({ ms: 10 }),
    )
    const order: string[] = []
    const call = (name: string) =>
      client.listPipelines(null, null, { tenant: name[0] as string }).then(() => void order.push(name))

    const calls = Promise.all(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map(call))
    await clock.advance(100)
    await calls

    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  })

  it('are not held by a refusal of another', async () => {
    const { client, clock, sentAt } = limitedClient(
      (clock) => ({ limiter: createLimiter({ clock }), retry: false }),
      (number) => (number === 1 ? { status: 429, headers: { 'retry-after': '5' } } : {}),
    )
    await client.listPipelines(null, null, { tenant: 'a' }).catch(() => {})

    const calls = Promise.all(['a', 'b', null].map((tenant) => client.listPipelines(null, null, { tenant })))
    await clock.advance(5000)
    await calls

    expect(sentAt).toEqual([0, 0, 0, 5000])
  })

  it('default to that of the client when a call names none', async () => {
    const { client, events } = limitedClient(() => ({ tenant: 'acme' }))

    await client.listPipelines()
    await client.listPipelines(null, null, { tenant: null })
    await client.listPipelines(null, null, { tenant: 'other' })

    expect(events.filter(({ type }) => type === 'request').map(({ tenant }) => tenant)).toEqual([
      'acme',
      'acme',
      'other',
    ])
  })
})

describe('memory', () => {
  const clock = createManualClock()
  const settings = {
    clock,
    maxHoldMs: 1,
    holdMs: 1,
    perTenant: { limits: [{ requests: 5, perMs: 1000 }] },
  }

  it('keeps a tenant until its window has passed, and no longer', async () => {
    const tenants = createTenants(settings)
    for (let count = 0; count < 5000; count++) {
      const { gate } = tenants.get(`tenant ${count}`)
      gate.enter()
      gate.leave(clock.now())
    }
    expect(tenants.size()).toBe(5000)

    await clock.advance(1000)
    for (let count = 0; count < 2500; count++) tenants.get('another')

    expect(tenants.size()).toBe(1)
  })

  it('keeps a tenant with nothing to remember only as long as its request', () => {
    const tenants = createTenants({ ...settings, perTenant: undefined })
    for (let count = 0; count < 5000; count++) {
      tenants.get(`tenant ${count}`)
      tenants.prune(`tenant ${count}`)
    }

    expect(tenants.size()).toBe(0)
  })
})
