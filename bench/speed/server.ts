import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on loopback that responds to everything under `/<client>` with that client's body. */
export async function serveBodies(bodies: Readonly<Record<string, unknown>>) {
  const texts = new Map(Object.entries(bodies).map(([id, body]) => [id, JSON.stringify(body)]))
  const server = createServer((request, response) => {
    const text = texts.get(`${request.url}`.split('/')[1] ?? '')
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(text ?? '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: (id: string) => `http://127.0.0.1:${port}/${id}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
