import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSdkError, ResponseError } from 'sdk/pipelines'
import { afterEach, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { loadedSchemas } from '../support/generated-schemas.ts'

const found = { description: 'Elsewhere.' }
const thing = {
  description: 'Yes.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    },
  },
}
const redirect = specOf({ responses: { 302: found } })
const either = specOf({ responses: { 200: thing, 302: found } })
const baseUrl = 'https://tiny.example.org/v1'

const answering = (status: number, location?: string) => async () =>
  new Response(null, { status, headers: location === undefined ? {} : { location } })

const call = async (content: object, fetch: unknown, base = baseUrl) => {
  const { client } = await generatedClient(content, { baseUrl: base, fetch, token: 'any' })
  return client.callThings?.()
}

const stops: (() => unknown)[] = []
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())))

it('an operation that declares only a redirect returns its location', async () => {
  const { operations, types, notes } = await generated(redirect)

  expect(operations).toContain("responses: { 302: 'redirect' },")
  expect(operations).toContain('redirectResponse)')
  expect(types).toContain('data: { location: string }\n')
  expect(notes).toEqual([])
  expect(await compiled(redirect)).toEqual([])
})

it('an absolute Location is returned unchanged, a relative one is resolved against the request URL', async () => {
  const locations = [
    'https://files.example.org/a%20b?X-Sig=%2F#part',
    'myapp://open',
    '/login',
    '../x',
    '?page=2',
  ]
  const given = []
  for (const location of locations) given.push((await call(redirect, answering(302, location)))?.data)

  expect(given).toEqual([
    { location: 'https://files.example.org/a%20b?X-Sig=%2F#part' },
    { location: 'myapp://open' },
    { location: 'https://tiny.example.org/login' },
    { location: 'https://tiny.example.org/x' },
    { location: 'https://tiny.example.org/v1/things?page=2' },
  ])
})

it('is never followed, on a real socket', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url}`)
    response.writeHead(302, { location: '/secret' }).end('moved')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  stops.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  const { client } = await generatedClient(redirect, {
    baseUrl: `http://127.0.0.1:${port}`,
    fetch: undefined,
  })
  const native = await generatedClient(redirect, { baseUrl: `http://127.0.0.1:${port}`, fetch })

  const result = await native.client.callThings?.()

  expect(client.callThings).toBeTypeOf('function')
  expect(result?.data).toEqual({ location: `http://127.0.0.1:${port}/secret` })
  expect(result?.response.status).toBe(302)
  expect(asked).toEqual(['/things'])
})

it('next to a 200, the types are a union that `in` narrows', async () => {
  const use = `
export async function open(connection: Parameters<typeof api.callThings>[0]): Promise<string> {
  const { data } = await api.callThings(connection)
  // @ts-expect-error it can be a redirect
  data.id
  return 'location' in data ? data.location : data.id
}`

  const { types } = await generated(either)

  expect(types).toContain('data: CallThingsData | { location: string }\n')
  expect(await compiled(either, use)).toEqual([])
  expect((await call(either, answering(302, '/x')))?.data).toEqual({ location: 'https://tiny.example.org/x' })
  expect((await call(either, async () => Response.json({ id: 'a' })))?.data).toEqual({ id: 'a' })
})

it('3XX covers the redirects that are not declared one by one', async () => {
  const { operations } = await generated(specOf({ responses: { '3XX': found, 304: found } }))

  expect(operations).toContain(
    "responses: { 301: 'redirect', 302: 'redirect', 303: 'redirect', 304: 'empty', 307: 'redirect', 308: 'redirect' },",
  )
})

it('an undeclared one stays a ResponseError', async () => {
  const error = await caught(() => call(redirect, answering(307, '/x')))

  expect(error).toMatchObject({
    code: 'invalid_response',
    status: 307,
    message: 'tiny.callThings got 307, a redirect, which is not followed (GET /things)',
  })
})

it.each([
  [undefined, 'a redirect without Location'],
  ['//[', 'a redirect whose Location is not a URL'],
])('a Location of %s is a ResponseError', async (location, problem) => {
  const error = await caught(() => call(redirect, answering(302, location)))

  expect(error).toMatchObject({
    code: 'invalid_response',
    message: `tiny.callThings got 302, ${problem} (GET /things)`,
  })
})

it('one that a browser hides says why, and what to do', async () => {
  const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })

  const error = await caught(() => call(redirect, async () => opaque))

  expect(isSdkError(error)).toBe(true)
  expect(error).toMatchObject({
    name: ResponseError.prototype.name,
    status: 0,
    message:
      'tiny.callThings got a redirect, whose target browsers hide from scripts; call this on a server, or let the user open the address as a link or a form (GET /things)',
  })
})

it.each([
  ['says so', { redirected: true, url: 'https://tiny.example.org/v1/things' }],
  ['has another address', { redirected: false, url: 'https://login.example.org/' }],
])('a fetch that has followed one, and %s, is reported', async (_, { redirected, url }) => {
  const response = Object.defineProperties(Response.json({ id: 'a' }), {
    redirected: { value: redirected },
    url: { value: url },
  })

  const error = await caught(() => call(either, async () => response))

  expect(error).toMatchObject({
    code: 'invalid_response',
    status: 200,
    message:
      "tiny.callThings got a response from another address: fetch followed a redirect, as React Native's always does; call this where redirect: 'manual' is supported, or set the fetch option to one that supports it (GET /things)",
  })
})

it('a 304 is a success without data when the request can lead to one', async () => {
  const parameters = [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }]
  const conditional = specOf({ parameters, responses: { 200: thing, 304: found } })
  const plain = specOf({ responses: { 200: thing, 304: found } })

  const { client } = await generatedClient(conditional, { baseUrl, fetch: answering(304) })
  const result = await client.callThings?.({ 'If-None-Match': '"a"' })

  expect(result?.data).toBeUndefined()
  expect(result?.response.status).toBe(304)
  expect((await generated(conditional)).types).toContain('data: CallThingsData | undefined\n')
  expect((await generated(plain)).types).toContain('data: CallThingsData\n')
  expect((await call(plain, answering(304)))?.data).toBeUndefined()
})

it('a fetch that adds to the query has not followed a redirect', async () => {
  const response = new Response(null, { status: 302, headers: { location: '/there' } })
  Object.defineProperty(response, 'url', { value: `${baseUrl}/things?debug=true` })

  expect(await call(redirect, async () => response)).toMatchObject({
    data: { location: 'https://tiny.example.org/there' },
  })
})

it('a redirect is not checked against the schema of the other responses', async () => {
  const content = specOf({ responses: { '2XX': thing, 302: found } })
  const { schemas } = await loadedSchemas(content)
  const open = (fetch: unknown) =>
    generatedClient(content, { baseUrl, fetch, token: 'any', schemas, validate: 'strict' })
  const { client } = await open(answering(302, '/there'))
  const { client: wrong } = await open(async () => Response.json({ id: 1 }))

  expect((await client.callThings?.())?.data).toEqual({ location: 'https://tiny.example.org/there' })
  expect(await caught(() => wrong.callThings?.() as Promise<unknown>)).toMatchObject({
    code: 'validation_error',
  })
})

it('a key in the query is not another address, on a real socket', async () => {
  const server = createServer((_, response) => response.writeHead(302, { location: '/there' }).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  stops.push(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const content = specOf({ responses: { 302: found }, security: [{ key: [] }] }, '/things', 'get', {
    components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
  })

  expect(await call(content, undefined, base)).toMatchObject({ data: { location: `${base}/there` } })
})
