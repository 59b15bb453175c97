import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const schemes = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'digest' },
  oauth: { type: 'oauth2', flows: {} },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key', description: 'From the settings.' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  form: { type: 'apiKey', in: 'formData', name: 'key' },
  certificate: { type: 'mutualTLS' },
  odd: { type: 'http', scheme: 'SSWS' },
}
type Name = keyof typeof schemes

/** A spec with some of the schemes, and an operation that requires one of the lists. */
const secured = (known: readonly Name[], ...asked: readonly Name[][]) =>
  specOf(
    { security: asked.map((names) => Object.fromEntries(names.map((name) => [name, []]))) },
    '/things',
    'get',
    {
      components: {
        securitySchemes: Object.fromEntries(known.map((name) => [name, schemes[name]])),
      },
    },
  )
const operationsOf = async (content: object) => (await generated(content)).operations

describe('one token in a header', () => {
  it.each<[header: string, known: Name[], asked: Name[][]]>([
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['bearer'], [['bearer']]],
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['oauth'], [['oauth']]],
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['oauth', 'bearer'], [['oauth'], ['bearer']]],
    [
      "{ header: 'authorization', prefix: 'Bearer ' }",
      ['bearer', 'certificate'],
      [['bearer', 'certificate']],
    ],
    ["{ header: 'x-key', prefix: '' }", ['bearer', 'key'], [['key']]],
    ["{ header: 'x-key', prefix: '' }", ['key', 'basic'], []],
    ["{ header: 'authorization', prefix: 'Bearer ' }", [], []],
  ])(
    'is all that a client needs: %s when the spec defines %j and requires %j',
    async (header, known, asked) => {
      const operations = await operationsOf(secured(known, ...asked))

      expect(operations).toContain(`auth: ${header} } as const`)
      expect(operations).not.toMatch(/schemes|requirements|credentials|SchemeToken/)
    },
  )

  it('is never sent when no scheme is part of a request', async () => {
    const operations = await operationsOf(secured(['certificate', 'digest'], ['certificate'], ['digest']))

    expect(operations).toContain("servers: { default: 'https://tiny.example.org' } } as const")
    expect(operations).toContain("  security: 'none',\n")
  })

  it('is optional when the spec does not say how it is secured', async () => {
    const content = specOf({})
    const { headers } = await sentBy(content, null, null, { token: 'token-1' })

    expect(await operationsOf(content)).toContain("  security: 'optional',\n")
    expect(headers.authorization).toBe('Bearer token-1')
  })

  it('also fills in the parameter that the operation declares', async () => {
    const content = secured(['key'], ['key']) as { paths: object }
    const parameters = [{ name: 'x-key', in: 'header', required: true, schema: { type: 'string' } }]
    const paths = {
      '/things': { get: { ...(Object.values(Object.values(content.paths)[0])[0] as object), parameters } },
    }

    const { headers } = await sentBy({ ...content, paths }, null, null, { token: 'k' })

    expect(headers['x-key']).toBe('k')
  })
})

