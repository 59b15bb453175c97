import { createClient, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'

const answerJson = async () => new Response('{}', { headers: { 'content-type': 'application/json' } })

/** Milliseconds of 200 calls that succeed, with a token of some length. */
async function timeCalls(tokenLength: number): Promise<number> {
  const token = Array.from({ length: tokenLength }, (_, at) => 'aB3-x_Z9.'[(at * at) % 9]).join('')
  const client = createClient({ baseUrl: 'https://api.test', token, fetch: answerJson })
  await client.listPipelines()
  const before = performance.now()
  for (let calls = 0; calls < 200; calls++) await client.listPipelines()
  return performance.now() - before
}

test('a long token costs a call that succeeds next to nothing', async () => {
  await timeCalls(20)

  const short = await timeCalls(20)
  const long = await timeCalls(4000)

  expect(long).toBeLessThan(4 * short + 50)
})

test('an error tells of a large page at once', async () => {
  const page = '<p>'.repeat(6 * 2 ** 20)
  const { client } = benchOf(
    createClient,
    { baseUrl: 'https://api.test' },
    { fetch: async () => new Response(page, { headers: { 'content-type': 'text/html' } }) },
  )
  const before = performance.now()

  const error = await rejection(client.listPipelines())

  expect(performance.now() - before).toBeLessThan(1000)
  expectError(error, ResponseError, {
    code: 'invalid_response',
    message: `pipelines.listPipelines was answered by 200 text/html, not JSON: ${'<p>'.repeat(66)}<p (GET /v1/sandbox/pipelines)`,
    snippet: `${'<p>'.repeat(66)}<p`,
  })
})
