import { createMocks } from 'sdk/mocks'
import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { describe, expect, it } from 'vitest'
import { errorBodyTimeoutMs } from '../../src/runtime/config/defaults.ts'
import { createAsk } from '../support/ask.ts'
import { caught } from '../support/caught.ts'

const mocked = (options: Parameters<typeof createMock>[0] = {}) => {
  const mock = createMock(options)
  return { mock, client: createClient({ fetch: mock.fetch, token: 'any', retry: false }) }
}

describe('a fault that could never apply', () => {
  it.each([
    [
      { operation: 'creatSandbox', fault: 503 },
      'there is no operation creatSandbox; did you mean "createSandbox"?',
    ],
    [{ operation: '*', fault: 'stal' }, 'there is no fault stal; did you mean "stall"?'],
    [
      { operation: '*', fault: { type: 'drop' } },
      /^there is no fault drop; expected: status, latency, stall, /,
    ],
    [{ operation: '*', fault: 99 }, '99 is not a status from 200 to 599'],
    [{ operation: '*', fault: { type: 'html', status: 1000 } }, '1000 is not a status from 200 to 599'],
    [{ operation: '*', fault: 200.5 }, '200.5 is not a status from 200 to 599'],
    [{ operation: '*', fault: { type: 'status' } }, 'undefined is not a status from 200 to 599'],
  ])('is refused: %o', ({ operation, fault }, message) => {
    const { mock } = mocked()

    expect(() => mock.fail(operation as '*', fault as 'stall')).toThrow(message)
    expect(() => mock.fail(operation as '*', fault as 'stall')).toThrow(TypeError)
  })

  it('is refused as the latency of an unknown operation', () => {
    expect(() => createMock({ latencyMs: { listSandboxs: 5 } as object })).toThrow(
      'there is no operation listSandboxs; did you mean "listSandboxes"?',
    )
  })
})

describe('a status', () => {
  it.each([
    ['sandbox', 'GET', '/v1/sandbox', [401, 403, 404]],
    ['sandbox', 'POST', '/v1/sandbox', [401, 403, 404, 422]],
    ['environments', 'POST', '/api/projects/1/sandbox_environments/', [400, 401, 403, 404, 415, 429, 500]],
    ['pipelines', 'POST', '/v1/sandbox/pipelines', [400, 401, 403, 429]],
  ] as const)(
    'of %s has a body that is valid for the vendor: %s %s',
    async (group, method, path, statuses) => {
      const mock = createMocks()[group]
      const ask = createAsk(mock)

      for (const status of statuses) {
        mock.fail('*', status, { times: 1 })

        expect((await ask(method, path, { body: method === 'POST' ? {} : undefined })).status).toBe(status)
      }
    },
  )

  it('can be one that the spec does not know, with its own body and headers', async () => {
    const { mock, client } = mocked()
    mock.fail('listSandboxes', {
      type: 'status',
      status: 418,
      body: { detail: 'tea' },
      headers: { 'x-a': 'b' },
    })

    const error = await caught(() => client.listSandboxes())

    expect(error).toMatchObject({ status: 418, body: { detail: 'tea' } })
  })

  it('applies before the work is done', async () => {
    const { mock, client } = mocked()
    mock.fail('createSandbox', 503)

    await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(mock.state.sandboxes).toEqual([])
    expect(mock.calls).toMatchObject([{ operation: 'createSandbox', status: 503 }])
  })
})

describe('how often a fault applies', () => {
  it('as many times as set, and several faults take turns', async () => {
    const { mock } = mocked()
    const ask = createAsk(mock)
    mock.fail('listSandboxes', 403, { times: 2 })
    mock.fail('listSandboxes', 404, { times: 1 })

    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await ask('GET', '/v1/sandbox')).status)

    expect(statuses).toEqual([403, 403, 404, 200])
  })

  it('until it is removed', async () => {
    const { mock } = mocked()
    const ask = createAsk(mock)
    const end = mock.fail('*', 403)

    expect((await ask('GET', '/v1/sandbox')).status).toBe(403)
    end()
    expect((await ask('GET', '/v1/sandbox')).status).toBe(200)
  })

  it('for the calls that a predicate picks', async () => {
    const { mock, client } = mocked()
    mock.fail('createSandbox', 404, { when: ({ body }) => (body as { name: string }).name === 'bad' })

    await client.createSandbox(null, { name: 'good' })

    await expect(client.createSandbox(null, { name: 'bad' })).rejects.toMatchObject({ status: 404 })
  })

  it('for one operation and not for another', async () => {
    const { mock, client } = mocked()
    mock.fail('listSandboxes', 500)

    await expect(client.createSandbox(null, { name: 'dev' })).resolves.toBeDefined()
  })
})

