import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { listSandboxEnvironments, paginate, environments as shared } from 'sdk/environments'
import {
  authorize,
  type ClientEvent,
  configure,
  connect,
  createClient,
  listPipelines,
  withOptions,
} from 'sdk/pipelines'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { recorder } from '../support/recorder.ts'

const tokens = (sent: readonly { headers: Readonly<Record<string, string>> }[]) =>
  sent.map(({ headers }) => headers.authorization?.replace('Bearer ', ''))

describe('a view', () => {
  it('has its own options, and does not change those of its client', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'own', headers: { 'x-app': 'a', 'x-tenant': 'none' } })
    const view = withOptions(client, { token: 'acme', headers: { 'x-tenant': 'acme' } })

    await view.listPipelines()
    await client.listPipelines()
    await view.listPipelines(null, null, { headers: { 'x-call': 'c' }, token: undefined })
    await view.listPipelines(null, null, { token: 'of-call' })

    expect(tokens(sent)).toEqual(['acme', 'own', 'acme', 'of-call'])
    expect(sent.map(({ headers }) => [headers['x-app'], headers['x-tenant'], headers['x-call']])).toEqual([
      ['a', 'acme', undefined],
      ['a', 'none', undefined],
      ['a', 'acme', 'c'],
      ['a', 'acme', undefined],
    ])
  })

  it('inherits what it has not set, and keeps its changes to itself', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'one' })
    const plain = withOptions(client, {})
    const view = withOptions(client, { headers: { 'x-tenant': 'acme' } })
    authorize(client, 'two')
    configure(client, { headers: { 'x-app': 'b' } })

    await view.listPipelines()
    authorize(view, 'own')
    await view.listPipelines()
    await plain.listPipelines()
    authorize(client, 'three')
    configure(view, { token: undefined, headers: { 'x-tenant': 'beta' } })
    await view.listPipelines()

    expect(tokens(sent)).toEqual(['two', 'own', 'two', 'three'])
    expect(sent.map(({ headers }) => [headers['x-app'], headers['x-tenant']])).toEqual([
      ['b', 'acme'],
      ['b', 'acme'],
      ['b', undefined],
      ['b', 'beta'],
    ])
  })

  it('can be a view of a view', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'own' })
    const outer = withOptions(client, { token: 'outer', headers: { a: '1', b: '1' } })
    const inner = withOptions(outer, { headers: { b: '2' } })

    await inner.listPipelines()
    authorize(outer, 'renewed')
    await inner.listPipelines()

    expect(tokens(sent)).toEqual(['outer', 'renewed'])
    expect(sent[0]?.headers).toMatchObject({ a: '1', b: '2' })
  })

  it('of a connection serves single operations and lists', async () => {
    const { fetch, sent } = recorder(() => Response.json({ count: 0, next: null, results: [] }))
    const connection = withOptions(connect({ fetch, token: 'own' }), { token: 'acme' })
    const lists = withOptions(shared, { fetch, token: 'phx_acme' })

    await listPipelines(connection)
    await paginate(lists.listSandboxEnvironments, { project_id: 1 }).toArray()

    expect(connection.api).toBe('pipelines')
    expect(tokens(sent)).toEqual(['acme', 'phx_acme'])
    expect(lists.listSandboxEnvironments).toHaveProperty('definition', listSandboxEnvironments.definition)
  })

  it('has methods that work on their own, the same each time', async () => {
    const { fetch, sent } = recorder()
    const view = withOptions(createClient({ fetch }), { token: 'acme' })
    const { listPipelines: method } = view

    await method()

    expect(tokens(sent)).toEqual(['acme'])
    expect(view.listPipelines).toBe(method)
    expect(method.name).toBe('listPipelines')
  })

  it('prints nothing of its token', () => {
    const view = withOptions(createClient(), { token: 'tok-4f9c2d7e81b3' })
    const connection = withOptions(connect(), { token: 'tok-4f9c2d7e81b3' })

    for (const each of [view, connection])
      expect(inspect(each, { showHidden: true, depth: 9, getters: true })).not.toContain('tok-4f9c')
  })

  it('refuses invalid options', async () => {
    const client = createClient({ token: 'own' })
    const { fetch, sent } = recorder()
    const view = withOptions(client, { fetch })

    const messages = []
    for (const options of [
      { baseUrl: 'https://other.example.org' },
      { server: 'eu' },
      { tokne: 'a' },
      { token: 7 },
      { idempotencyKey: 'fixed' },
      'token',
    ])
      messages.push(`${await caught(() => withOptions(client, options as never))}`)
    const changed = await caught(() => configure(view, { token: 'new', timeoutMs: 'long' as never }))
    const bad = await caught(() => withOptions({}, {}))
    await view.listPipelines()
    const call = await caught(() => view.listPipelines(null, null, 'token' as never))

    expect(messages).toEqual([
      "ConfigError: pipelines is not configured: baseUrl is the client's; create another client for another server",
      "ConfigError: pipelines is not configured: server is the client's; create another client for another server",
      'ConfigError: pipelines is not configured: tokne is unknown; did you mean "token"?',
      'ConfigError: pipelines is not configured: token is number, not string or function',
      'ConfigError: pipelines is not configured: idempotencyKey is string, not boolean or function',
      'ConfigError: pipelines is not configured: options is string, not an object',
    ])
    expect(`${changed}`).toContain('timeoutMs is string')
    expect(`${bad}`).toContain('client is neither a client nor a connection')
    expect(`${call}`).toContain('options is string, not an object')
    expect(tokens(sent)).toEqual(['own'])
  })
})

