// Generated from specs/pipelines.yaml by `npm run generate`; do not edit.

import { bind, type Config, type Connection, open } from '../../runtime/index.ts'
import { pipelinesApi, pipelinesOperations, type PipelinesClient, type PipelinesServer } from './operations.gen.ts'

export * from '../../runtime/public.ts'
export * from './operations.gen.ts'
export type * from './types.gen.ts'

/**
 * Opens a connection for calling single operations, so your bundle contains only those you import. Throws ConfigError
 * if the configuration is invalid.
 *
 * @example
 * import { connect, listPipelines } from 'sdk/pipelines'
 *
 * const { data } = await listPipelines(connect({ token }))
 */
export function connect(config?: Config<PipelinesServer>): Connection<'pipelines'> {
  return open(pipelinesApi, config)
}

/**
 * Creates an independent client with every operation of the API.
 * Throws ConfigError if the configuration is invalid.
 *
 * @example
 * import { createClient } from 'sdk/pipelines'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })
 * const { data } = await client.listPipelines()
 */
export function createClient(config?: Config<PipelinesServer>): PipelinesClient {
  return bind(connect(config), pipelinesOperations)
}

/** The shared client, the same as `getClient()`. */
export const pipelines: PipelinesClient = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. `authorize` and `configure` affect every reference to it.
 *
 * @example
 * import { authorize, getClient } from 'sdk/pipelines'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): PipelinesClient {
  return pipelines
}
