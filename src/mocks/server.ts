import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { corsHeaders, preflightHeaders } from './cors.ts'
import type { Mock } from './mock.ts'
import { readBytes, send } from './wire.ts'

/** A mock that can be served. */
export type ServedMock = Pick<Mock, 'api' | 'handle'>

/** Options of the server. */
export interface ServeOptions {
  /** The mocks: a list, or what `createMocks` of `sdk/mocks` gives. */
  mocks: readonly ServedMock[] | { readonly all: readonly ServedMock[] }
  /**
   * Port to listen on; 0 for any that is free.
   * @default 0
   */
  port?: number | undefined
  /**
   * Address to listen on.
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /** Called once for each request that was answered or broke off. What it is given holds no secret. */
  onRequest?: ((request: ServedRequest) => void) | undefined
}

/** One request to the server. */
export interface ServedRequest {
  /** Name of the API group; `undefined` where the path belongs to none. */
  readonly api: string | undefined
  /** operationId; `undefined` where the path or the method is none of the API's. */
  readonly operation: string | undefined
  readonly method: string
  /** The path without its query. */
  readonly path: string
  /** Status of the answer; `undefined` where there was none. */
  readonly status: number | undefined
  /** Milliseconds from the request's headers to the end of the answer. */
  readonly durationMs: number
}

/** Names of the mocks that a set holds. */
type Names<Set> = { [Name in keyof Set]: Set[Name] extends ServedMock ? Name : never }[keyof Set] & string

/** A server that is listening. */
export interface MockServer<Name extends string = string> {
  /** Scheme, host and port. */
  readonly url: string
  readonly port: number
  /** Base URL of each group, by name. */
  readonly baseUrls: Readonly<Record<Name, string>>
  /** Ends all connections and frees the port. */
  close(): Promise<void>
}

/**
 * Serves mocks over HTTP, each under `http://HOST:PORT/<group>`, for browsers (CORS is open) and programs in any
 * language. Rejects where the port is taken.
 *
 * @example
 * import { createMocks } from 'sdk/mocks'
 * import { serve } from 'sdk/mocks/server'
 * import { createClient } from 'sdk/sandbox'
 *
 * const server = await serve({ mocks: createMocks() })
 * const client = createClient({ baseUrl: server.baseUrls.sandbox, token: 'any' })
 * await client.listSandboxes()
 * await server.close()
 */
export function serve<Set extends { readonly all: readonly ServedMock[] }>(
  options: Omit<ServeOptions, 'mocks'> & { readonly mocks: Set },
): Promise<MockServer<Names<Set>>>
export function serve(options: ServeOptions): Promise<MockServer>
export async function serve(options: ServeOptions): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', onRequest } = options
  const mocks = 'all' in options.mocks ? options.mocks.all : options.mocks
  const server = createServer((request, response) => {
    const startedAt = performance.now()
    const { method = 'GET' } = request
    const path = (request.url ?? '/').split('?', 1)[0] as string
    const mock = mocks.find(({ api }) => path === `/${api}` || path.startsWith(`/${api}/`))
    let operation: string | undefined
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : undefined
      const durationMs = performance.now() - startedAt
      onRequest?.({ api: mock?.api, operation, method, path, status, durationMs })
    })
    const tell = (name: string | undefined) => {
      operation = name
    }
    // A client that has gone, or a bug of the mock: the connection is all that is left to end.
    answer(request, response, mock, path, tell).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      const problem = taken
        ? 'is taken; choose another, or 0 for any that is free'
        : `cannot be used: ${cause.code}`
      reject(new Error(`port ${port} of ${host} ${problem}`, { cause }))
    })
    server.listen(port, host, resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`
  return {
    url,
    port: actual,
    baseUrls: Object.fromEntries(mocks.map(({ api }) => [api, `${url}/${api}`])),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  mock: ServedMock | undefined,
  path: string,
  tell: (operation: string | undefined) => void,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = request
  const preflight = preflightHeaders(method, headers)
  const bytes = await readBytes(request)
  if (preflight) {
    response.writeHead(204, preflight).end()
    return
  }
  if (!mock) {
    response.writeHead(404, { ...corsHeaders, 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: 'no mock is served here' }))
    return
  }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const given = new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(bytes.length && !/^(GET|HEAD)$/.test(method) && { body: bytes }),
  })
  const { response: made, operation } = await mock.handle(given, path.slice(mock.api.length + 1), gone.signal)
  tell(operation)
  if (made) await send(made, response, corsHeaders)
  else response.destroy()
}
