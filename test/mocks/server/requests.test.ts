import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawRequest, requestText } from '../../support/raw-request.ts'
import { type Running, shippedServers } from '../../support/shipped-servers.ts'

describe.each(shippedServers)('%s', (_, path, start) => {
  let server: Running
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.close())
  const ask = (line: string, ...headers: string[]) =>
    rawRequest(server.port, requestText(line, 'authorization: Bearer any', ...headers))
  const asLocalhost = (line: string) => ask(line, `host: localhost:${server.port}`)

  it.each([
    'GET /%',
    'GET /%zz',
    'GET /%ff',
    'GET /a%',
    'GET /..\\..\\etc\\passwd',
    'GET /#a',
    'GET *',
    'GET a',
    'GET http://',
    'GET http:///a',
    'GET https://localhost/',
    'GET ftp://localhost/',
    'GET http://user:secret@localhost/',
    'GET http://localhost:port/',
    'GET /a\u007f',
    'GET',
    'G\u0000T /',
    '\u0016\u0003\u0001\u0002',
  ])('answers %j with 400, closes, and goes on', async (line) => {
    const { status, ended } = await asLocalhost(line)

    expect([status, ended]).toEqual([400, 'closed'])
    expect((await asLocalhost(`GET ${path}`)).status).toBe(200)
  })

  it('reports what is malformed in one line of JSON', async () => {
    const { text } = await asLocalhost('GET /%')

    expect(text).toMatch(/\r\n\r\n\{"error":"the percent-encoding of the path is malformed"\}$/)
  })

  it.each([
    ['none', []],
    ['two', ['host: localhost', 'host: localhost']],
    ['an empty one', ['host: ']],
    ['two hosts in one', ['host: localhost, evil.example']],
    ['one with a user', ['host: user@localhost']],
    ['one with a path', ['host: localhost/evil.example']],
    ['one with an invalid port', ['host: localhost:http']],
  ])('answers a request with a wrong Host header with 400: %s', async (_name, hosts) => {
    expect((await ask(`GET ${path}`, ...hosts)).status).toBe(400)
  })

  it('reads the path of //host/… as a path', async () => {
    expect((await asLocalhost(`GET //localhost${path}`)).status).toBe(404)
  })

  it('accepts a full URL as the target and uses only its host', async () => {
    const whole = (host: string) => `GET http://${host}:${server.port}${path}`

    expect((await ask(whole('localhost'), 'host: evil.example')).status).toBe(200)
    expect((await ask(whole('evil.example'), 'host: localhost')).status).toBe(421)
  })

  it.each(['TRACE', 'CONNECT', 'BREW'])('does not support %s', async (method) => {
    const target = method === 'CONNECT' ? 'localhost:80' : path
    const { status } = await asLocalhost(`${method} ${target}`)

    expect(status === undefined || status >= 400).toBe(true)
    expect((await asLocalhost(`GET ${path}`)).status).toBe(200)
  })

  it('answers OPTIONS * without crashing', async () => {
    expect((await asLocalhost('OPTIONS *')).status).toBeLessThan(500)
  })

  it('returns 431 for endless headers', async () => {
    const { status } = await ask(`GET ${path}`, 'host: localhost', `x: ${'x'.repeat(100_000)}`)

    expect(status).toBe(431)
  })

  it.each([
    ['localhost', 200],
    ['LOCALHOST', 200],
    ['localhost.', 200],
    ['localhost:1', 200],
    ['app.localhost', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['127.evil.example', 421],
    ['evillocalhost', 421],
    ['0.0.0.0', 421],
    ['10.0.0.1', 421],
    ['[fe80::1]', 421],
    ['999.999.999.999', 421],
  ])('answers the host %s with %i', async (host, status) => {
    const answer = await ask(`GET ${path}`, `host: ${host}`)

    expect([answer.status, answer.ended]).toEqual([status, 'closed'])
  })
})
