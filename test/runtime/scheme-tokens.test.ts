import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import type { ClientEvent } from '../../src/runtime/events/events.ts'
import { caught } from '../support/caught.ts'
import { spec } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const printed = (value: unknown) => inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value)

/** Two operations that accept the same schemes, and one that accepts another. */
const content = spec({
  components: {
    securitySchemes: {
      oauth: { type: 'openIdConnect', openIdConnectUrl: 'https://tiny.example.org' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
      sid: { type: 'apiKey', in: 'cookie', name: 'sid' },
      basic: { type: 'http', scheme: 'basic' },
    },
  },
  paths: Object.fromEntries(
    [
      { operationId: 'one', security: [{ oauth: ['read'] }, { key: [], sid: [] }] },
      { operationId: 'two', security: [{ oauth: ['read'] }, { key: [], sid: [] }] },
      { operationId: 'other', security: [{ oauth: ['write'] }] },
      { operationId: 'admin', security: [{ basic: [] }] },
    ].map((operation) => [
      `/${operation.operationId}`,
      { get: { ...operation, responses: { 200: { description: 'Yes.' } } } },
    ]),
  ),
})

/** A server that accepts the expected token and refuses others with 401. */
async function server(isGood: (url: string, headers: Headers) => boolean, config: object) {
  const sent: string[] = []
  const events: ClientEvent[] = []
  const { client, configure } = await generatedClient(content, {
    fetch: async (url: string, init: RequestInit) => {
      const headers = new Headers(init.headers)
      sent.push(headers.get('authorization') ?? `${url} ${headers.get('cookie')}`)
      return isGood(url, headers)
        ? new Response()
        : Response.json({ detail: `no: ${sent.at(-1)}` }, { status: 401 })
    },
    onEvent: (event: ClientEvent) => void events.push(event),
    ...config,
  })
  return { client, configure, sent, events }
}

const bearer = (token: string) => (_: string, headers: Headers) =>
  headers.get('authorization') === `Bearer ${token}`

describe('a token function', () => {
  it('gets what the operation accepts, and its scopes', async () => {
    const token = vi.fn(() => 'a')
    const { client } = await server(() => true, { token })

    await client.one?.()
    await client.other?.()

    expect(token.mock.calls).toEqual([
      [
        {
          api: 'tiny',
          operation: 'one',
          refresh: false,
          schemes: [{ oauth: ['read'] }, { key: [], sid: [] }],
        },
      ],
      [{ api: 'tiny', operation: 'other', refresh: false, schemes: [{ oauth: ['write'] }] }],
    ])
  })

  it('is called once for concurrent calls of operations that accept the same', async () => {
    const token = vi.fn(async () => 'a')
    const { client } = await server(() => true, { token })

    await Promise.all([client.one?.(), client.two?.(), client.one?.(), client.other?.()])

    expect(token).toHaveBeenCalledTimes(2)
  })

  it('is called again after a 401, once for all calls that were refused together', async () => {
    const token = vi.fn(async ({ refresh }: { refresh: boolean }) => ({ oauth: refresh ? 'new' : 'old' }))
    const { client, sent, events } = await server(bearer('new'), { token })

    await Promise.all([client.one?.(), client.two?.()])

    expect(token.mock.calls.map(([{ refresh }]) => refresh)).toEqual([false, true])
    expect(sent).toEqual(['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new'])
    expect(events.filter(({ type }) => type === 'refresh')).toHaveLength(2)
  })

  it('can switch to another scheme after a 401', async () => {
    const token = ({ refresh }: { refresh: boolean }) => (refresh ? { key: 'k', sid: 's' } : { oauth: 'old' })
    const { client, sent } = await server((url) => url.includes('key=k'), { token })

    await client.one?.()

    expect(sent).toEqual(['Bearer old', 'https://tiny.example.org/one?key=k sid=s'])
  })

  it('that returns the same token ends the call with the 401', async () => {
    const token = vi.fn(() => 'old')
    const { client, sent } = await server(() => false, { token })

    expect(await caught(() => client.one?.())).toMatchObject({ code: 'api_error', status: 401 })
    expect([token.mock.calls.length, sent.length]).toEqual([2, 1])
  })

  it('that fails is the cause of the error', async () => {
    const cause = new Error('signed out')
    const { client, sent } = await server(() => true, { token: () => Promise.reject(cause) })

    expect(await caught(() => client.one?.())).toMatchObject({
      code: 'auth_error',
      message: 'tiny.one was not sent: the token function failed (GET /one)',
      cause,
    })
    expect(sent).toEqual([])
  })
})

describe('a fixed token', () => {
  it('has nothing to renew', async () => {
    const { client, sent, events } = await server(() => false, { token: { oauth: 'old' } })

    expect(await caught(() => client.one?.())).toMatchObject({ code: 'api_error', status: 401 })
    expect([sent, events.map(({ type }) => type)]).toEqual([['Bearer old'], ['request', 'response', 'error']])
  })

  it('of the client can be removed, and that of a call wins', async () => {
    const { client, configure, sent } = await server(() => true, { token: 'client' })

    await client.one?.(null, null, { token: { oauth: 'call' } })
    await client.one?.(null, null, { token: undefined, timeoutMs: 1000 })
    configure({ timeoutMs: 1000 })()
    await client.one?.()
    configure({ token: undefined })()

    expect(await caught(() => client.one?.())).toMatchObject({ code: 'auth_error' })
    expect(sent).toEqual(['Bearer call', 'Bearer client', 'Bearer client'])
  })
})

describe('what identifies the caller is never printed', () => {
  const secrets = {
    key: 'key-3f7a/9b+secret',
    sid: 'sid-77aa99bbcc',
    oauth: 'oauth-11223344',
    basic: { username: 'user-5566778899', password: 'pass word-99887766' },
  }
  const texts = [
    secrets.key,
    encodeURIComponent(secrets.key),
    secrets.sid,
    secrets.oauth,
    secrets.basic.username,
    secrets.basic.password,
    btoa(`${secrets.basic.username}:${secrets.basic.password}`),
  ]
  const cases = [
    ['one', { key: secrets.key, sid: secrets.sid }],
    ['one', { oauth: secrets.oauth }],
    ['admin', { basic: secrets.basic }],
  ] as const

  it.each(cases)('when %s is refused with %j', async (operation, token) => {
    const { client, events } = await server(() => false, { token })

    const error = (await caught(() => client[operation]?.())) as Error

    expect(error).toMatchObject({ code: 'api_error', url: `/${operation}`, status: 401 })
    expect(texts.filter((text) => printed([error, events, client]).includes(text))).toEqual([])
  })

  it.each(cases)('when the connection of %s breaks off with %j', async (operation, token) => {
    const { client, events } = await server(() => true, {
      token: () => token,
      fetch: (url: string, init: RequestInit) =>
        Promise.reject(
          Object.assign(new TypeError(`fetch failed: ${url}`), {
            cause: Object.assign(new Error(JSON.stringify(init.headers)), { code: 'ECONNRESET' }),
          }),
        ),
    })

    const error = await caught(() => client[operation]?.())

    expect(error).toMatchObject({ code: 'network_error', url: `/${operation}` })
    expect(texts.filter((text) => printed([error, events, client]).includes(text))).toEqual([])
  })

  it.each(cases)('when it cannot be sent: %s with %j', async (operation, token) => {
    const broken = Object.fromEntries(
      Object.entries(token).map(([name, value]) => [
        name,
        typeof value === 'string' ? `${value}\n\uD800` : { ...value, username: 'user-5566778899:' },
      ]),
    )
    const { client } = await server(() => true, { token: broken })

    const error = await caught(() => client[operation]?.())

    expect(error).toMatchObject({ code: 'auth_error' })
    expect(texts.filter((text) => printed([error, client]).includes(text))).toEqual([])
  })
})
