import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'

/** An operation at a path, with these path parameters. */
const at = (path: string, ...names: string[]) =>
  specOf(
    { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) },
    path,
  )
const sent = async (content: object, params: unknown) =>
  (await sentBy(content, params)).url.replace('https://tiny.example.org', '')

describe('a wildcard', () => {
  it.each([
    ['/wild/{*}', '*', '*'],
    ['/wild/{*}', '', '*'],
    ['/wild/*', '*', '*'],
    ['/wild/{*rest}', 'rest', 'rest'],
    ['/wild/{*rest}', '*rest', 'rest'],
    ['/wild/{**rest}', 'rest', 'rest'],
    ['/wild/{rest*}', 'rest', 'rest'],
    ['/wild/{rest+}', 'rest', 'rest'],
    ['/wild/{+rest}', 'rest', 'rest'],
    ['/wild/{rest...}', 'rest', 'rest'],
    ['/wild/{rest:path}', 'rest', 'rest'],
    ['/wild/{rest:.*}', 'rest', 'rest'],
    ['/wild/{rest=projects/*/keys/*}', 'rest', 'rest'],
    ['/wild/:rest*', 'rest', 'rest'],
    ['/wild/:rest(.*)', 'rest', 'rest'],
    ['/wild/*rest', 'rest', 'rest'],
  ])('keeps the slashes of its value: %s, declared as %j', async (path, declared, name) => {
    const content = at(path, ...(declared ? [declared] : []))

    expect(await sent(content, { [name]: 'a b/c?/d' })).toBe('/wild/a%20b/c%3F/d')
    expect(
      await compiled(
        content,
        `export const call = () => api.tiny.callThings({ ${JSON.stringify(name)}: 'a/b' })`,
      ),
    ).toEqual([])
  })

  it('accepts a list of segments when the spec declares one', async () => {
    const parameters = [
      { name: 'rest', in: 'path', required: true, schema: { type: 'array', items: { type: 'string' } } },
    ]

    expect(await sent(specOf({ parameters }, '/wild/{rest*}/end'), { rest: ['a/b', 'c'] })).toBe(
      '/wild/a%2Fb/c/end',
    )
  })

  it.each(['a/../b', '..', '', 'a/%2e%2e/b'])('cannot lead to another path: %j', async (rest) => {
    const error = await caught(() => sentBy(at('/wild/{*rest}', 'rest'), { rest }))

    expect(error).toMatchObject({ code: 'config_error', parameter: 'rest' })
  })
})

describe('an optional segment', () => {
  it.each(['/opt/{a}/{b}?', '/opt/{a}/{b?}', '/opt/:a/:b?', '/opt/{a:int}/{b:int?}', '/opt/{a}{/b}'])(
    'is omitted together with its slash: %s',
    async (path) => {
      const content = at(path, 'a', 'b')

      expect(await sent(content, { a: '1', b: '2' })).toBe('/opt/1/2')
      expect(await sent(content, { a: '1' })).toBe('/opt/1')
      expect(
        await compiled(
          content,
          `export const calls = () => [api.tiny.callThings({ a: '1' }), api.tiny.callThings({ a: '1', b: '2' })]
// @ts-expect-error the other one is required
export const wrong = () => api.tiny.callThings({ b: '2' })
`,
        ),
      ).toEqual([])
    },
  )

  it('is shown as two paths in the docs', async () => {
    const { operations, reference } = await generated(at('/opt/{a}/{b}?', 'a', 'b'))

    expect(operations).toContain(' * `GET /opt/{a}/{b}`, or `GET /opt/{a}`\n')
    expect(reference).toContain('`GET /opt/{a}/{b}`, or `GET /opt/{a}`')
  })

  it('cannot be omitted when a later one is set', async () => {
    const content = at('/opt/{a}?/{b}?', 'a', 'b')

    const error = await caught(() => sentBy(content, { b: '2' }))

    expect(await sent(content, {})).toBe('/opt')
    expect(error).toHaveProperty(
      'message',
      'tiny.callThings was not sent: a is missing, and b follows it in the path (GET /opt/{a}/{b})',
    )
  })
})

describe('a query in a path', () => {
  const query = (name: string) => ({ name, in: 'query', schema: { type: 'string' } })

  it('is part of the URL', async () => {
    const content = specOf({ parameters: [query('limit')] }, '/responses?beta=true&v=2')

    expect(await sent(content, null)).toBe('/responses?beta=true&v=2')
    expect(await sent(content, { limit: '3?' })).toBe('/responses?beta=true&v=2&limit=3%3F')
    expect((await generated(content)).operations).toContain('`GET /responses?beta=true&v=2`')
  })

  it('precedes parameters of every kind', async () => {
    const parameters = [
      query('limit'),
      { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ]

    expect(
      await sent(specOf({ parameters }, '/{id}?beta=true'), { id: 'a', limit: '1', filter: { a: 1 } }),
    ).toBe('/a?beta=true&limit=1&filter=%7B%22a%22%3A1%7D')
    expect(await sent(specOf({ parameters }, '/{id}?beta=true'), { id: 'a?beta=true', filter: {} })).toBe(
      '/a%3Fbeta%3Dtrue?beta=true&filter=%7B%7D',
    )
  })

  it('sets a field that calls can omit', async () => {
    const content = specOf({ parameters: [{ ...query('Action'), required: true }] }, '/?Action=ListUsers')

    expect(await sent(content, null)).toBe('/?Action=ListUsers')
  })

  it('can contain parameters', async () => {
    const content = specOf(
      { parameters: [{ ...query('itemId'), in: 'path', required: true }, query('q'), query('page')] },
      '/items{?q}?id={itemId}&page={page}&fixed=1#two',
    )

    expect(await sent(content, { itemId: 'a&b', page: '2' })).toBe('/items?fixed=1&page=2&id=a%26b')
  })

  it('distinguishes two operations with the same path', async () => {
    const get = (operationId: string) => ({
      get: { operationId, responses: { 200: { description: 'Yes.' } } },
    })
    const { client, sent } = await generatedClient(
      spec({ paths: { '/a': get('one'), '/a?beta=true': get('two'), '/a#x': get('three') } }),
    )

    await client.one?.()
    await client.two?.()
    await client.three?.()

    expect(sent.map(({ url }) => new URL(url).pathname + new URL(url).search)).toEqual([
      '/a',
      '/a?beta=true',
      '/a',
    ])
  })
})

describe('a path that only looks like it', () => {
  it.each([
    ['/v1/{name}:cancel', 'name', { name: 'a' }, '/v1/a:cancel'],
    ['/things/:batch', 'id', null, '/things/:batch'],
    ['/files/{name}.{format}', 'name', { name: 'a', format: 'pdf' }, '/files/a.pdf'],
    ['/codes/{code:[0-9]{3}}', 'code', { code: '123' }, '/codes/123'],
  ])('is sent unchanged: %s', async (path, declared, params, url) => {
    expect(await sent(at(path, declared), params)).toBe(url)
  })
})
