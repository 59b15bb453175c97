import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from '../support/project-copy.ts'

/** A running proxy. */
export interface Prism {
  readonly url: string
  close(): Promise<void>
}

/** Starts Prism as a proxy that checks against the spec of a group and forwards everything to `upstream`. */
export async function startPrism(group: string, upstream: string): Promise<Prism> {
  const operations = await getHttpOperationsFromSpec(join(projectRoot, `specs/${group}.yaml`))
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger: silent },
  })
  const url = await server.listen(0, '127.0.0.1')
  return { url, close: () => server.close() }
}

/** Prism's objections to a call: the place, `request` or `response` first, and the problem. */
export function violationsIn(response: Response): string[] {
  const found = JSON.parse(response.headers.get('sl-violations') ?? '[]') as Violation[]
  return found.map(
    ({ location, message }) => `${location.join('.')} ${message.replace(/^.*?(?=must|Unable)/, '')}`,
  )
}

interface Violation {
  readonly location: readonly string[]
  readonly message: string
}

interface PrismServer {
  listen(port: number, address: string): Promise<string>
  close(): Promise<void>
}

// Prism is installed in a separate package, so its types are not available here.
const require = createRequire(import.meta.url)
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http') as {
  getHttpOperationsFromSpec(path: string): Promise<readonly object[]>
}
const { createServer } = require('@stoplight/prism-http-server') as {
  createServer(operations: readonly object[], options: object): PrismServer
}

const log = () => {}
const silent: object = {
  info: log,
  warn: log,
  error: log,
  debug: log,
  trace: log,
  success: log,
  child: () => silent,
}
