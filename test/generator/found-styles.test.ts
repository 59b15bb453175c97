import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'
import { type RawRequest, rawServer } from '../support/raw-server.ts'

const list = { type: 'array', items: { type: 'string' } }
const map = { type: 'object', additionalProperties: { type: 'string' } }
const one = (location: string, parameter: object, path = '/things') =>
  specOf({ parameters: [{ name: 'p', in: location, required: location === 'path', ...parameter }] }, path)

let server: Awaited<ReturnType<typeof rawServer>>
beforeAll(async () => {
  server = await rawServer()
})
afterAll(() => server.close())

/** The raw request line and headers of a call. */
async function sentFor(content: object, p: unknown) {
  const { client } = await generatedClient(content, { baseUrl: server.baseUrl, fetch })
  await client.callThings?.({ p })
  const { url = '', headers } = server.requests.at(-1) as RawRequest
  return { url: url.replace('/things', ''), headers }
}

const refusal = async (content: object, p: unknown) => {
  const before = server.requests.length
  const { message } = (await caught(() => sentFor(content, p))) as Error
  expect(server.requests.length).toBe(before)
  return message
}

describe('a query', () => {
  const query = (p: object) => one('query', p)

  it.each([
    ['form', true, list, ['a,b', 'c'], '?p=a%2Cb&p=c'],
    ['form', false, list, ['a,b', 'c'], '?p=a%2Cb,c'],
    ['spaceDelimited', false, list, ['a', 'b|c'], '?p=a%20b%7Cc'],
    ['spaceDelimited', true, list, ['a b', 'c'], '?p=a%20b&p=c'],
    ['pipeDelimited', false, list, ['a', 'b c'], '?p=a%7Cb%20c'],
    ['form', true, map, { a: '1', b: '2' }, '?a=1&b=2'],
    ['form', false, map, { a: '1', b: '2' }, '?p=a,1,b,2'],
    ['pipeDelimited', false, map, { a: '1', b: '2' }, '?p=a%7C1%7Cb%7C2'],
    ['deepObject', true, map, { a: '1', b: '2' }, '?p%5Ba%5D=1&p%5Bb%5D=2'],
    ['form', true, list, [], ''],
    ['spaceDelimited', false, list, [], ''],
    ['deepObject', true, map, {}, ''],
  ])('in the style %s, exploded %s, of %j', async (style, explode, schema, p, expected) => {
    expect((await sentFor(query({ style, explode, schema }), p)).url).toBe(expected)
  })

  it.each([
    ['spaceDelimited', ['a b'], '" "'],
    ['pipeDelimited', ['a|b'], '"|"'],
  ])('refuses what would be split: %s of %j', async (style, p, separator) => {
    expect(await refusal(query({ style, explode: false, schema: list }), p)).toBe(
      `tiny.callThings was not sent: p holds a text with ${separator}, which separates its parts (GET ${server.baseUrl}/things)`,
    )
  })

  it('writes null in a list as an empty string, and omits undefined', async () => {
    const nullable = { type: ['array', 'null'], items: { type: ['string', 'null'] } }

    expect((await sentFor(query({ schema: nullable }), ['a', null])).url).toBe('?p=a&p=')
    expect((await sentFor(query({ schema: map }), { a: '1', b: undefined })).url).toBe('?a=1')
    expect((await sentFor(query({ style: 'pipeDelimited', schema: nullable }), null)).url).toBe('')
  })

  it('keeps reserved characters when they are allowed, except those that end a value', async () => {
    const content = query({ allowReserved: true, schema: { type: 'string' } })

    const { url } = await sentFor(content, "/a?b:c@d!$'()*,;=e&f#g+h[i]%41")

    // The URL parser of the platform encodes the quote.
    expect(url).toBe('?p=/a?b:c@d!$%27()*,;=e%26f%23g%2Bh%5Bi%5D%2541')
    expect(new URLSearchParams(url).get('p')).toBe("/a?b:c@d!$'()*,;=e&f#g+h[i]%41")
  })

  it('refuses a comma in an item when reserved characters are kept', async () => {
    const content = query({ allowReserved: true, explode: false, schema: list })

    expect((await sentFor(content, ['a/b', 'c'])).url).toBe('?p=a/b,c')
    expect(await refusal(content, ['a,b'])).toContain('holds a text with ","')
  })

  it('writes numbers and booleans as JSON does', async () => {
    const content = query({ schema: { type: 'array', items: {} } })

    expect((await sentFor(content, [0, -1.5, 1e21, true, false])).url).toBe(
      '?p=0&p=-1.5&p=1e%2B21&p=true&p=false',
    )
  })

  it('is nested as qs (Express and others) reads it', async () => {
    const name = 'qs'
    const { default: qs } = await import(/* @vite-ignore */ name)
    const content = query({ style: 'deepObject', schema: { type: 'object' } })
    const p = { a: { b: ['x', 'y&z'], 'c d': '1' }, e: [{ f: '2' }, { f: '3' }] }

    const { url } = await sentFor(content, p)

    expect(qs.parse(url.slice(1))).toEqual({ p })
  })

  it('accepts a string for a parameter that is declared by its content', async () => {
    const content = query({ content: { 'text/plain': { schema: {} } } })

    expect((await sentFor(content, 'a b')).url).toBe('?p=a%20b')
    expect(await refusal(content, 1)).toContain('p is number, not string')
  })
})

