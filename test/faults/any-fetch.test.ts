import { Readable } from 'node:stream'
import {
  ApiError,
  type ClientEvent,
  type Config,
  createClient,
  type FetchOptions,
  type SdkError,
} from 'sdk/pipelines'
import { describe, expect, it, test } from 'vitest'
import { expectError, rejection, withoutServer } from '../support/fault-errors.ts'

const page = '{"results":[],"total":3}'

/** The response of another kind of fetch: it has only these members. */
const answer = (fields: object, status = 200) =>
  ({
    status,
    ok: status < 300,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json', 'x-request-id': 'req-7' }),
    ...fields,
  }) as Response

const clientOf = (fetch: () => Promise<unknown>, config: Config<never> = {}) => {
  const sent: string[] = []
  const client = createClient({
    token: 'tok-4f9c2d7e81b3',
    baseUrl: 'https://api.test',
    retry: { baseDelayMs: 1 },
    fetch: async (url, { method = '' }) => {
      sent.push(`${method} ${new URL(url).pathname}`)
      return (await fetch()) as Response
    },
    ...config,
  })
  return { client, sent }
}

describe.each([
  ['a web stream', (text: string) => ({ body: new Response(text).body })],
  ['a Node stream', (text: string) => ({ body: Readable.from([Buffer.from(text)]) })],
  [
    'a Node stream in many chunks',
    (text: string) => ({ body: Readable.from([...text].map((char) => Buffer.from(char))) }),
  ],
  [
    'only arrayBuffer',
    (text: string) => ({ arrayBuffer: async () => new TextEncoder().encode(text).buffer }),
  ],
  ['only text', (text: string) => ({ text: async () => text })],
])('a response that offers %s', (_, bodyOf) => {
  it('is read', async () => {
    const { client } = clientOf(async () => answer(bodyOf(page)))

    const { data, requestId } = await client.listPipelines()

    expect(data).toEqual({ results: [], total: 3 })
    expect(requestId).toBe('req-7')
  })

  it('is read as an error', async () => {
    const { client, sent } = clientOf(async () => answer(bodyOf('{"error":"taken"}'), 409))

    const error = await rejection(client.createPipeline(null, {} as never))

    expectError(error, ApiError, {
      code: 'api_error',
      message: 'pipelines.createPipeline failed with 409: taken (POST /v1/sandbox/pipelines)',
      status: 409,
      body: { error: 'taken' },
    })
    expect(sent).toHaveLength(1)
  })

  it('is refused when it is over the limit', async () => {
    const { client, sent } = clientOf(async () => answer(bodyOf(page)), { maxResponseBytes: 10 })

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ code: 'invalid_response', status: 200 })
    expect(sent).toHaveLength(1)
  })
})

describe('a Node stream', () => {
  it('that breaks off is a NetworkError, and a GET is retried', async () => {
    const broken = () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('{"tot')
          throw new Error('Premature close')
        })(),
      )
    const bodies = [broken(), Readable.from([Buffer.from(page)])]
    const { client, sent } = clientOf(async () => answer({ body: bodies.shift() }))

    const { attempts } = await client.listPipelines()

    expect(attempts).toBe(2)
    expect(sent).toHaveLength(2)
  })

  it.each([
    ['past the byte limit', { maxResponseBytes: 2 }],
    ['past the time limit', { timeoutMs: 20 }],
  ])('is destroyed %s', async (_, config) => {
    const body = new Readable({ read() {} })
    body.push(Buffer.from('{"total"'))
    const { client } = clientOf(async () => answer({ body }), { ...config, retry: false })

    await rejection(client.listPipelines())

    expect(body.destroyed).toBe(true)
  })

  it('of a redirect is destroyed unread', async () => {
    const body = new Readable({ read() {} })
    const { client } = clientOf(async () => answer({ body }, 302))

    expect(await rejection(client.listPipelines())).toMatchObject({ code: 'invalid_response', status: 302 })
    expect(body.destroyed).toBe(true)
  })
})

describe('a body that was cloned', () => {
  it.each([302, 307])('does not hold up the error of a %i', async (status) => {
    const copies: Response[] = []
    const { client, sent } = clientOf(
      async () => {
        const response = new Response(new ReadableStream(), { status, headers: { location: '/elsewhere' } })
        copies.push(response.clone())
        return response
      },
      { timeoutMs: 5_000 },
    )

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ code: 'invalid_response', status, attempts: 1 })
    expect(sent).toHaveLength(1)
  })

  it('does not hold up a response over the limit', async () => {
    const copies: Response[] = []
    const { client } = clientOf(
      async () => {
        const response = new Response('{"total": 12345}')
        copies.push(response.clone())
        return response
      },
      { maxResponseBytes: 4 },
    )

    expect(await rejection(client.listPipelines())).toMatchObject({ code: 'invalid_response' })
  })
})

test('what an environment says about an unreadable header is masked', async () => {
  const reasons: string[] = []
  const { client } = clientOf(
    async () =>
      answer({
        text: async () => page,
        headers: {
          get(name: string) {
            throw new Error(`${name} beside Bearer tok-4f9c2d7e81b3`)
          },
        },
      }),
    { onEvent: (event) => void (event.type === 'unreadable' && reasons.push(event.reason)) },
  )

  await client.listPipelines()

  expect(reasons).toContain('Error: x-request-id beside Bearer [redacted]')
})

