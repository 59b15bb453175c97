import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Mock } from './mock.ts'
import { corsHeaders, preflightHeaders } from './server/cors.ts'
import { listen } from './server/listen.ts'
import type { Listening, ListenOptions } from './server/options.ts'
import { isOrigin, isOwnOrigin, originForm } from './server/origins.ts'
import { Refusal } from './server/refusal.ts'
import type { Target } from './server/target.ts'
import { readBytes, send } from './server/wire.ts'

/** A mock that can be served. */
export type ServedMock = Pick<Mock, 'api' | 'handle'> & {
  /** Closed to pages of other origins, except those in `allowOrigins`. */
  readonly ownOrigin?: true
}

/** Options of the server. */
export interface ServeOptions extends ListenOptions {
  /** The mocks to serve: a list, or the result of `createMocks` from `sdk/mocks`. */
  mocks: readonly ServedMock[] | { readonly all: readonly ServedMock[] }
  /**
   * Origins whose pages may use every mock, such as `http://localhost:3000`.
   * @default none
   */
  allowOrigins?: readonly string[] | undefined
  /**
   * The largest request body, in bytes; a larger one gets a 413.
   * @default 10485760 (10 MiB)
   */
  maxBodyBytes?: number | undefined
  /**
   * Called once for each request when its response has ended or the connection broke. The record contains no secret.
   */
  onRequest?: ((request: ServedRequest) => void) | undefined
}

/** One request to the server. */
export interface ServedRequest {
  /** Name of the API group; `undefined` if the path belongs to none. */
  readonly api: string | undefined
  /** operationId; `undefined` if the API has no such path or method. */
  readonly operation: string | undefined
  readonly method: string
  /** The path without its query; empty if the request was malformed. */
  readonly path: string
  /** Status of the response; `undefined` if there was none. */
  readonly status: number | undefined
  /** Milliseconds from the request's headers to the end of the response. */
  readonly durationMs: number
  /** Why the server rejected the request before it reached a mock; `undefined` if it didn't. */
  readonly refusal: string | undefined
}

/** Names of the mocks in a set. */
type Names<Set> = { [Name in keyof Set]: Set[Name] extends ServedMock ? Name : never }[keyof Set] & string

/** A server that is listening. */
export interface MockServer<Name extends string = string> extends Listening {
  /** Base URL of each group, by name. */
  readonly baseUrls: Readonly<Record<Name, string>>
}

/**
 * Serves mocks over HTTP, each at `http://HOST:PORT/<group>`, for browsers (CORS is open) and programs in any
 * language. Rejects if the port is taken.
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
  const { onRequest, allowOrigins = [], maxBodyBytes = defaultMaxBodyBytes } = options
  const wrong = allowOrigins.find((origin) => !isOrigin(origin))
  if (wrong !== undefined) throw new Error(`allowOrigins: ${wrong} is not an origin; ${originForm}`)
  const mocks = 'all' in options.mocks ? options.mocks.all : options.mocks
  const mockOf = (path: string) => mocks.find(({ api }) => path === `/${api}` || path.startsWith(`/${api}/`))
  const operations = new WeakMap<IncomingMessage, string>()

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> => {
    const { method = 'GET', headers } = request
    const mock = mockOf(target.path)
    const { origin } = headers
    if (mock?.ownOrigin && !isOwnOrigin(headers, target.host, allowOrigins)) {
      throw new Refusal(403, `pages of ${origin ?? 'other origins'} can't use /${mock.api}${originHint}`)
    }
    const readers = mock?.ownOrigin ? origin : '*'
    for (const [name, value] of Object.entries(corsHeaders(readers))) response.setHeader(name, value)
    const preflight = preflightHeaders(method, headers)
    const bytes = await readBytes(request, response, maxBodyBytes)
    if (preflight) {
      response.writeHead(204, preflight).end()
      return
    }
    if (!mock) {
      response.writeHead(404, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: 'there is no mock at this path' }))
      return
    }
    const closed = new AbortController()
    response.once('close', () => closed.abort())
    const incoming = new Request(`http://${target.host}${target.path}${target.query}`, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(bytes.length && !/^(GET|HEAD)$/.test(method) && { body: bytes }),
    })
    const path = target.path.slice(mock.api.length + 1)
    const { response: outgoing, operation } = await mock.handle(incoming, path, closed.signal)
    if (operation !== undefined) operations.set(request, operation)
    if (outgoing) await send(outgoing, response)
    else response.destroy()
  }

  const server = await listen(handle, {
    ...options,
    hostHint: '; add it to allowHosts, or with --allow-host of `sdk mock`',
    onHeard: ({ request, path, ...rest }) =>
      onRequest?.({
        api: mockOf(path)?.api,
        operation: operations.get(request),
        method: request.method ?? 'GET',
        path,
        ...rest,
      }),
  })
  return { ...server, baseUrls: Object.fromEntries(mocks.map(({ api }) => [api, `${server.url}/${api}`])) }
}

const defaultMaxBodyBytes = 10 * 2 ** 20

const originHint = '; add the origin to allowOrigins, or with --allow-origin of `sdk mock`'
