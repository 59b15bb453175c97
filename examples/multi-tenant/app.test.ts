import type { Token } from 'sdk/environments'
import { expect, it } from 'vitest'
import { createApp } from './app.ts'

/** A vendor that responds on command, and the requests it got. */
function vendor() {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  let most = 0
  let running = 0
  const fetch = (url: string, { headers, signal }: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const { authorization } = headers as Record<string, string>
      asked.push(`${authorization} ${/projects\/(\d+)/.exec(url)?.[1]}`)
      most = Math.max(most, ++running)
      signal?.addEventListener('abort', () => reject(signal.reason))
      waiting.push(() => {
        running--
        resolve(
          Response.json({
            count: 1,
            next: null,
            previous: null,
            results: [{ id: '1', name: authorization }],
          }),
        )
      })
    })
  const answer = () => {
    for (const each of waiting.splice(0)) each()
  }
  return { fetch, asked, answer, waiting, most: () => most }
}

async function start(tokens: Record<string, Token>) {
  const { fetch, ...rest } = vendor()
  const tenants = new Map(
    Object.entries(tokens).map(([name, token], at) => [name, { projectId: at + 1, token }] as const),
  )
  const app = createApp({ tenants, config: { fetch } })
  const port = await app.listen(0)
  const get = async (tenant: string) => {
    const response = await globalThis.fetch(`http://127.0.0.1:${port}/environments`, {
      headers: { 'x-tenant': tenant },
    })
    return { status: response.status, body: await response.json() }
  }
  const until = async (count: number) => {
    await expect.poll(() => rest.asked.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count)
  }
  return { app, get, until, ...rest }
}

it('each tenant is served with its own token, and its token function is called once for all its calls', async () => {
  let signedIn = 0
  const signIn = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return `acme-${++signedIn}`
  }
  const { app, get, until, answer, asked } = await start({ acme: signIn, beta: 'beta-key' })

  const all = Promise.all([get('acme'), get('acme'), get('beta'), get('nobody')])
  await until(3)
  answer()
  const [first, , beta, nobody] = await all
  await app.close(1000)

  expect(first).toEqual({ status: 200, body: ['Bearer acme-1'] })
  expect(beta).toEqual({ status: 200, body: ['Bearer beta-key'] })
  expect(nobody?.status).toBe(404)
  expect(asked.toSorted()).toEqual(['Bearer acme-1 1', 'Bearer acme-1 1', 'Bearer beta-key 2'])
})

it('a tenant has at most five running requests, and does not hold up the others', async () => {
  const { app, get, until, answer, asked, most } = await start({ acme: 'acme-key', beta: 'beta-key' })

  const all = [...Array.from({ length: 12 }, () => get('acme')), get('beta')]
  await until(6)
  const early = asked.filter((each) => each.includes('acme')).length
  for (let round = 0; round < 100 && asked.length < 13; round++) {
    answer()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  answer()
  const statuses = (await Promise.all(all)).map(({ status }) => status)
  await app.close(1000)

  expect(early).toBe(5)
  expect(most()).toBeLessThanOrEqual(6)
  expect(new Set(statuses)).toEqual(new Set([200]))
})

it('closing lets running calls finish', async () => {
  const { app, get, until, answer } = await start({ acme: 'acme-key' })

  const running = get('acme')
  await until(1)
  const closed = app.close(10_000)
  answer()

  expect(await running).toEqual({ status: 200, body: ['Bearer acme-key'] })
  await closed
})

it('closing aborts calls that do not finish in time', async () => {
  const { app, get, until } = await start({ acme: 'acme-key' })

  const running = get('acme')
  await until(1)
  await app.close(20)

  expect(await running).toEqual({ status: 503, body: { error: 'unavailable' } })
})
