import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fault = (response: ServerResponse, id: number) => void

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const cut: Fault = (response, id) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '90' })
  response.write(`{"id":"${id}`, () => response.destroy())
}

/** Each with whether the server did the work before it failed. */
const faults: readonly (readonly [fault: Fault, done: boolean])[] = [
  [(response) => json(response, 500, {}), true],
  [(response) => json(response, 503, {}), true],
  [cut, true],
  [() => {}, true],
  [(response) => json(response, 429, {}, { 'retry-after': '1' }), false],
]

/** A server on loopback for one measurement. It responds by id, with a fault for one id in ten, and counts. */
export async function serveLoad() {
  const failed = new Set<string>()
  const processed = new Map<number, number>()
  let sockets = 0
  let peak = 0
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const url = `${request.url}`
      if (url === '/sockets') return json(response, 200, { sockets: peak })
      if (url === '/tally') return json(response, 200, tally(JSON.parse(body)))
      if (url.startsWith('/storm') && request.headers.authorization?.endsWith('expired'))
        return json(response, 401, {})
      const isPost = request.method === 'POST'
      const id = isPost ? Number(JSON.parse(body).name) : Number(/(\d+)\/?$/.exec(url)?.[1])
      const key = `${request.method} ${id}`
      const [fault, done = true] = (url.startsWith('/faults') && !failed.has(key) && faultOf(id)) || []
      if (fault) failed.add(key)
      if (isPost && done) processed.set(id, (processed.get(id) ?? 0) + 1)
      if (fault) return fault(response, id)
      return json(response, isPost ? 201 : 200, isPost ? { sandbox_name: `${id}` } : { id: `${id}` })
    })
  })
  server.on('connection', (socket) => {
    peak = Math.max(peak, ++sockets)
    socket.on('error', () => {})
    socket.on('close', () => sockets--)
  })
  /** Counts what was reported as done but wasn't, and what was done more than once. */
  const tally = (succeeded: readonly number[]) => ({
    lost: succeeded.filter((id) => !processed.has(id)).length,
    doubled: [...processed.values()].filter((times) => times > 1).length,
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 6000 }, resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The fault for an id: one in ten GETs (even) and POSTs (odd), each fault in turn. */
function faultOf(id: number) {
  return id % 20 < 2 ? faults[Math.floor(id / 20) % faults.length] : undefined
}
