import { createClient, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'

const answerJson = async () => new Response('{}', { headers: { 'content-type': 'application/json' } })

/** Milliseconds of 200 calls that succeed, with a token of some length. */
function timeCalls(tokenLength: number): Promise<number> {
  const token = Array.from({ length: tokenLength }, (_, at) => 'aB3-x_Z9.'[(at * at) % 9]).join('')
  const client = createClient({ baseUrl: 'https://api.test', token, fetch: answerJson })
  return timed(async () => {
    for (let calls = 0; calls < 200; calls++) await client.listPipelines()
  })
}

/** Milliseconds that some work takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

test('a long token costs a call that succeeds next to nothing', async () => {
  await timeCalls(20)

  const short = await timeCalls(20)
  const long = await timeCalls(4000)

  // Masking the long one on each call took 25 times as long.
  expect(long / short).toBeLessThan(8)
})

test('an error tells of a large page in about the time that reading it takes', async () => {
  const page = '<p>'.repeat(6 * 2 ** 20)
  const { client } = benchOf(
    createClient,
    { baseUrl: 'https://api.test' },
    { fetch: async () => new Response(page, { headers: { 'content-type': 'text/html' } }) },
  )
  const reading = await timed(() => new Response(page).text())
  let error: unknown

  const telling = await timed(async () => {
    error = await rejection(client.listPipelines())
  })

  expect(telling / reading).toBeLessThan(30)
  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines was answered by 200 text/html, not JSON: ${'<p>'.repeat(66)}<p (GET /v1/sandbox/pipelines)`,
    snippet: `${'<p>'.repeat(66)}<p`,
  })
})
