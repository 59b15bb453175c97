import { createServer, type Server, type ServerResponse } from 'node:http'
import {
  type Config,
  createClient,
  type EnvironmentsClient,
  isApiError,
  isSdkError,
  type Token,
  withOptions,
} from 'sdk/environments'
import { createLimiter } from 'sdk/limits'

/** A backend that calls PostHog for many tenants, by one client. */
export interface App {
  readonly server: Server
  /** Takes no more requests, lets those under way end for `graceMs`, then aborts what is left. */
  close(graceMs: number): Promise<void>
}

export interface AppOptions {
  /** What each tenant signs in with, by its key; a function is asked once for all of its concurrent calls. */
  readonly tenants: ReadonlyMap<string, { readonly projectId: number; readonly token: Token }>
  readonly config?: Config<never>
}

/** Serves `GET /environments` to the tenant that the header `x-tenant` names. */
export function createApp({ tenants, config }: AppOptions): App {
  const client = createClient({
    limiter: createLimiter({
      concurrency: 50,
      perTenant: { concurrency: 5, limits: [{ requests: 480, perMs: 60_000 }] },
    }),
    deadlineMs: 30_000,
    ...config,
  })
  const stopping = new AbortController()
  const server = createServer(async (request, response) => {
    const name = `${request.headers['x-tenant']}`
    const tenant = tenants.get(name)
    if (request.url !== '/environments' || !tenant) return reply(response, 404, { error: 'not found' })
    // A view is cheap enough to be made for each request.
    const view = withOptions(client, { tenant: name, token: tenant.token })
    try {
      reply(response, 200, await namesOf(view, tenant.projectId, stopping.signal))
    } catch (error) {
      reply(response, statusOf(error, stopping.signal), {
        error: isSdkError(error) ? error.code : 'unavailable',
      })
    }
  })
  return { server, close: (graceMs) => closeGracefully(server, stopping, graceMs) }
}

async function namesOf(
  client: EnvironmentsClient,
  project_id: number,
  signal: AbortSignal,
): Promise<string[]> {
  const { data } = await client.listSandboxEnvironments({ project_id }, null, { signal })
  return data.results.map(({ name }) => name)
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify(body))
}

/** A tenant's own fault stays one; the vendor's is that of the server behind this one. */
function statusOf(error: unknown, stopping: AbortSignal): number {
  if (stopping.aborted) return 503
  return isApiError(error, 401) || isApiError(error, 403) ? 403 : 502
}

async function closeGracefully(server: Server, stopping: AbortController, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const timer = setTimeout(() => stopping.abort(new Error('the server stops')), graceMs)
  await closed
  clearTimeout(timer)
}
