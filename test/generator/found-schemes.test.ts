import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'

const schemes = {
  bearer: { type: 'http', scheme: 'Bearer' },
  oauth: { type: 'oauth2', flows: {} },
  basic: { type: 'http', scheme: 'basic' },
  ssws: { type: 'http', scheme: 'SSWS' },
  bot: { type: 'apiKey', in: 'header', name: 'Authorization' },
  django: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'Token-based authentication with required prefix "Token"',
  },
  told: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-token-prefix': 'GoogleLogin auth=' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  certificate: { type: 'mutualTLS' },
}
type Name = keyof typeof schemes

/** An operation that accepts any of these, with all names in one list required; `name: scope` sets a scope. */
const taking = (...asked: (readonly Name[])[]) =>
  specOf(
    { security: asked.map((names) => Object.fromEntries(names.map((name) => [name, []]))) },
    '/things',
    'get',
    {
      components: { securitySchemes: Object.fromEntries(asked.flat().map((name) => [name, schemes[name]])) },
    },
  )
const sent = (content: object, token: unknown, config: object = {}) =>
  sentBy(content, null, null, { token, ...config })
const refusal = async (content: object, token: unknown, config: object = {}) => {
  const { client, sent } = await generatedClient(content, {
    ...(token !== undefined && { token }),
    ...config,
  })
  const error = await caught(() => client.callThings?.())
  expect(sent).toEqual([])
  return error as Error & { code: string; attempts: number }
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a value is sent as its scheme says', () => {
  it.each<[name: Name, value: unknown, header: string, text: string]>([
    ['bearer', 'abc', 'authorization', 'Bearer abc'],
    ['bearer', 'bearer abc', 'authorization', 'Bearer abc'],
    ['oauth', 'abc', 'authorization', 'Bearer abc'],
    ['ssws', 'abc', 'authorization', 'SSWS abc'],
    ['bot', 'Bot abc', 'authorization', 'Bot abc'],
    ['django', 'abc', 'authorization', 'Token abc'],
    ['django', 'Token abc', 'authorization', 'Token abc'],
    ['told', 'abc', 'authorization', 'GoogleLogin auth=abc'],
    ['key', 'a b', 'x-key', 'a b'],
    ['cookie', 'abc%3D', 'cookie', 'sid=abc%3D'],
    ['basic', { username: 'ada', password: 'päß:word' }, 'authorization', `Basic ${base64('ada:päß:word')}`],
    ['basic', { username: 'sk_live_1', password: '' }, 'authorization', `Basic ${base64('sk_live_1:')}`],
    ['basic', 'ada:pass', 'authorization', `Basic ${base64('ada:pass')}`],
    ['basic', `Basic ${base64('ada:pass')}`, 'authorization', `Basic ${base64('ada:pass')}`],
    ['basic', base64('ada:pass'), 'authorization', `Basic ${base64('ada:pass')}`],
  ])('%s, set to %j: %s: %s', async (name, value, header, text) => {
    // A second one, so that none of them is the API's only token.
    const content = taking([name], ['query'])

    expect((await sent(content, { [name]: value })).headers[header]).toBe(text)
    expect((await sent(content, () => ({ [name]: value }))).headers[header]).toBe(text)
  })

  it('a key in the query follows the existing parameters', async () => {
    const parameters = [{ name: 'limit', in: 'query', schema: { type: 'integer' } }]
    const content = taking(['query']) as { paths: Record<string, { get: object }> }
    const paths = { '/things': { get: { ...content.paths['/things']?.get, parameters } } }

    expect((await sent(taking(['query']), 'a&b')).url).toBe('https://tiny.example.org/things?api%20key=a%26b')
    expect((await sentBy({ ...content, paths }, { limit: 1 }, null, { token: { query: 'k' } })).url).toBe(
      'https://tiny.example.org/things?limit=1&api%20key=k',
    )
  })

  it('a cookie is added to those that the operation sends', async () => {
    const parameters = [{ name: 'theme', in: 'cookie', schema: { type: 'string' } }]
    const content = taking(['cookie']) as { paths: Record<string, { get: object }> }
    const paths = { '/things': { get: { ...content.paths['/things']?.get, parameters } } }

    const { headers } = await sentBy({ ...content, paths }, { theme: 'dark' }, null, { token: 'abc' })

    expect(headers.cookie).toBe('theme=dark; sid=abc')
  })
})

