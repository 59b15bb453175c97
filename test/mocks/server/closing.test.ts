import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { describe, expect, it } from 'vitest'
import { rawRequest } from '../../support/raw-request.ts'

const answering = async (ms: number) => {
  const mocks = createMocks()
  mocks.sandbox.fail('*', { type: 'latency', ms })
  const server = await serve({ mocks })
  const url = `${server.baseUrls.sandbox}/v1/sandbox`
  const request = fetch(url, { headers: { authorization: 'Bearer any' } })
  const answer = request.then(
    async (response) => [response.status, response.headers.get('connection'), await response.text()],
    () => 'cut',
  )
  await expect.poll(() => mocks.sandbox.calls.length).toBe(1)
  return { server, url, answer }
}
const refuses = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  )

describe('close', () => {
  it('ends open requests at once', async () => {
    const { server, answer } = await answering(60_000)

    await server.close()

    expect(await answer).toBe('cut')
  })

  it('lets open requests finish within the grace period, accepts no others, and waits only for them', async () => {
    const { server, url, answer } = await answering(300)

    const closed = server.close({ graceMs: 60_000 })

    expect(await refuses(url)).toBe(true)
    expect(await answer).toEqual([200, 'close', '[]'])
    await closed
  })

  it('ends those that outlast the grace period', async () => {
    const { server, answer } = await answering(60_000)

    await server.close({ graceMs: 50 })

    expect(await answer).toBe('cut')
  })

  it('ends them at once when it is called again', async () => {
    const { server, answer } = await answering(60_000)

    const closed = server.close({ graceMs: 60_000 })
    await server.close()

    expect(await answer).toBe('cut')
    await closed
  })

  it('does not wait for connections that are idle or have sent nothing', async () => {
    const server = await serve({ mocks: createMocks() })
    const silent = rawRequest(server.port, '', 60_000)
    const idle = rawRequest(server.port, 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n', 60_000)
    await (await fetch(server.url)).text()

    await server.close({ graceMs: 60_000 })

    expect([(await silent).ended, (await idle).status]).toEqual(['closed', 404])
  })
})
