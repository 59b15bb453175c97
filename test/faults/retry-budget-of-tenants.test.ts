import { createClient } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { createFaultClock } from '../support/fault-clock.ts'
import { rejection } from '../support/fault-errors.ts'

/** A client that many tenants share, each with its own token; its server is down for the given ones. */
function sharedClient(isDown: (token: string, number: number) => boolean) {
  let requests = 0
  const fetch = async (_url: string, { headers }: RequestInit) => {
    const token = (headers as Record<string, string>).authorization?.slice('Bearer '.length) ?? ''
    return isDown(token, ++requests) ? new Response(null, { status: 503 }) : Response.json({})
  }
  return createClient({ fetch, token: 'own', clock: createFaultClock() })
}

type Client = ReturnType<typeof sharedClient>

/** How often a failing call is sent. */
async function attemptsOf(client: Client, token?: string | (() => string)): Promise<number> {
  const error = await rejection(client.listPipelines(null, null, token === undefined ? {} : { token }))
  return (error as { attempts: number }).attempts
}

/** Spends the budget of a tenant: 100 retries. */
async function spend(client: Client, token?: string) {
  for (let calls = 0; calls < 50; calls++) await attemptsOf(client, token)
}

test('a tenant that has spent its budget does not affect the others', async () => {
  const client = sharedClient(() => true)
  await spend(client, 'a')

  expect(await attemptsOf(client, 'a')).toBe(1)
  expect(await attemptsOf(client, 'b')).toBe(3)
  expect(await attemptsOf(client)).toBe(3)
})

test('calls without their own token do not affect tenants', async () => {
  const client = sharedClient(() => true)
  await spend(client)

  expect(await attemptsOf(client)).toBe(1)
  expect(await attemptsOf(client, 'a')).toBe(3)
})

test('a tenant is identified by its token, wherever that comes from', async () => {
  const client = sharedClient(() => true)
  await spend(client, 'a')

  expect(await attemptsOf(client, () => 'a')).toBe(1)
  expect(await attemptsOf(client, () => 'b')).toBe(3)
})

test('successes of a tenant pay for its own retries', async () => {
  let up = false
  const client = sharedClient(() => !up)
  await spend(client, 'a')
  await spend(client, 'b')
  up = true
  for (let calls = 0; calls < 5; calls++) await client.listPipelines(null, null, { token: 'a' })
  up = false

  expect(await attemptsOf(client, 'a')).toBe(2)
  expect(await attemptsOf(client, 'b')).toBe(1)
})

test('past 1,000 tenants in debt, the one that was idle longest is forgotten', async () => {
  const client = sharedClient(() => true)
  await spend(client, 'idle')
  await spend(client, 'busy')
  for (let tenant = 0; tenant < 999; tenant++) {
    if (tenant === 500) await attemptsOf(client, 'busy')
    await rejection(client.listPipelines(null, null, { token: `tenant-${tenant}`, retry: 1 }))
  }

  expect(await attemptsOf(client, 'busy')).toBe(1)
  expect(await attemptsOf(client, 'idle')).toBe(3)
})

test('tenants that have paid back are not kept', async () => {
  const client = sharedClient((token, number) => token === 'spent' || number % 2 === 0)
  await spend(client, 'spent')
  for (let tenant = 0; tenant < 1500; tenant++) {
    await client.listPipelines(null, null, { token: `tenant-${tenant}` })
  }

  expect(await attemptsOf(client, 'spent')).toBe(1)
})

test('a named tenant has one account, whatever its tokens', async () => {
  const client = sharedClient(() => true)
  const attempts = async (tenant: string, token: string) =>
    ((await rejection(client.listPipelines(null, null, { tenant, token }))) as { attempts: number }).attempts
  for (let calls = 0; calls < 50; calls++) await attempts('acme', `a-${calls}`)

  expect(await attempts('acme', 'a-new')).toBe(1)
  expect(await attempts('beta', 'a-new')).toBe(3)
})
