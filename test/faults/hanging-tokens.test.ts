import { createClient, TimeoutError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { caught } from '../support/caught.ts'

const answer = async () => Response.json({ results: [], total: 0 })

test('a token function that hangs holds up the calls of its time, and no later one', async () => {
  let asked = 0
  const token = () => (++asked === 1 ? new Promise<string>(() => {}) : 'token-that-works')
  const client = createClient({ token, fetch: answer, timeoutMs: 30, retry: false })

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

test('a body that stalls tells the status that came before it', async () => {
  const stalled = async () => new Response(new ReadableStream(), { status: 500 })
  const client = createClient({ token: 'token', fetch: stalled, timeoutMs: 30, retry: false })

  const error = await caught(() => client.listPipelines())

  expect(error).toMatchObject({ code: 'timeout', phase: 'body', status: 500 })
})
