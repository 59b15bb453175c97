import { ApiError, createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function failed(body: string, status = 400, init: ResponseInit = {}) {
  const { fetch } = recorder(() => new Response(body, { status, ...init }))
  const client = createClient({ fetch, token: 'token', retry: false })
  return caught(() => client.listSandboxes()) as Promise<ApiError>
}

const message = (status: number, text: string) =>
  `sandbox.listSandboxes failed with ${status}: ${text} (GET /v1/sandbox)`

describe("the message of an ApiError uses the vendor's words", () => {
  it.each([
    ['FastAPI, one text', { detail: 'Not found' }, 'Not found'],
    [
      'FastAPI, a list',
      {
        detail: [
          { type: 'missing', loc: ['body', 'name'], msg: 'Field required' },
          { type: 'string_type', loc: ['body', 'users', 0], msg: 'Input should be a valid string' },
        ],
      },
      'name: Field required; users.0: Input should be a valid string',
    ],
    [
      'Django REST Framework',
      { type: 'validation_error', code: 'required', detail: 'This field is required.', attr: 'name' },
      'name: This field is required.',
    ],
    [
      'Django REST Framework without a field',
      { type: 'invalid_request', code: 'not_found', detail: 'Not found.', attr: null },
      'Not found.',
    ],
    ['epilot, error', { status: 400, error: 'Bad Request' }, 'Bad Request'],
    ['epilot, message', { message: 'Unauthorized' }, 'Unauthorized'],
    ['epilot, message and reason', { message: 'No', reason: 'not yours' }, 'No: not yours'],
    ['error as an object', { error: { message: 'Deep down', code: 7 } }, 'Deep down'],
  ])('%s', async (_, body, text) => {
    const error = await failed(JSON.stringify(body))

    expect(error).toBeInstanceOf(ApiError)
    expect(error.message).toBe(message(400, text))
    expect(error.body).toEqual(body)
  })

  it('plain text', async () => {
    const error = await failed('upstream is gone', 500)

    expect(error).toMatchObject({
      message: message(500, 'upstream is gone'),
      body: 'upstream is gone',
      issues: [],
    })
  })

  it.each([
    ['HTML', '<!doctype html><title>Bad Gateway</title>'],
    ['nothing', ''],
    ['JSON in an unknown format', '{"odd":true}'],
    ['a JSON array', '[1]'],
    ['detail as an object', '{"detail":{"a":1}}'],
  ])('the status text otherwise: %s', async (_, body) => {
    const error = await failed(body, 502, { status: 502, statusText: 'Bad Gateway' })

    expect(error).toMatchObject({ code: 'api_error', status: 502, message: message(502, 'Bad Gateway') })
  })

  it('is one line, and short', async () => {
    const error = await failed('a long line\n'.repeat(1000), 500)

    expect(error.message.length).toBeLessThan(700)
    expect(error.message).not.toContain('\n')
  })
})

describe('the issues of an ApiError', () => {
  it('keep path and code of FastAPI', async () => {
    const error = await failed(
      JSON.stringify({
        detail: [
          { type: 'missing', loc: ['body', 'name'], msg: 'Field required' },
          { type: 'int_parsing', loc: ['query', 'limit'], msg: 'not a number' },
          { type: 'json_invalid', loc: ['body'], msg: 'JSON decode error' },
        ],
      }),
      422,
    )

    expect(error.issues).toEqual([
      { path: ['name'], message: 'Field required', code: 'missing' },
      { path: ['limit'], message: 'not a number', code: 'int_parsing' },
      { path: ['body'], message: 'JSON decode error', code: 'json_invalid' },
    ])
  })

  it('split the field of Django REST Framework', async () => {
    const error = await failed(
      JSON.stringify({
        type: 'validation_error',
        code: 'max_length',
        detail: 'Long',
        attr: 'domains__0__name',
      }),
    )

    expect(error.issues).toEqual([{ path: ['domains', 0, 'name'], message: 'Long', code: 'max_length' }])
  })

  it.each(['{"error":"Bad Request"}', '{"detail":[]}', 'null', 'x', ''])(
    'are empty when the server gives none: %s',
    async (body) => {
      const error = await failed(body)

      expect(error.issues).toEqual([])
    },
  )

  it.each([
    '{"detail":[{"loc":"body","msg":5}]}',
    '{"detail":[{}]}',
    '{"detail":"x","attr":5}',
    '{"error":{"message":{}}}',
    '{"message":["a"],"reason":1}',
    '{"attr":"name"}',
    '{"attr":"name","detail":5}',
    '{"detail":["text",5,null]}',
  ])('survive a malformed body: %s', async (body) => {
    const error = await failed(body)

    expect(error).toMatchObject({ code: 'api_error', status: 400, body: JSON.parse(body) })
    expect(error.message).not.toMatch(/undefined|\[object/)
  })
})

describe('an ApiError', () => {
  it('says what was called and how it ended', async () => {
    const error = await failed('{"detail":"No"}', 403, {
      status: 403,
      headers: { 'x-request-id': 'req-1', 'retry-after': '7' },
    })

    expect(error).toMatchObject({
      name: 'ApiError',
      code: 'api_error',
      api: 'sandbox',
      operation: 'listSandboxes',
      method: 'GET',
      url: '/v1/sandbox',
      requestId: 'req-1',
      attempts: 1,
      status: 403,
      retryAfterMs: 7000,
    })
    expect(error.elapsedMs).toBeGreaterThanOrEqual(0)
    expect(error.response?.headers.get('x-request-id')).toBe('req-1')
  })

  it('does not print its response', async () => {
    const error = await failed('{"detail":"No"}')

    expect(Object.keys(error)).not.toContain('response')
    expect(JSON.stringify(error)).not.toContain('response')
  })

  it('never fills in the URL', async () => {
    const { fetch } = recorder(() => Response.json({ detail: 'Not found' }, { status: 404 }))
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() => client.deleteSandbox({ name: 'customer-4711' }))

    expect(error).toMatchObject({ url: '/v1/sandbox/{name}' })
    expect(`${error}${JSON.stringify(error)}`).not.toContain('customer-4711')
  })
})
