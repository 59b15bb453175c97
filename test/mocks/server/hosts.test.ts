import { hostname } from 'node:os'
import { createMocks } from 'sdk/mocks'
import { type MockServer, type ServeOptions, serve } from 'sdk/mocks/server'
import { createClient } from 'sdk/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { rawRequest, requestText } from '../../support/raw-request.ts'

const open: MockServer[] = []
const served = async (options: Partial<ServeOptions>) => {
  const server = await serve({ mocks: createMocks(), ...options })
  open.push(server)
  return server
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
const askAs = async ({ port }: MockServer, host: string) =>
  rawRequest(port, requestText('GET /sandbox/v1/sandbox', 'authorization: Bearer any', `host: ${host}`))

describe('a server on all addresses', () => {
  it.each([
    hostname(),
    hostname().toUpperCase(),
    hostname().replace(/\..*/, ''),
    'localhost',
    '127.0.0.1',
    '0.0.0.0',
    '192.0.2.7:4020',
    '[2001:db8::1]:4020',
  ])('answers to %s', async (host) => {
    expect((await askAs(await served({ host: '0.0.0.0' }), host)).status).toBe(200)
  })

  it.each(['mock', 'evil.example', `${hostname()}.evil.example`, '192.0.2.7.evil.example'])(
    'does not answer to %s',
    async (host) => {
      expect((await askAs(await served({ host: '0.0.0.0' }), host)).status).toBe(421)
    },
  )

  it.each(['0.0.0.0', '::'])('of %s gives a URL that a client on this machine can use', async (host) => {
    const server = await served({ host })
    const client = createClient({ baseUrl: server.baseUrls.sandbox as string, token: 'any' })

    expect((await client.listSandboxes()).data).toEqual([])
  })
})

describe('allowHosts', () => {
  it('adds names, whatever their case and the port', async () => {
    const server = await served({ host: '0.0.0.0', allowHosts: ['mock', 'host.docker.internal'] })
    const statuses = async (...hosts: string[]) =>
      Promise.all(hosts.map(async (host) => (await askAs(server, host)).status))

    expect(await statuses('mock:4020', 'MOCK', 'Host.Docker.Internal:80', 'mock.', 'mock.example')).toEqual([
      200, 200, 200, 200, 421,
    ])
  })

  it('is named in the refusal', async () => {
    const { text } = await askAs(await served({}), 'mock:4020')

    expect(text).toMatch(
      /\r\n\r\n\{"error":"mock is not a name of this server; add it to allowHosts, or with --allow-host of `sdk mock`"\}$/,
    )
  })

  it.each(['http://mock', 'mock:4020', 'mock/', '*', '*.example.com', '', ' ', 'a b', '[::1]'])(
    'refuses what is not a host: "%s"',
    async (name) => {
      await expect(served({ allowHosts: [name] })).rejects.toThrow(
        `allowHosts: ${name} is not a host; write a host name or an address, without scheme, port and path`,
      )
    },
  )
})

it('a refused host never reaches a mock', async () => {
  const mocks = createMocks()
  const server = await served({ mocks })

  await askAs(server, 'evil.example')

  expect(mocks.sandbox.calls).toEqual([])
})
