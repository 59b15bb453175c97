// Generated from specs/environments.yaml by `npm run generate`; do not edit.

import { bind, type Config, type Connection, open } from '../../runtime/index.ts'
import { environmentsApi, environmentsOperations, type EnvironmentsClient, type EnvironmentsServer } from './operations.gen.ts'

export * from '../../runtime/public.ts'
export * from './operations.gen.ts'
export type * from './types.gen.ts'

/**
 * Opens a connection for calling single operations, so your bundle contains only those you import. Throws ConfigError
 * if the configuration is invalid.
 *
 * @example
 * import { connect, listSandboxEnvironments } from 'sdk/environments'
 *
 * const { data } = await listSandboxEnvironments(connect({ token }), { project_id: 12345, limit: 20 })
 */
export function connect(config?: Config<EnvironmentsServer>): Connection<'environments'> {
  return open(environmentsApi, config)
}

/**
 * Creates an independent client with every operation of the API.
 * Throws ConfigError if the configuration is invalid.
 *
 * @example
 * import { createClient } from 'sdk/environments'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })
 * const { data } = await client.listSandboxEnvironments({ project_id: 12345, limit: 20 })
 */
export function createClient(config?: Config<EnvironmentsServer>): EnvironmentsClient {
  return bind(connect(config), environmentsOperations)
}

/** The shared client, the same as `getClient()`. */
export const environments: EnvironmentsClient = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. `authorize` and `configure` affect every reference to it.
 *
 * @example
 * import { authorize, getClient } from 'sdk/environments'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): EnvironmentsClient {
  return environments
}