describe('views share', () => {
  it('the budget of retries, with an account for each token', async () => {
    const fetch = async () => new Response(null, { status: 503 })
    const client = createClient({ fetch, clock: createFaultClock(), token: 'own' })
    const attempts = async (token: string) =>
      ((await caught(() => withOptions(client, { token }).listPipelines())) as { attempts: number }).attempts
    for (let calls = 0; calls < 50; calls++) await attempts('acme')

    expect(await attempts('acme')).toBe(1)
    expect(await attempts('beta')).toBe(3)
  })

  it('what has been reported once', async () => {
    const events: ClientEvent[] = []
    const { fetch } = recorder(() => Response.json([], { headers: { deprecation: '@1688169599' } }))
    const client = createClient({ fetch, token: 'own', onEvent: (event) => void events.push(event) })

    await withOptions(client, { token: 'acme' }).listPipelines()
    await withOptions(client, { token: 'beta' }).listPipelines()

    expect(events.filter(({ type }) => type === 'deprecation')).toHaveLength(1)
  })

  it('one listener per signal', async () => {
    const { signal } = new AbortController()
    const counts: number[] = []
    const fetch = async () => {
      counts.push(getEventListeners(signal, 'abort').length)
      return Response.json([])
    }
    const client = createClient({ fetch, token: 'own' })

    await Promise.all(
      ['a', 'b', 'c'].map((token) => withOptions(client, { token }).listPipelines(null, null, { signal })),
    )

    expect(counts).toEqual([1, 1, 1])
  })
})

describe('a token function that is passed per call', () => {
  const slow = () => {
    const asked: boolean[] = []
    const token = async ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return refresh ? 'new' : 'old'
    }
    return { asked, token }
  }

  it('is called once for concurrent calls, also of views', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch })
    const { token, asked } = slow()

    await Promise.all([
      client.listPipelines(null, null, { token }),
      client.listPipelines(null, null, { token }),
      withOptions(client, { token }).listPipelines(),
      withOptions(client, { token }).listPipelines(),
    ])

    expect(asked).toEqual([false])
    expect(tokens(sent)).toEqual(['old', 'old', 'old', 'old'])
  })

  it('is called once for a new token when all calls get a 401', async () => {
    const { token, asked } = slow()
    const fetch = async (_: string, { headers }: RequestInit) =>
      (headers as Record<string, string>).authorization === 'Bearer new'
        ? Response.json([])
        : new Response(null, { status: 401 })
    const client = createClient({ fetch })

    await Promise.all(Array.from({ length: 5 }, () => withOptions(client, { token }).listPipelines()))

    expect(asked).toEqual([false, true])
  })

  it('is separate on another client', async () => {
    const { fetch } = recorder()
    const { token, asked } = slow()

    await Promise.all(
      [createClient({ fetch, token }), createClient({ fetch, token })].map((each) => each.listPipelines()),
    )

    expect(asked).toEqual([false, false])
  })

  it('is shared when an API knows several schemes', async () => {
    const content = specOf({ security: [{ key: [] }, { basic: [] }] }, '/things', 'get', {
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'x-key' },
          basic: { type: 'http', scheme: 'basic' },
        },
      },
    })
    const { client, sent, withOptions } = await generatedClient(content)
    const { token, asked } = slow()
    const views = [
      client,
      withOptions(client, { token: token as never }),
      withOptions(client, { token: token as never }),
    ]

    await Promise.all(
      views.map((each) => each.callThings?.(null, null, each === client ? { token } : undefined)),
    )

    expect(asked).toEqual([false])
    expect(sent.map(({ headers }) => headers['x-key'])).toEqual(['old', 'old', 'old'])
  })
})