describe('latency', () => {
  it('runs on the given clock, and is added to the usual one', async () => {
    const waits: number[] = []
    const clock = {
      now: () => 0,
      setTimeout(callback: () => void, ms: number) {
        waits.push(ms)
        queueMicrotask(callback)
        return () => {}
      },
    }
    const { mock, client } = mocked({ clock, latencyMs: 100 })
    mock.fail('*', { type: 'latency', ms: 20 })
    mock.fail('*', { type: 'latency', ms: 3 }, { times: 1 })

    await client.listSandboxes()
    await client.listSandboxes()

    expect(waits).toEqual([123, 120])
  })

  it('combines with another fault, in any order', async () => {
    const waits: number[] = []
    const clock = {
      now: () => 0,
      setTimeout(callback: () => void, ms: number) {
        waits.push(ms)
        queueMicrotask(callback)
        return () => {}
      },
    }
    const { mock, client } = mocked({ clock })
    mock.fail('*', 500)
    mock.fail('*', { type: 'latency', ms: 20 })

    await expect(client.listSandboxes()).rejects.toMatchObject({ status: 500 })
    expect(waits).toEqual([20])
  })

  it('ends when the caller aborts', async () => {
    const { mock, client } = mocked({ latencyMs: Number.POSITIVE_INFINITY })
    const controller = new AbortController()
    const call = client.listSandboxes(null, null, { signal: controller.signal })

    setTimeout(() => controller.abort(new Error('enough')), 5)

    await expect(call).rejects.toThrow('enough')
    expect(mock.calls).toMatchObject([{ status: undefined }])
  })
})

describe('a broken response', () => {
  it('that stalls sends its headers and then nothing, after the work is done', async () => {
    const { mock } = mocked()
    mock.fail('createSandbox', 'stall')
    const client = createClient({ fetch: mock.fetch, token: 'any', timeoutMs: 20, retry: false })

    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(error).toMatchObject({ code: 'timeout', phase: 'body' })
    expect(mock.state.sandboxes).toHaveLength(1)
  })

  it('that is cut starts and breaks off, after the work is done', async () => {
    const { mock, client } = mocked()
    mock.fail('createSandbox', 'cut')

    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(error).toMatchObject({ code: 'network_error', unsent: false })
    expect(mock.state.sandboxes).toHaveLength(1)
  })

  it('is invalid JSON, after the work is done', async () => {
    const { mock, client } = mocked()
    mock.fail('createSandbox', 'bad-json')

    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(error).toMatchObject({ code: 'invalid_response', status: 201 })
    expect(mock.state.sandboxes).toHaveLength(1)
  })

  it('is the page of a proxy', async () => {
    const { mock, client } = mocked()
    mock.fail('*', 'html', { times: 1 })
    mock.fail('*', { type: 'html', status: 200 })

    expect(await caught(() => client.listSandboxes())).toMatchObject({ code: 'api_error', status: 502 })
    expect(await caught(() => client.listSandboxes())).toMatchObject({
      code: 'invalid_response',
      contentType: 'text/html; charset=utf-8',
    })
  })

  it('does not come at all when the connection breaks', async () => {
    const { mock, client } = mocked()
    mock.fail('createSandbox', 'disconnect')

    expect(await caught(() => client.createSandbox(null, { name: 'dev' }))).toMatchObject({
      code: 'network_error',
    })
    expect(mock.state.sandboxes).toEqual([])
  })

  it('without a body can still stall, be cut and be invalid JSON', async () => {
    const id = '497f6eca-6276-4993-bfeb-53cbbbba6f08'
    const mock = createMocks().environments
    const path = `/api/projects/12345/sandbox_environments/${id}/`
    const remove = (fault: 'stall' | 'cut' | 'bad-json') => {
      mock.reset()
      mock.seed.environments([{ id }])
      mock.fail('deleteSandboxEnvironment', fault)
      return mock.fetch(mock.baseUrl + path, {
        method: 'DELETE',
        headers: { authorization: 'Bearer any' },
        signal: AbortSignal.timeout(20),
      })
    }

    await expect(remove('stall')).rejects.toMatchObject({ name: 'TimeoutError' })
    await expect(remove('cut')).rejects.toThrow('fetch failed')
    expect(await (await remove('bad-json')).text()).toBe('{')
  })
})

describe('an expired token', () => {
  it('is refused until the client sends another one', async () => {
    const { mock } = mocked()
    mock.fail('*', 'expired-token')
    const asked: boolean[] = []
    const client = createClient({
      fetch: mock.fetch,
      token({ refresh }) {
        asked.push(refresh)
        return refresh ? 'new' : 'old'
      },
    })

    await client.listSandboxes()

    expect(asked).toEqual([false, true])
    expect(mock.calls.map(({ status }) => status)).toEqual([401, 200])
  })

  it('stays refused', async () => {
    const { mock } = mocked()
    const ask = createAsk(mock)
    mock.fail('*', 'expired-token')

    const tokens = ['old', 'new', 'old']
    const statuses = []
    for (const token of tokens) statuses.push((await ask('GET', '/v1/sandbox', { token })).status)

    expect(statuses).toEqual([401, 200, 401])
  })
})

describe('a rate limit', () => {
  it('says how long to wait, and the client waits that long', async () => {
    const waits: number[] = []
    const { mock } = mocked()
    const client = createClient({
      fetch: mock.fetch,
      token: 'any',
      clock: {
        now: () => 0,
        setTimeout(callback, ms) {
          // Time limits never end here.
          if (ms < 60_000 && ms !== errorBodyTimeoutMs) {
            waits.push(ms)
            queueMicrotask(callback)
          }
          return () => {}
        },
      },
    })
    mock.fail('createSandbox', { type: 'rate-limit', retryAfterSeconds: 7 }, { times: 1 })

    const { attempts } = await client.createSandbox(null, { name: 'dev' })

    expect([waits, attempts]).toEqual([[7000], 2])
  })
})
