import { describe, expect, it } from 'vitest'
import { clientOf, json, servedSpec } from '../support/mcp.ts'
import { textsOf } from '../support/mcp-texts.ts'

const content = (schema: object) => ({ 'application/json': { schema } })
const cat = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    kind: { enum: ['house', 'alley'] },
    key: { type: 'string', 'x-secret': true },
  },
}
const spec = {
  openapi: '3.1.0',
  info: { title: 'Cats', version: '1' },
  servers: [{ url: 'https://cats.example.org' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/cats': {
      get: {
        operationId: 'listCats',
        parameters: [{ name: 'filter[age]', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: { description: 'Cats.', content: content({ type: 'array', items: cat }) } },
      },
      post: {
        operationId: 'createCat',
        requestBody: { required: true, content: content(cat) },
        responses: { 201: { description: 'The cat.', content: content(cat) } },
      },
    },
  },
}
const asked = () => {
  const requests: { url: string; method: string; body: unknown; signal: AbortSignal | null | undefined }[] =
    []
  const answering =
    (...answers: (() => Response | Promise<Response>)[]) =>
    async (url: string, { method, body, signal }: RequestInit) => {
      requests.push({ url, method: `${method}`, body, signal })
      return (answers[requests.length - 1] ?? answers.at(-1) ?? (() => json([])))()
    }
  return { requests, answering }
}

describe('a call', () => {
  it('returns a list within an object, as text and as data', async () => {
    const { requests, answering } = asked()
    const { call } = await servedSpec(
      spec,
      answering(() => json([{ name: 'Tom' }], 200, { 'x-request-id': 'r1' })),
    )

    const result = await call('tiny_listCats', { filter_age: 3 })

    const expected = { status: 200, data: [{ name: 'Tom' }], requestId: 'r1' }
    expect(result.structuredContent).toEqual(expected)
    expect(JSON.parse(textsOf(result)[0] ?? '')).toEqual(expected)
    expect(requests[0]?.url).toBe('https://cats.example.org/cats?filter[age]=3')
  })

  it('delivers new values and fields of a server', async () => {
    const { call } = await servedSpec(spec, async () => json([{ name: 'Tom', kind: 'lion', new: 1 }]))

    const { structuredContent } = await call('tiny_listCats')

    expect(structuredContent).toEqual({ status: 200, data: [{ name: 'Tom', kind: 'lion', new: 1 }] })
  })

  it('delivers a response that is not as declared, so that no client refuses what was done', async () => {
    const { client, call } = await servedSpec(spec, async () => json({ name: 7 }, 201))
    // The client now checks results with the schemas of the tools.
    await client.listTools()

    const result = await call('tiny_createCat', { body: { name: 'Tom' } })

    expect(result.isError).toBeUndefined()
    expect(result.structuredContent).toEqual({
      status: 201,
      undeclared: { name: 7 },
      problem: 'data/name must be string',
    })
  })

  it('checks its arguments before anything is sent', async () => {
    const { requests, answering } = asked()
    const { call } = await servedSpec(spec, answering())
    const wrong = async (args: Record<string, unknown>) => {
      const result = await call('tiny_createCat', args)
      return [result.isError, ...textsOf(result)]
    }

    expect(await wrong({ body: { kind: 'lion' } })).toEqual([
      true,
      "tiny.createCat was not sent: body must have required property 'name', body/kind must be equal to one of the allowed values (POST /cats)",
    ])
    expect(await wrong({ name: 'Tom' })).toEqual([
      true,
      'tiny.createCat was not sent: name is unknown; the tool takes body (POST /cats)',
    ])
    expect(requests).toEqual([])
  })
})

describe('a failed call', () => {
  it('is a result with the line of the error, and what to do about it', async () => {
    const { call } = await servedSpec(
      spec,
      async () =>
        json({ detail: [{ loc: ['body', 'name'], msg: 'field required', type: 'missing' }] }, 422, {
          'x-request-id': 'r2',
        }),
      {},
      { retry: false },
    )

    const result = await call('tiny_createCat', { body: { name: 'Tom' } })

    const [line, details] = textsOf(result)
    expect(result.isError).toBe(true)
    expect(result.structuredContent).toBeUndefined()
    expect(line).toBe('tiny.createCat failed with 422: name: field required (POST /cats)')
    expect(JSON.parse(details ?? '')).toEqual({
      code: 'api_error',
      status: 422,
      issues: [{ path: ['name'], message: 'field required', code: 'missing' }],
      requestId: 'r2',
      attempts: 1,
      body: { detail: [{ loc: ['body', 'name'], msg: 'field required', type: 'missing' }] },
    })
  })

  it('says how long the server asks to wait', async () => {
    const { call } = await servedSpec(spec, async () => json({}, 429, { 'retry-after': '90' }))

    const [, details] = textsOf(await call('tiny_listCats'))

    expect(JSON.parse(details ?? '')).toMatchObject({ status: 429, retryAfterMs: 90_000 })
  })

  it('says where to set a missing token', async () => {
    const { client, document } = await clientOf(spec)
    const tokenFrom = 'the environment variable CATS_TOKEN'
    const { call } = await servedSpec(spec, undefined, { apis: [{ client, document, tokenFrom }] })

    const [line, details] = textsOf(await call('tiny_listCats'))

    expect(line).toBe(
      'tiny.listCats has no token (GET /cats); set the token in the environment variable CATS_TOKEN',
    )
    expect(JSON.parse(details ?? '')).toEqual({ code: 'auth_error', attempts: 0 })
  })
})

describe('secrets', () => {
  const secrets = { name: 'Tom', key: 'cat-key-98765', note: 'token tiny-token-12345 was used' }

  it('are masked: fields by their names, tokens wherever they appear', async () => {
    const { call } = await servedSpec(spec, async () => json([secrets]))

    const result = await call('tiny_listCats')

    expect(result.structuredContent).toEqual({
      status: 200,
      data: [{ name: 'Tom', key: '[redacted]', note: 'token [redacted] was used' }],
    })
    expect(JSON.stringify(result)).not.toMatch(/cat-key|tiny-token/)
  })

  it('of an argument are masked when the server repeats them', async () => {
    const { call } = await servedSpec(spec, async () => json({ name: 'cat-key-98765' }, 201))

    const { structuredContent } = await call('tiny_createCat', {
      body: { name: 'Tom', key: 'cat-key-98765' },
    })

    expect(structuredContent).toEqual({ status: 201, data: { name: '[redacted]' } })
  })

  it('in fields are shown with reveal, tokens are not', async () => {
    const { call } = await servedSpec(spec, async () => json([secrets]), { reveal: true })

    expect((await call('tiny_listCats')).structuredContent).toMatchObject({
      data: [{ key: 'cat-key-98765', note: 'token [redacted] was used' }],
    })
  })

  it('are masked in errors', async () => {
    const { call } = await servedSpec(spec, async () => json({ error: 'bad token tiny-token-12345' }, 401))

    const result = await call('tiny_listCats')

    expect(textsOf(result)[0]).toContain('bad token [redacted]')
    expect(JSON.stringify(result)).not.toContain('tiny-token')
  })
})

describe('a dry run', () => {
  it('returns the request of what changes something, and sends nothing', async () => {
    const { requests, answering } = asked()
    const { client, call } = await servedSpec(spec, answering(), { allowWrite: false, dryRun: true })
    await client.listTools()

    const result = await call('tiny_createCat', { body: { name: 'Tom', key: 'cat-key-98765' } })

    expect(requests).toEqual([])
    expect(result.structuredContent).toEqual({
      dryRun: true,
      request: {
        method: 'POST',
        url: 'https://cats.example.org/cats',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer [redacted]',
          'content-type': 'application/json',
        },
        body: '{"name":"Tom","key":"[redacted]"}',
      },
    })
  })

  it('still reads', async () => {
    const { requests, answering } = asked()
    const { call } = await servedSpec(spec, answering(), { dryRun: true })

    expect((await call('tiny_listCats')).structuredContent).toEqual({ status: 200, data: [] })
    expect(requests).toHaveLength(1)
  })
})

describe('while a call runs', () => {
  it('the client is notified of retries and waits', async () => {
    const { answering } = asked()
    const heard: (string | undefined)[] = []
    const { call } = await servedSpec(
      spec,
      answering(
        () => json({}, 503, { 'retry-after': '0' }),
        () => json([]),
      ),
    )

    await call('tiny_listCats', {}, { onprogress: ({ message }) => heard.push(message) })

    expect(heard).toEqual([
      'GET /cats',
      'received status 503',
      '503, retrying in 0.0 s',
      'attempt 2',
      'received status 200',
    ])
  })

  it('the client can cancel it, and the request ends', async () => {
    const { requests, answering } = asked()
    const { call } = await servedSpec(
      spec,
      answering(() => new Promise<Response>(() => {})),
    )
    const given = new AbortController()

    const result = call('tiny_listCats', {}, { signal: given.signal })
    await expect.poll(() => requests.length).toBe(1)
    given.abort('enough')

    await expect(result).rejects.toThrow('enough')
    await expect.poll(() => requests[0]?.signal?.aborted).toBe(true)
  })
})
