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
}
type Name = keyof typeof schemes

/** A spec that knows some of the schemes, and an operation that asks for one of the lists of them. */
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

describe('the token of a client', () => {
  it.each<[header: string, known: Name[], asked: Name[][]]>([
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['bearer'], [['bearer']]],
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['oauth'], [['oauth']]],
    ["{ header: 'authorization', prefix: 'Basic ' }", ['basic'], [['basic']]],
    ["{ header: 'x-key', prefix: '' }", ['bearer', 'key'], [['key']]],
    ["{ header: 'authorization', prefix: 'Bearer ' }", ['key', 'bearer'], [['key'], ['bearer']]],
    ["{ header: 'x-key', prefix: '' }", ['key', 'basic'], []],
    ["{ header: 'authorization', prefix: 'Bearer ' }", [], []],
  ])('travels as %s where the spec knows %j and asks for %j', async (header, known, asked) => {
    expect(await operationsOf(secured(known, ...asked))).toContain(`auth: ${header} } as const`)
  })

  it('is none where no scheme travels in a header', async () => {
    const operations = await operationsOf(secured(['query'], ['query']))

    expect(operations).toContain("servers: { default: 'https://tiny.example.org' } } as const")
    expect(operations).toContain("  security: 'none',\n")
  })

  it('may be given where the spec leaves open how it is secured', async () => {
    const content = specOf({})
    const { headers } = await sentBy(content, null, null, { token: 'token-1' })

    expect(await operationsOf(content)).toContain("  security: 'optional',\n")
    expect(headers.authorization).toBe('Bearer token-1')
  })

  it('is taken where an operation has the choice', async () => {
    const operations = await operationsOf(secured(['bearer', 'query'], ['query'], ['bearer']))

    expect(operations).not.toMatch(/ {2}(params|security):/)
  })
})

describe('a key that is not the token', () => {
  it.each<[name: Name, line: string]>([
    ['query', "  params: { key: { in: 'query', type: 'string' } },\n"],
    [
      'cookie',
      "  params: { sid: { in: 'cookie', type: 'string', as: { style: 'form', explode: true } } },\n",
    ],
    ['key', "  params: { 'X-Key': { in: 'header', type: 'string' } },\n"],
  ])('is a secret parameter of the call: %s', async (name, line) => {
    const operations = await operationsOf(secured(['bearer', name], ['bearer', name]))

    expect(operations).toContain(line)
    expect(operations).toMatch(/ {2}secrets: \['[\w-]+'\],\n/)
    expect(operations).not.toContain('  security:')
  })

  it('is sent with the token', async () => {
    const content = secured(['bearer', 'query', 'cookie'], ['bearer', 'query', 'cookie'])

    const { url, headers } = await sentBy(content, { key: 'k', sid: 's' }, null, { token: 'token-1' })

    expect(url).toBe('https://tiny.example.org/things?key=k')
    expect(headers).toMatchObject({ authorization: 'Bearer token-1', cookie: 'sid=s' })
  })

  it('is described by the spec, and may stand in the headers of the client instead', async () => {
    const content = secured(['bearer', 'query'], ['bearer', 'query'])

    expect((await generated(content)).types).toContain('/** From the settings. */\n    key?: string;')
    expect(
      await compiled(
        content,
        "export const calls = [api.tiny.callThings(), api.tiny.callThings({ key: 'k' })]",
      ),
    ).toEqual([])
  })

  it('is the parameter that the operation declares itself', async () => {
    const content = secured(['bearer', 'key'], ['bearer', 'key']) as { paths: object }
    const parameters = [{ name: 'x-key', in: 'header', required: true, schema: { type: 'string' } }]
    const paths = { '/things': { ...Object.values(content.paths)[0], parameters } }

    const operations = await operationsOf({ ...content, paths })

    expect(operations).toContain("  params: { 'x-key': { in: 'header', type: 'string', required: true } },\n")
  })
})

describe('a certificate', () => {
  it('belongs to the connection: an operation that asks for it needs no token', async () => {
    expect(await operationsOf(secured(['certificate'], ['certificate']))).toContain("  security: 'none',\n")
  })
})

describe('an operation is refused', () => {
  it.each<[reason: string, known: Name[], asked: Name[][]]>([
    ['needs digest, which the token in the header (none) is not', ['digest'], [['digest']]],
    [
      'needs digest and query, form, which the token in the header authorization is not',
      ['bearer', 'digest', 'query', 'form'],
      [['digest', 'query'], ['form']],
    ],
    ['needs form, which the token in the header (none) is not', ['form'], [['form']]],
  ])('where it %s', async (reason, known, asked) => {
    const error = await caught(() => generated(secured(known, ...asked)))

    expect(error).toHaveProperty('message', `tiny.json#/paths/~1things/get/security: ${reason}`)
  })

  it('no more where it works without what it asks for, too', async () => {
    expect(await operationsOf(secured(['bearer', 'digest'], ['digest'], []))).toContain(
      "  security: 'none',\n",
    )
  })
})
