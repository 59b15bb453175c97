import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const text = { type: 'string' }
const list = { type: 'array', items: text }
const operationsOf = async (content: object) => (await generated(content)).operations

describe('a parameter in a cookie', () => {
  const content = specOf({
    parameters: [
      { name: 'session', in: 'cookie', required: true, schema: text },
      { name: 'theme', in: 'cookie', schema: text },
    ],
  })

  it('is written by otherParameters', async () => {
    const operations = await operationsOf(content)

    expect(operations).toContain(
      "session: { in: 'cookie', type: 'string', required: true, as: { style: 'form', explode: true } }",
    )
    expect(operations).toContain('}, otherParameters, ')
  })

  it('is sent', async () => {
    const { headers } = await sentBy(content, { session: 'a b', theme: 'dark' })

    expect(headers.cookie).toBe('session=a%20b; theme=dark')
  })
})

describe('a parameter with content', () => {
  const schema = { type: 'object', properties: { id: { type: 'integer' } } }
  const filter = (type: string) =>
    specOf({ parameters: [{ name: 'filter', in: 'query', content: { [type]: { schema } } }] })

  it('is typed by its schema and sent as JSON', async () => {
    const content = filter('application/json')

    const problems = await compiled(
      content,
      `export const call = () => api.tiny.callThings({ filter: { id: 1 } })
// @ts-expect-error id is a number
export const wrong = () => api.tiny.callThings({ filter: { id: 'a' } })
`,
    )
    const { url } = await sentBy(content, { filter: { id: 1 } })

    expect(await operationsOf(content)).toContain("filter: { in: 'query', as: { style: 'json' } }")
    expect(problems).toEqual([])
    expect(url).toBe('https://tiny.example.org/things?filter=%7B%22id%22%3A1%7D')
  })
})

describe('a parameter with the content */*', () => {
  it.each([
    ['an object is sent as JSON', { '*/*': { schema: { type: 'object' } } }, { id: 1 }, '%7B%22id%22%3A1%7D'],
    ['a string is sent as it is', { '*/*': { schema: text } }, 'a b', 'a%20b'],
    ['a number is sent as it is', { 'application/*': { schema: { type: 'integer' } } }, 7, '7'],
    ['without a schema, a value is sent as JSON', { '*/*': {} }, ['a'], '%5B%22a%22%5D'],
    ['without any media type, too', {}, ['a'], '%5B%22a%22%5D'],
  ])('%s', async (_, content, filter, sent) => {
    const { url } = await sentBy(specOf({ parameters: [{ name: 'filter', in: 'query', content }] }), {
      filter,
    })

    expect(url).toBe(`https://tiny.example.org/things?filter=${sent}`)
  })
})

describe('a path parameter', () => {
  const inPath = (parameter: object) =>
    specOf({ parameters: [{ name: 'id', in: 'path', required: true, ...parameter }] }, '/things/{id}')

  it.each([
    ['label', text, 'a', '.a'],
    ['matrix', text, 'a', ';id=a'],
    ['simple', list, ['a', 'b'], 'a,b'],
    ['label', list, ['a', 'b'], '.a,b'],
  ])('in the style %s is sent as %j', async (style, schema, id, sent) => {
    const content = inPath({ style, schema })

    const { url } = await sentBy(content, { id })

    expect(await operationsOf(content)).toContain(`as: { style: '${style}', explode: false } }`)
    expect(url).toBe(`https://tiny.example.org/things/${sent}`)
  })

  it('that is not in the path is left out', async () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: text }]

    expect(await operationsOf(specOf({ parameters }))).not.toContain('params:')
  })
})

describe('a query parameter', () => {
  const inQuery = (name: string, parameter: object) =>
    specOf({ parameters: [{ name, in: 'query', ...parameter }] })

  it('with nested objects is sent in brackets', async () => {
    const content = inQuery('page', {
      style: 'deepObject',
      schema: { type: 'object', properties: { size: { type: 'object' } } },
    })

    const { url } = await sentBy(content, { page: { size: { max: 2 } } })

    expect(url).toBe('https://tiny.example.org/things?page%5Bsize%5D%5Bmax%5D=2')
  })

  it('with flat objects stays with queryParameters', async () => {
    const schema = { type: 'object', properties: { size: { type: 'integer' } }, additionalProperties: false }

    const operations = await operationsOf(inQuery('page', { style: 'deepObject', schema }))

    expect(operations).toContain(
      "page: { in: 'query', type: 'object', style: { style: 'deepObject', explode: true } }",
    )
    expect(operations).toContain('}, queryParameters, ')
  })

  it('with a name that URLs do not allow is encoded', async () => {
    const { url } = await sentBy(inQuery('größe & co', { schema: text }), { 'größe & co': 'x' })

    expect(new URL(url).searchParams.get('größe & co')).toBe('x')
  })
})

it('a header with a list is sent as one string', async () => {
  const content = specOf({ parameters: [{ name: 'X-Ids', in: 'header', schema: list }] })

  const { headers } = await sentBy(content, { 'X-Ids': ['a', 'b'] })

  expect(headers['x-ids']).toBe('a,b')
})
