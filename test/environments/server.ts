import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Seen } from './suite/stage.ts'

type Answer = (response: ServerResponse, request: IncomingMessage, number: number) => void

interface Scenario {
  readonly answer: Answer
  readonly seen: { -readonly [Name in keyof Seen]: Seen[Name] }[]
}

const row = { id: 'org_1_s_dev', sandbox_name: 'dev', description: 'für Ada ✓' }

/** The server's response to each scenario in the URL; `number` counts its requests from 1. */
const answers: Readonly<Record<string, Answer>> = {
  list: (response, { headers }) => {
    const body = JSON.stringify([row])
    if (!/gzip/.test(`${headers['accept-encoding']}`)) return json(200, body, 'list')(response)
    response.writeHead(200, { ...headersOf('list'), 'content-encoding': 'gzip' }).end(gzipSync(body))
  },
  create: (response) => json(201, JSON.stringify(row), 'create')(response),
  missing: (response) => json(404, '{"detail":"Sandbox \'gone\' not found"}', 'missing')(response),
  broken: (response) => json(500, '{"detail":"the disk is full"}', 'broken')(response),
  busy: (response, _, number) => json(number === 1 ? 503 : 200, JSON.stringify([row]), 'busy')(response),
  'cut-post': (response) => cut(201, response, 100),
  'cut-once': (response, _, number) =>
    number === 1 ? cut(200, response) : json(200, JSON.stringify([row]), 'cut-once')(response),
  'silent-timeout': () => {},
  'silent-abort': () => {},
  'stalled-timeout': stall,
  'stalled-abort': stall,
}

const headersOf = (scenario: string) => ({
  'content-type': 'application/json',
  'x-request-id': `req-${scenario}`,
})

const json = (status: number, body: string, scenario: string) => (response: ServerResponse) =>
  void response.writeHead(status, headersOf(scenario)).end(body)

/** Half a body: of one with a Content-Length, or of a chunked one. */
function cut(status: number, response: ServerResponse, length?: number): void {
  response.writeHead(status, { ...headersOf('cut'), ...(length && { 'content-length': length }) })
  response.write('[{"id":"org_1', () => response.socket?.end())
}

function stall(response: ServerResponse): void {
  response.writeHead(200, { ...headersOf('stalled'), 'content-length': 100 })
  response.write('[{"id":"org_1')
}

/** Pages from any origin can call it, with any header. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, accept',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-expose-headers': 'x-request-id, retry-after',
}

/**
 * Starts the suite's server on loopback. `/RUN/SCENARIO/…` responds as the scenario says and records the request;
 * `/RUN/SCENARIO/seen` returns the records. A run is any text, so that environments don't see each other's requests.
 */
export async function startServer(): Promise<{ url(run: string): string; stop(): void }> {
  const scenarios = new Map<string, Scenario>()

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)
    const { method = '', url = '', headers } = request
    if (method === 'OPTIONS') return void response.writeHead(204).end()
    const [, run, name = '', ...rest] = (url.split('?', 1)[0] as string).split('/')
    const answer = answers[name]
    if (!answer) return void response.writeHead(400).end(`there is no scenario ${name}`)
    const key = `${run}/${name}`
    const scenario = scenarios.get(key) ?? { answer, seen: [] }
    scenarios.set(key, scenario)
    if (rest.join() === 'seen') {
      response.setHeader('cache-control', 'no-store')
      return void response.end(JSON.stringify(scenario.seen))
    }
    const entry: Scenario['seen'][number] = {
      method,
      path: `/${rest.join('/')}`,
      headers: headers as Record<string, string>,
      body: '',
      end: 'open',
    }
    scenario.seen.push(entry)
    const number = scenario.seen.length
    response.once('close', () => {
      entry.end = response.writableFinished ? 'answered' : /^cut/.test(name) ? 'cut' : 'closed'
    })
    request.setEncoding('utf8').on('data', (text: string) => {
      entry.body += text
    })
    request.on('end', () => answer(response, request, number))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: (run) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${run}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
