import { type OutgoingHttpHeaders, request } from 'node:http'
import type { LookupFunction } from 'node:net'
import { text } from 'node:stream/consumers'
import { createSdk } from 'sdk'
import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { createClient as createPipelines } from 'sdk/pipelines'
import { ConfigError, configure, connect, createClient, listSandboxes } from 'sdk/sandbox'
import { describe, expect, it, onTestFinished } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const clientAt = (baseUrl: string, allowHttp?: readonly string[]) => {
  const { fetch, sent } = recorder()
  return { client: createClient({ baseUrl, allowHttp, fetch, token: 'token' }), sent }
}

describe('allowHttp', () => {
  it.each([
    ['http://mock:4020', 'mock:4020'],
    ['http://mock:4020/sandbox', 'mock'],
    ['http://mock', 'mock'],
    ['http://mock', 'mock:80'],
    ['http://mock:80', 'mock:80'],
    ['http://MOCK:4020', 'Mock:4020'],
    ['http://host.docker.internal:8080', 'host.docker.internal'],
    ['http://my_service:1', 'my_service'],
    ['http://10.0.0.7:4020', '10.0.0.7'],
    ['http://[fd00::7]:4020', '[fd00::7]:4020'],
    ['http://[fd00::7]', '[FD00::7]'],
  ])('lets a token go to %s with %s', async (baseUrl, host) => {
    const { client, sent } = clientAt(baseUrl, ['other:1', host])

    await client.listSandboxes()

    expect(sent).toMatchObject([{ headers: { authorization: 'Bearer token' } }])
  })

  it.each([
    ['http://mock:4020', 'mock:4021'],
    ['http://mock:4020', 'mock:40'],
    ['http://mock:4020', 'mock:80'],
    ['http://mock', 'mock:4020'],
    ['http://mockery:4020', 'mock'],
    ['http://mock.evil.example', 'mock'],
    ['http://evil.mock', 'mock'],
    ['http://evil.example/mock', 'mock'],
    ['http://evil.example/http://mock/', 'mock'],
    ['http://evil.example/:80/', 'mock'],
    ['http://a-b', 'a.b'],
  ])('lets no token go to %s with %s', async (baseUrl, host) => {
    const { client, sent } = clientAt(baseUrl, [host])

    expect(await caught(() => client.listSandboxes())).toMatchObject({ parameter: 'baseUrl' })
    expect(sent).toEqual([])
  })

  it('is suggested by the refusal, in the form that it needs', async () => {
    const error = await caught(() => clientAt('http://mock:4020/sandbox').client.listSandboxes())

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      parameter: 'baseUrl',
      message:
        'sandbox.listSandboxes was not sent: baseUrl is http and would expose a secret; use https, or add mock:4020 to allowHttp (GET http://mock:4020/v1/sandbox)',
    })
  })

  it('lets secret fields of a body through, too', async () => {
    const { fetch, sent } = recorder(() => Response.json({}, { status: 201 }))
    const client = createPipelines({
      baseUrl: 'http://mock:4020',
      allowHttp: ['mock:4020'],
      fetch,
      token: 'token',
    })

    await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'other' })

    expect(sent).toMatchObject([{ body: '{"pipeline_role":"sandbox","api_token":"other"}' }])
  })

  it('can be set on a connection, on a client at any time, and on a set of clients', async () => {
    const { fetch, sent } = recorder()
    const config = { baseUrl: 'http://mock:4020', fetch, token: 'token' }
    const client = createClient(config)
    const all = createSdk({
      fetch,
      token: 'token',
      allowHttp: ['mock'],
      sandbox: { baseUrl: config.baseUrl },
    })

    await listSandboxes(connect({ ...config, allowHttp: ['mock'] }))
    await configure(client, { allowHttp: ['mock'] }).listSandboxes()
    await all.sandbox.listSandboxes()
    expect(sent).toHaveLength(3)

    configure(client, { allowHttp: undefined })
    all.configure({ sandbox: { allowHttp: [] } })
    expect(await caught(() => client.listSandboxes())).toMatchObject({ parameter: 'baseUrl' })
    expect(await caught(() => all.sandbox.listSandboxes())).toMatchObject({ parameter: 'baseUrl' })
  })

  it('is not an option of a single call', async () => {
    const { client } = clientAt('http://mock:4020')

    // @ts-expect-error a call cannot allow more hosts for the client's token
    const error = await caught(() => client.listSandboxes(null, null, { allowHttp: ['mock'] }))

    expect(error).toMatchObject({ parameter: 'allowHttp', message: expect.stringContaining('is unknown') })
  })

  it('is copied when it is set', async () => {
    const hosts = ['mock']
    const { client } = clientAt('http://other', hosts)

    hosts.push('other')

    expect(await caught(() => client.listSandboxes())).toMatchObject({ parameter: 'baseUrl' })
  })

  it.each([
    'http://mock',
    'http://mock:4020',
    '//mock',
    'mock/',
    'mock/path',
    'mock?',
    'user@mock',
    'mock:',
    'mock:http',
    'mock:80:80',
    '*',
    '*.example.com',
    'mock:*',
    '',
    ' ',
    'a b',
    'mock\n',
    ' mock',
    '::1',
    '[::1',
    4020,
    null,
    undefined,
    ['mock'],
    /mock/,
  ])('refuses %j', async (host) => {
    expect(await caught(() => createClient({ allowHttp: [host as string] }))).toMatchObject({
      code: 'config_error',
      parameter: 'allowHttp',
      message: 'sandbox is not configured: allowHttp takes host or host:port',
    })
  })

  it.each(['mock', true, { 0: 'mock' }])('refuses what is not a list: %j', async (hosts) => {
    expect(await caught(() => createClient({ allowHttp: hosts as unknown as string[] }))).toMatchObject({
      code: 'config_error',
      parameter: 'allowHttp',
      message: expect.stringContaining('not array'),
    })
  })
})

it('a client reaches a server over http by its name', async () => {
  const server = await serve({ mocks: createMocks(), allowHosts: ['mock'] })
  onTestFinished(() => server.close())
  const hosts: unknown[] = []
  /** Resolves the name as the network of Docker Compose would. */
  const lookup: LookupFunction = (_name, _options, found) =>
    found(null, [{ address: '127.0.0.1', family: 4 }])
  const fetch = (url: string, { method, headers, body }: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const asked = request(url, { method, headers: headers as OutgoingHttpHeaders, lookup, agent: false })
      asked.on('error', reject).on('response', async (answer) => {
        hosts.push(asked.getHeader('host'))
        const { statusCode: status = 0, headers: given } = answer
        resolve(new Response(await text(answer), { status, headers: given as Record<string, string> }))
      })
      asked.end(body)
    })
  const baseUrl = `http://mock:${server.port}/sandbox`
  const client = createClient({ baseUrl, allowHttp: [`mock:${server.port}`], fetch, token: 'any' })

  await client.createSandbox(null, { name: 'dev' })

  expect((await client.listSandboxes()).data).toMatchObject([{ sandbox_name: 'dev' }])
  expect(hosts).toEqual([`mock:${server.port}`, `mock:${server.port}`])
})