describe('a string is used for', () => {
  it.each<[asked: Name[][], text: string, header: string, value: string]>([
    [[['basic'], ['bearer']], 'abc', 'authorization', 'Bearer abc'],
    [[['query'], ['key']], 'abc', 'x-key', 'abc'],
    [[['django'], ['bearer']], 'Bearer abc', 'authorization', 'Bearer abc'],
    [[['bearer'], ['django']], 'Token abc', 'authorization', 'Token abc'],
    [[['key', 'query'], ['cookie']], 'abc', 'cookie', 'sid=abc'],
  ])('the one of %j that needs no other, and fits best: %s', async (asked, text, header, value) => {
    expect((await sent(taking(...asked), text)).headers[header]).toBe(value)
  })
})

describe('of several requirements', () => {
  const content = taking(['bearer'], ['key', 'query'], ['cookie'])

  it.each<[token: object, found: object]>([
    [{ cookie: 'c' }, { cookie: 'sid=c' }],
    [{ cookie: 'c', key: 'k', query: 'q' }, { 'x-key': 'k' }],
    [{ cookie: 'c', key: 'k' }, { cookie: 'sid=c' }],
    [{ cookie: 'c', key: 'k', query: 'q', bearer: 'b' }, { authorization: 'Bearer b' }],
    [{ cookie: 'c', bearer: undefined }, { cookie: 'sid=c' }],
  ])('the first complete one is used: %j', async (token, found) => {
    const { headers } = await sent(content, token)
    const { accept: _, ...own } = headers

    expect(own).toEqual(found)
  })

  it('two that are required together are both sent', async () => {
    const { url, headers } = await sent(content, { key: 'k', query: 'q' })

    expect([url, headers['x-key']]).toEqual(['https://tiny.example.org/things?api%20key=q', 'k'])
  })

  it('nothing is sent when one is empty and no other fits', async () => {
    const optional = taking(['bearer'], ['key', 'query'], [])

    for (const token of [undefined, { key: 'k' }, () => ({ key: 'k' })]) {
      const { url, headers } = await sent(optional, token)
      expect([url, Object.keys(headers)]).toEqual(['https://tiny.example.org/things', ['accept']])
    }
  })

  it('a certificate is left to the connection', async () => {
    const both = taking(['bearer'], ['certificate'])
    const together = taking(['query', 'certificate'])

    expect(Object.keys((await sent(both, undefined)).headers)).toEqual(['accept'])
    expect((await sent(both, 'abc')).headers.authorization).toBe('Bearer abc')
    expect((await sent(together, 'abc')).url).toContain('?api%20key=abc')
  })
})