describe('several schemes', () => {
  it('are in the API, and in each operation as in the spec', async () => {
    const operations = await operationsOf(secured(['basic', 'query'], ['basic'], ['query'], []))

    expect(operations).toContain(
      "schemes: { basic: { in: 'header', name: 'authorization', prefix: 'Basic ', basic: true }, query: { in: 'query', name: 'key' } } } as const",
    )
    expect(operations).toContain("  security: 'optional',\n  requirements: [{ basic: [] }, { query: [] }],\n")
    expect(operations).toContain(' * Credentials: `basic`, or `query`.\n')
  })

  it('are listed with their scopes in the comment of an operation', async () => {
    const content = specOf({ security: [{ oauth: ['read', 'write'] }] }, '/things', 'get', {
      components: { securitySchemes: { oauth: schemes.oauth } },
    })

    expect(await operationsOf(content)).toContain(' * Credentials: `oauth` (scopes: read, write).\n')
    expect((await generated(content)).reference).toContain(
      '| `oauth` | `authorization: Bearer <value>` | `callThings` |',
    )
  })

  it('type the token by their names', { timeout: 60_000 }, async () => {
    const content = secured(['basic', 'query', 'certificate'], ['basic'], ['query', 'certificate'])

    expect(
      await compiled(
        content,
        `const { createClient, connect, callThings, authorize, configure } = api
const client = createClient({ token: { basic: { username: 'a', password: 'b' } } })
export const good = [
  createClient({ token: 'text' }),
  createClient({ token: { query: 'k', basic: undefined } }),
  createClient({ token: () => 'text' }),
  createClient({ token: async ({ schemes, refresh }) => (refresh || schemes.some(({ query }) => query) ? { query: 'k' } : 'text') }),
  authorize(client, { query: 'k' }),
  authorize(client, ({ operation }) => operation),
  authorize(connect(), { query: 'k' }),
  configure(client, { token: { query: 'k' } }),
  client.callThings(null, null, { token: { query: 'k' } }),
  callThings(connect({ token: { query: 'k' } }), null, null, { token: 'text' }),
]
export const token: api.TinyToken = { query: 'k' }
// @ts-expect-error no such scheme
createClient({ token: { bearer: 'k' } })
// @ts-expect-error it is never sent
createClient({ token: { certificate: 'k' } })
// @ts-expect-error half a pair
authorize(client, { basic: { username: 'a' } })
// @ts-expect-error no such scheme
client.callThings(null, null, { token: () => ({ bearer: 'k' }) })
`,
      ),
    ).toEqual([])
  })

  it('that the client cannot use are reported', async () => {
    const { notes, operations } = await generated(secured(['bearer', 'digest'], ['bearer'], ['digest']))

    expect(notes).toEqual([
      '/components/securitySchemes/digest: digest requires a response to each challenge; pass a fetch that sends it',
    ])
    expect(operations).toContain("auth: { header: 'authorization', prefix: 'Bearer ' }")
  })
})

describe('an operation is refused', () => {
  it.each<[reason: string, known: Name[], asked: Name[][]]>([
    ["needs query and form, but the spec doesn't say how to send it", ['query', 'form'], [['query', 'form']]],
    ["needs form, but the spec doesn't say how to send it", ['form'], [['form']]],
    ["needs key, but the spec doesn't say how to send it", ['bearer'], [['key']]],
  ])('if it %s', async (reason, known, asked) => {
    const error = await caught(() => generated(secured(known, ...asked)))

    expect(error).toHaveProperty('message', `tiny.json#/paths/~1things/get/security: ${reason}`)
  })

  it('but not if its security is optional or has an alternative', async () => {
    expect(await operationsOf(secured(['bearer', 'form'], ['form'], []))).toContain("  security: 'none',\n")
    expect(await operationsOf(secured(['bearer', 'form'], ['form'], ['bearer']))).not.toContain('security:')
  })
})

it('a token keeps its type when the options set the type of the response', { timeout: 60_000 }, async () => {
  const text = { schema: { type: 'string' } }
  const operation = {
    security: [{ basic: [] }, { query: [] }],
    responses: {
      200: { description: 'Yes.', content: { 'application/json': {}, 'text/event-stream': text } },
    },
    requestBody: {
      content: { 'application/json': text, 'multipart/form-data': { schema: { type: 'object' } } },
    },
  }
  const content = specOf(operation, '/things', 'post', {
    components: { securitySchemes: { basic: schemes.basic, query: schemes.query } },
  })

  expect(
    await compiled(
      content,
      `export const call = () => api.tiny.callThings(null, undefined, { token: { query: 'k' }, accept: 'application/json' })
// @ts-expect-error no such scheme
export const wrong = () => api.tiny.callThings(null, undefined, { token: { bearer: 'k' } })
`,
    ),
  ).toEqual([])
})