describe('a path', () => {
  const path = (p: object) => one('path', p, '/things/{p}')

  it.each([
    ['simple', false, list, ['a,b', 'c'], '/a%2Cb,c'],
    ['simple', true, map, { a: '1', b: '=' }, '/a=1,b=%3D'],
    ['simple', false, map, { a: '1', b: '2' }, '/a,1,b,2'],
    ['label', false, list, ['a', 'b'], '/.a,b'],
    ['label', true, list, ['a', 'b'], '/.a.b'],
    ['label', true, map, { a: '1', b: '2' }, '/.a=1.b=2'],
    ['matrix', false, list, ['a', 'b;'], '/;p=a,b%3B'],
    ['matrix', true, list, ['a', 'b'], '/;p=a;p=b'],
    ['matrix', true, map, { a: '1', b: '2' }, '/;a=1;b=2'],
    ['matrix', false, map, { a: '1', b: '2' }, '/;p=a,1,b,2'],
  ])('in the style %s, exploded %s, of %j', async (style, explode, schema, p, expected) => {
    expect((await sentFor(path({ style, explode, schema }), p)).url).toBe(expected)
  })

  it('refuses a dot when dots separate, empty values and null', async () => {
    expect(await refusal(path({ style: 'label', explode: true, schema: list }), ['a.b'])).toContain(
      'p holds a text with ".", which separates its parts',
    )
    expect(await refusal(path({ schema: list }), [])).toContain('p is empty')
    expect(await refusal(path({ schema: { type: ['string', 'null'] } }), null)).toContain('p is')
  })

  it('keeps reserved characters, except those that end a segment', async () => {
    const content = path({ allowReserved: true, schema: { type: 'string' } })

    expect((await sentFor(content, 'a:b@c&d/e?f#g%41')).url).toBe('/a:b@c&d%2Fe%3Ff%23g%2541')
  })
})

describe('a header', () => {
  const header = (p: object) => one('header', p)

  it.each([
    [false, list, ['a', 'b'], 'a,b'],
    [false, map, { a: '1', b: '2' }, 'a,1,b,2'],
    [true, map, { a: '1', b: '2' }, 'a=1,b=2'],
    [false, list, [], undefined],
    [false, { type: ['string', 'null'] }, null, undefined],
  ])('exploded %s, of %j', async (explode, schema, p, expected) => {
    expect((await sentFor(header({ explode, schema }), p)).headers.p).toBe(expected)
  })

  it('refuses what would be split', async () => {
    expect(await refusal(header({ schema: list }), ['a,b'])).toContain('p holds a text with ","')
    expect(await refusal(header({ explode: true, schema: map }), { 'a=b': '1' })).toContain(
      'p holds a text with "="',
    )
  })

  it('carries JSON in characters that headers allow', async () => {
    const { headers } = await sentFor(header({ content: { 'application/json': {} } }), { name: 'zürich 🚀' })

    expect(headers.p).toBe('{"name":"z\\u00fcrich \\ud83d\\ude80"}')
    expect(JSON.parse(`${headers.p}`)).toEqual({ name: 'zürich 🚀' })
  })
})

describe('a cookie', () => {
  const cookie = (p: object) => one('cookie', p)

  it.each([
    ['form', true, list, ['a b', 'c'], 'p=a%20b; p=c'],
    ['form', false, list, ['a', 'c'], 'p=a%2Cc'],
    ['cookie', true, { type: 'string' }, 'a%b=', 'p=a%b='],
    ['form', true, map, { a: '1', b: '2' }, 'a=1; b=2'],
  ])('in the style %s, exploded %s, of %j', async (style, explode, schema, p, expected) => {
    const { headers } = await sentBy(cookie({ style, explode, schema }), { p })

    expect(headers.cookie).toBe(expected)
  })

  it('refuses what would be split, and what no cookie allows', async () => {
    expect(await refusal(cookie({ explode: false, schema: list }), ['a,b'])).toContain(
      'p holds a text with ","',
    )
    expect(await refusal(cookie({ style: 'cookie', schema: { type: 'string' } }), 'a;b')).toContain(
      'p contains a character that cookies cannot contain',
    )
  })
})
