import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
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

/** A backend that calls PostHog for many tenants with one client. */
export interface App {
  /** Listens on loopback, on any free port for 0. Returns the port. */
  listen(port: number): Promise<number>
  /** Accepts no more requests, gives running ones `graceMs` to finish, then aborts the rest. */
  close(graceMs: number): Promise<void>
}

export interface AppOptions {
  /** Each tenant's project and token. A token function runs once for all of a tenant's concurrent calls. */
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
  let isClosing = false
  const app = new Hono()
  // A keep-alive connection would keep a closing server open.
  app.use(async (context, next) => {
    await next()
    if (isClosing) context.header('connection', 'close')
  })
  app.get('/environments', async (context) => {
    const name = context.req.header('x-tenant') ?? ''
    const tenant = tenants.get(name)
    if (!tenant) return context.json({ error: 'not found' }, 404)
    // A view is cheap enough to make one per request.
    const view = withOptions(client, { tenant: name, token: tenant.token })
    try {
      return context.json(await namesOf(view, tenant.projectId, stopping.signal))
    } catch (error) {
      const code = isSdkError(error) ? error.code : 'unavailable'
      return context.json({ error: code }, statusOf(error, stopping.signal))
    }
  })
  let server: ServerType | undefined
  return {
    async listen(port) {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port })
      if (!server.listening) await once(server, 'listening')
      return (server.address() as AddressInfo).port
    },
    async close(graceMs) {
      isClosing = true
      if (server) await closeGracefully(server, stopping, graceMs)
    },
  }
}

async function namesOf(
  client: EnvironmentsClient,
  project_id: number,
  signal: AbortSignal,
): Promise<string[]> {
  const { data } = await client.listSandboxEnvironments({ project_id }, null, { signal })
  return data.results.map(({ name }) => name)
}

/** A tenant's bad token is the tenant's error; any other failure is the vendor's. */
function statusOf(error: unknown, stopping: AbortSignal): 403 | 502 | 503 {
  if (stopping.aborted) return 503
  return isApiError(error, 401) || isApiError(error, 403) ? 403 : 502
}

async function closeGracefully(
  server: ServerType,
  stopping: AbortController,
  graceMs: number,
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const timer = setTimeout(() => stopping.abort(new Error('the server stops')), graceMs)
  await closed
  clearTimeout(timer)
}
