// Generated from specs/sandbox.yaml by `npm run generate`; do not edit.

import { bind, type Config, type Connection, open } from '../../runtime/index.ts'
import { sandboxApi, sandboxOperations, type SandboxClient, type SandboxServer } from './operations.gen.ts'

export * from '../../runtime/public.ts'
export * from './operations.gen.ts'
export type * from './types.gen.ts'

/**
 * Opens a connection for calling single operations, so your bundle contains only those you import. Throws ConfigError
 * if the configuration is invalid.
 *
 * @example
 * import { connect, listSandboxes } from 'sdk/sandbox'
 *
 * const { data } = await listSandboxes(connect({ token }))
 */
export function connect(config?: Config<SandboxServer>): Connection<'sandbox'> {
  return open(sandboxApi, config)
}

/**
 * Creates an independent client with every operation of the API.
 * Throws ConfigError if the configuration is invalid.
 *
 * @example
 * import { createClient } from 'sdk/sandbox'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })
 * const { data } = await client.listSandboxes()
 */
export function createClient(config?: Config<SandboxServer>): SandboxClient {
  return bind(connect(config), sandboxOperations)
}

/** The shared client, the same as `getClient()`. */
export const sandbox: SandboxClient = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. `authorize` and `configure` affect every reference to it.
 *
 * @example
 * import { authorize, getClient } from 'sdk/sandbox'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): SandboxClient {
  return sandbox
}
