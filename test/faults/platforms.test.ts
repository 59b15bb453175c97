import { createClient, defineSchemas, NetworkError, ResponseError } from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { caught } from '../support/caught.ts'

const headers = { 'content-type': 'application/json' }

describe('a platform without streams (React Native)', () => {
  const response = (status: number, text: string) =>
    Object.defineProperty(new Response(text, { status, headers }), 'body', { value: undefined })

  test('returns the data of a response', async () => {
    const client = createClient({ token: 'token', fetch: async () => response(200, '{"total":0}') })

    expect((await client.listPipelines()).data).toEqual({ total: 0 })
  })

  test('returns the body of an error', async () => {
    const client = createClient({ token: 'token', fetch: async () => response(404, '{"error":"Not Found"}') })

    expect(await caught(() => client.getPipeline({ pipeline_id: 'x' }))).toMatchObject({
      status: 404,
      body: { error: 'Not Found' },
    })
  })
})

test('a redirect that the platform followed anyway is a ResponseError', async () => {
  const followed = () => Object.defineProperty(Response.json({ total: 0 }), 'redirected', { value: true })
  const client = createClient({ token: 'token', fetch: async () => followed() })

  const error = await caught(() => client.listPipelines())

  expect(error).toBeInstanceOf(ResponseError)
  expect(error).toMatchObject({
    message:
      'pipelines.listPipelines got 200 application/json, a redirect, which is not followed (GET /v1/sandbox/pipelines)',
  })
})

describe('a POST on a host that became unreachable', () => {
  const body = { pipeline_role: 'sandbox', api_token: 'other-token' } as const

  test.each([
    ['read EHOSTUNREACH', false, 1],
    ['connect EHOSTUNREACH 192.0.2.1:443', true, 3],
    ['connect ENETUNREACH 192.0.2.1:443', true, 3],
  ])('%s: never sent is %s', async (message, unsent, attempts) => {
    const cause = Object.assign(new Error(message), { code: message.split(' ')[1] })
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }))
    const client = createClient({ token: 'token', fetch, retry: { baseDelayMs: 0 } })

    const error = await caught(() => client.createPipeline(null, body))

    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ unsent, attempts })
  })
})

test('a deadline that passes before the request sends nothing', async () => {
  let sent = 0
  let now = 0
  const clock = { now: () => now, setTimeout: () => () => {} }
  const validate = async () => {
    now += 60
    return {}
  }
  const slow = { '~standard': { version: 1, vendor: 'slow', validate } } as const
  const client = createClient({
    clock,
    deadlineMs: 50,
    fetch: async () => Response.json({ total: ++sent }),
    token: 'token',
    schemas: defineSchemas({ listPipelines: { params: slow } }),
  })

  const error = await caught(() => client.listPipelines())

  expect(error).toMatchObject({ code: 'timeout', limit: 'deadline' })
  expect(sent).toBe(0)
})

test('the only event of a deprecation waits for a listener', async () => {
  const reported: string[] = []
  const fetch = async () => Response.json({ total: 0 }, { headers: { deprecation: '@1767225600' } })
  const client = createClient({ token: 'token', fetch })

  await client.listPipelines()
  await client.listPipelines(null, null, { onEvent: ({ type }) => void reported.push(type) })
  await client.listPipelines(null, null, { onEvent: ({ type }) => void reported.push(type) })

  expect(reported.filter((type) => type === 'deprecation')).toHaveLength(1)
})