describe('nothing is sent', () => {
  const content = taking(['bearer'], ['key', 'query'])
  const takes = 'the operation takes bearer, or key and query'
  const prefix = 'tiny.callThings was not sent: '

  it.each<[token: unknown, message: string]>([
    [undefined, `token is missing; ${takes}`],
    [{}, `token is not enough: ${takes}`],
    [{ key: 'k' }, `token is not enough: ${takes}; token.query is missing`],
    [() => ({ query: 'k' }), `token is not enough: ${takes}; token.key is missing`],
    [() => undefined, `token is missing; ${takes}`],
    [() => 5, 'token is number, not string, function or an object with bearer, key, query'],
    [() => ({ beare: 'k' }), 'token.beare is unknown; did you mean "bearer"?'],
    [{ bearer: 'a b' }, 'token.bearer is text with a space, line break or similar'],
    [{ bearer: '' }, 'token.bearer is empty'],
    [{ bearer: 'Bearer ' }, 'token.bearer is empty'],
    [{ key: 'k\n', query: 'q' }, 'token.key is text with a space, line break or similar'],
  ])('if the token is %j', async (token, message) => {
    const error = await refusal(content, token)

    expect(error).toMatchObject({
      code: 'auth_error',
      attempts: 0,
      message: `${prefix}${message} (GET /things)`,
    })
  })

  it('if an operation needs two and gets a string', async () => {
    const error = await refusal(taking(['key', 'query']), 'abc')

    expect(error.message).toBe(
      `${prefix}token is a single text, but the operation takes key and query; pass an object by scheme (GET /things)`,
    )
  })

  it('and the error lists the scopes, too', async () => {
    const operation = { security: [{ oauth: ['read', 'write'] }] }
    const error = await refusal(
      specOf(operation, '/things', 'get', { components: { securitySchemes: { oauth: schemes.oauth } } }),
      undefined,
    )

    expect(error.message).toBe(
      `${prefix}token is missing; the operation takes oauth (read, write) (GET /things)`,
    )
  })

  it.each<[token: unknown, parameter: string, problem: string]>([
    [{ beare: 'k' }, 'token.beare', 'is unknown; did you mean "bearer"?'],
    [{ basic: 5 }, 'token.basic', 'is number, not an object with username and password'],
    [{ basic: { username: 'a' } }, 'token.basic.password', 'is missing'],
    [{ bearer: { username: 'a', password: 'b' } }, 'token.bearer', 'is object, not string'],
    [{ certificate: 'a' }, 'token.certificate', 'is unknown; expected: bearer, basic'],
    [null, 'token', 'is null, not string, function or an object with bearer, basic'],
  ])('if a client or a call gets %j', async (token, parameter, problem) => {
    const known = taking(['bearer'], ['basic'], ['certificate'])
    const { client, configure } = await generatedClient(known)

    expect(await caught(() => configure({ token } as never))).toMatchObject({
      code: 'config_error',
      parameter,
      message: `tiny is not configured: ${parameter} ${problem}`,
    })
    expect(await caught(() => client.callThings?.(null, null, { token }))).toMatchObject({
      code: 'config_error',
      parameter,
    })
  })

  it('over plain http if allowHttp does not list the host', async () => {
    const error = await refusal(taking(['query']), 'secret-key', { baseUrl: 'http://tiny.example.org' })
    const allowed = await sent(taking(['query']), 'secret-key', {
      baseUrl: 'http://tiny.example.org',
      allowHttp: ['tiny.example.org'],
    })

    expect(error).toMatchObject({ code: 'config_error', parameter: 'baseUrl' })
    expect(allowed.url).toBe('http://tiny.example.org/things?api%20key=secret-key')
  })
})

describe('in a page, which cannot set cookies', () => {
  const inPage = async (run: () => Promise<void>) => {
    const { Request: own, fetch: ownFetch } = globalThis
    const sent: { headers: Headers; credentials: string | undefined }[] = []
    Object.assign(globalThis, {
      Request: class {
        headers = new Headers()
      },
      fetch: async (_: string, init: RequestInit) => {
        sent.push({ headers: new Headers(init.headers), credentials: init.credentials })
        return Response.json([])
      },
    })
    try {
      await run()
    } finally {
      Object.assign(globalThis, { Request: own, fetch: ownFetch })
    }
    return sent
  }

  it('a cookie is left to the browser', async () => {
    const { client } = await generatedClient(taking(['cookie'], ['key', 'cookie']), { fetch: undefined })

    const sent = await inPage(
      async () => void (await client.callThings?.(null, null, { fetchOptions: { credentials: 'include' } })),
    )

    expect(sent).toMatchObject([{ credentials: 'include' }])
  })

  it('and a token for it is refused', async () => {
    const { client } = await generatedClient(taking(['cookie'], ['key']), {
      fetch: undefined,
      token: { cookie: 'abc' },
    })
    let error: unknown

    await inPage(async () => {
      error = await caught(() => client.callThings?.())
    })

    expect(error).toMatchObject({
      code: 'auth_error',
      message:
        "tiny.callThings was not sent: token.cookie is a cookie, which a page cannot set; omit it and the browser sends its own (fetchOptions: { credentials: 'include' } for another origin) (GET /things)",
    })
  })
})