test('an unreadable header counts as absent, and is reported once', async () => {
  const events: ClientEvent[] = []
  const guarded = () =>
    answer({
      text: async () => page,
      headers: {
        get(name: string) {
          throw new Error(`${name} is not let through`)
        },
      },
    })
  const { client, sent } = clientOf(async () => guarded(), { onEvent: (event) => void events.push(event) })

  const { data, requestId } = await client.listPipelines()
  await client.listPipelines()

  expect(data).toEqual({ results: [], total: 3 })
  expect(requestId).toBeUndefined()
  expect(sent).toHaveLength(2)
  const reported = events.filter((event) => event.type === 'unreadable')
  expect(reported.find(({ header }) => header === 'x-request-id')).toMatchObject({
    reason: 'Error: x-request-id is not let through',
    operation: 'listPipelines',
    attempt: 1,
  })
  expect(new Set(reported.map(({ header }) => header)).size).toBe(reported.length)
})

describe('a code error is not a network error', () => {
  it.each([
    ['the headers cannot be read', { headers: undefined }],
    [
      'the body is locked',
      {
        body: {
          getReader: () => {
            throw new TypeError('ReadableStream is locked')
          },
        },
      },
    ],
    [
      'its polyfill lacks a member',
      {
        arrayBuffer: async () => {
          throw new ReferenceError('FileReader is not defined')
        },
      },
    ],
    ['it cannot be read at all', {}],
  ])('when %s: the response arrived, and nothing is retried', async (_, fields) => {
    const { client, sent } = clientOf(async () => answer(fields, 201))

    const error = await rejection(client.createPipeline(null, {} as never))

    expect(error).toMatchObject({ code: 'invalid_response', status: 201, attempts: 1 })
    expect((error as Error).message).toMatch(
      /^pipelines\.createPipeline got 201( application\/json)?, which could not be read here, /,
    )
    expect((error as Error).cause).toBeInstanceOf(Error)
    expect(sent).toEqual(['POST /v1/sandbox/pipelines'])
  })

  it.each([
    new ReferenceError('Request is not defined'),
    new TypeError("Cannot read properties of undefined (reading 'status')"),
    new TypeError('undefined is not a function'),
    // SvelteKit's load, after the response has arrived.
    new Error("CORS error: No 'Access-Control-Allow-Origin' header is present on the requested resource"),
    new TypeError('RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.'),
    new TypeError('fetch failed', { cause: new TypeError('agent.dispatch is not a function') }),
  ])('when fetch itself fails with %s', async (cause) => {
    const { client, sent } = clientOf(async () => {
      throw cause
    })

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ code: 'config_error', parameter: 'fetch', attempts: 1, cause })
    expect(withoutServer(error as SdkError)).toBe(
      `pipelines.listPipelines got no response: fetch failed, not the network: ${[cause, cause.cause]
        .map((each) => (each as Error | undefined)?.message)
        .filter(Boolean)
        .join(', ')} (GET /v1/sandbox/pipelines)`,
    )
    expect(sent).toHaveLength(1)
  })
})

test("an address in the platform's words is not a code error (Deno)", async () => {
  const { client, sent } = clientOf(async () => {
    throw new TypeError(
      'error sending request for url (https://api.test/v1/undefined): client error (SendRequest)',
    )
  })

  const error = await rejection(client.listPipelines())

  expect(error).toMatchObject({ code: 'network_error', attempts: 3 })
  expect(sent).toHaveLength(3)
})

test.each(['total is undefined', 'Cannot convert undefined or null to object'])(
  'a code error is recognized by its message: %s',
  async (message) => {
    const { client, sent } = clientOf(async () => {
      throw new TypeError(message)
    })

    expect(await rejection(client.listPipelines())).toMatchObject({ code: 'config_error' })
    expect(sent).toHaveLength(1)
  },
)

it('an error that a framework throws for itself is rethrown unchanged at once', async () => {
  // Next.js: the page can't be made at build time.
  const thrown = Object.assign(new Error('Dynamic server usage'), { digest: 'DYNAMIC_SERVER_USAGE' })
  const { client, sent } = clientOf(async () => {
    throw thrown
  })

  expect(await rejection(client.listPipelines())).toBe(thrown)
  expect(sent).toHaveLength(1)
})

it('a retry has a signal, so that no render cache answers it', async () => {
  const signals: boolean[] = []
  const { client } = clientOf(async () => answer({ text: async () => page }))
  const fetch = async (_: string, init: RequestInit) => {
    signals.push('signal' in init)
    return answer({ text: async () => page }, signals.length < 2 ? 503 : 200)
  }

  await client.listPipelines(null, null, { fetch, timeoutMs: Number.POSITIVE_INFINITY })

  expect(signals).toEqual([false, true])
})

it.each([{ cache: 'sometimes' }, { mode: 'navigate' }, { credentials: 5 }, { dispatcher: {} }])(
  'fetchOptions that the platform rejects are not a network failure: %j',
  async (fetchOptions) => {
    const client = createClient({ token: 'any', baseUrl: 'http://127.0.0.1:59999' })

    const error = await rejection(
      client.listPipelines(null, null, { fetchOptions: fetchOptions as FetchOptions }),
    )

    expect(error).toMatchObject({ code: 'config_error', parameter: 'fetch', attempts: 1 })
  },
)
