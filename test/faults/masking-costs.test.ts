import { createClient, ResponseError } from 'sdk/pipelines'
import { expect, test } from 'vitest'
import { addSecret, createSecrets, maskText, parseMasked } from '../../src/runtime/secrets/redact.ts'
import { benchOf } from '../support/fault-client.ts'
import { expectError, rejection } from '../support/fault-errors.ts'

const answerJson = async () => new Response('{}', { headers: { 'content-type': 'application/json' } })

/** Milliseconds for 200 successful calls with a token of that length. */
function timeCalls(tokenLength: number): Promise<number> {
  const token = Array.from({ length: tokenLength }, (_, at) => 'aB3-x_Z9.'[(at * at) % 9]).join('')
  const client = createClient({ baseUrl: 'https://api.test', token, fetch: answerJson })
  return timed(async () => {
    for (let calls = 0; calls < 200; calls++) await client.listPipelines()
  })
}

/** Milliseconds that the work takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

test('a long token adds almost nothing to the cost of a successful call', async () => {
  await timeCalls(20)

  const short = await timeCalls(20)
  const long = await timeCalls(4000)

  // When each call masked the long one, it took 25 times as long.
  expect(long / short).toBeLessThan(8)
})

test('an error for a large page takes about as long as reading it', async () => {
  const page = `<html>${'<p>'.repeat(6 * 2 ** 20)}`
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
    message: `pipelines.listPipelines got 200 text/html, an HTML page: <html>${'<p>'.repeat(64)}<p (GET /v1/sandbox/pipelines)`,
    snippet: `<html>${'<p>'.repeat(64)}<p`,
  })
})

test('an error of 1 MiB is masked', () => {
  const item = { loc: ['body', 'items', 7, 'name'], msg: 'field required, "quoted"', type: 'missing' }
  const echo = 'is tok_live_4f9c2d7e81b3aa55'
  const json = JSON.stringify({ detail: Array(12_500).fill(item), echo })
  const secrets = createSecrets(['environment_variables'])
  addSecret(secrets, 'tok_live_4f9c2d7e81b3aa55')
  for (let at = 0; at < 20; at++) addSecret(secrets, `variable-${at * 7919}-of-the-environment`)

  const masked = parseMasked(secrets, json)

  expect(json.length).toBeGreaterThan(2 ** 20)
  expect(masked).toEqual({ detail: Array(12_500).fill(item), echo: 'is [redacted]' })
})

test.each([
  ['percent signs that are encoded repeatedly', (length: number) => `%${'25'.repeat(length / 2)}`],
  ['percent-encoded bytes that are not text', (length: number) => '%ff'.repeat(length / 3)],
  ['backslashes', (length: number) => '\\'.repeat(length)],
  ['unfinished entities', (length: number) => `&${'amp;'.repeat(length / 4)}`],
])('an odd text of 1 MiB is masked: %s', (_, textOf) => {
  const secrets = createSecrets()
  addSecret(secrets, 'tok_live_4f9c2d7e81b3aa55')

  const masked = maskText(secrets, `${textOf(2 ** 20)} tok_live_4f9c2d7e81b3aa55`)

  // In quadratic time it would take minutes, and the test would time out.
  expect(masked.endsWith(' [redacted]')).toBe(true)
})

test('many names that contain a secret are masked quickly, and stay distinct', () => {
  const secrets = createSecrets()
  addSecret(secrets, 'abcdefghijkl-mno')
  const spelled = (number: number) =>
    'abcdefghijkl-mno'.replace(/[a-l]/g, (letter, at) => ((number >> at) & 1 ? letter.toUpperCase() : letter))
  const body = Object.fromEntries(Array.from({ length: 4096 }, (_, number) => [spelled(number), number]))

  const masked = parseMasked(secrets, JSON.stringify(body)) as object

  expect(Object.values(masked)).toEqual(Object.values(body))
  expect(Object.keys(masked).join('').length).toBeLessThan(2 ** 17)
})

test('secrets of 1 MiB are masked, whole and in part', () => {
  const secret = Array.from({ length: 2 ** 17 }, (_, at) => ((at * 2654435761) % 2 ** 32).toString(16)).join(
    '',
  )
  const secrets = createSecrets()
  addSecret(secrets, secret)

  const masked = maskText(secrets, `before ${secret.slice(5000, 5400)} after`)

  expect(secret.length).toBeGreaterThan(2 ** 19)
  expect(masked).toMatch(/^before .{0,7}\[redacted\].{0,7} after$/)
})
