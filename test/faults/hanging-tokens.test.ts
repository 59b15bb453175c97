import { createClient, TimeoutError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { caught } from '../support/caught.ts'

const answer = async () => Response.json({ results: [], total: 0 })

test('a token function that hangs for a minute does not hold up later calls', async () => {
  let asked = 0
  // A minute passes as soon as the function is called.
  const clock = {
    now: () => (asked ? 60_000 : 0),
    setTimeout(callback: () => void, ms: number) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
  }
  const token = () => (++asked === 1 ? new Promise<string>(() => {}) : 'token-that-works')
  const client = createClient({ token, fetch: answer, timeoutMs: 30, retry: false, clock })

  const errors = await Promise.all([
    caught(() => client.listPipelines()),
    caught(() => client.listPipelines()),
  ])
  const { data } = await client.listPipelines()

  expect(errors).toMatchObject([
    { code: 'timeout', phase: 'token', attempts: 0 },
    { code: 'timeout', phase: 'token', attempts: 0 },
  ])
  expect(errors[0]).toBeInstanceOf(TimeoutError)
  expect(data).toEqual({ results: [], total: 0 })
  expect(asked).toBe(2)
})

test('an error for a stalled body has the status that was received', async () => {
  const stalled = async () => new Response(new ReadableStream(), { status: 200 })
  const client = createClient({ token: 'token', fetch: stalled, timeoutMs: 30, retry: false })

  const error = await caught(() => client.listPipelines())

  expect(error).toMatchObject({ code: 'timeout', phase: 'body', status: 200 })
})

/** A client whose first token is refused and whose renewal is slow. */
function renewing() {
  const asked: boolean[] = []
  const token = async ({ refresh }: { refresh: boolean }) => {
    asked.push(refresh)
    await new Promise((resolve) => setTimeout(resolve, 60))
    return refresh ? 'token-new' : 'token-old'
  }
  const fetch = async (_: string, { headers }: RequestInit) =>
    new Headers(headers).get('authorization') === 'Bearer token-new'
      ? answer()
      : new Response(null, { status: 401 })
  return { asked, client: createClient({ token, fetch, retry: false }) }
}

test('a call that ends early does not cancel the renewal for the others', async () => {
  const { asked, client } = renewing()

  const results = await Promise.allSettled([
    client.listPipelines(null, null, { timeoutMs: 20 }),
    ...Array.from({ length: 5 }, () => client.listPipelines()),
  ])

  expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array(5).fill('fulfilled')])
  expect(asked).toEqual([false, true])
})
