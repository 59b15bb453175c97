import { functionName, typeName } from '../document/names.ts'
import type { Group } from '../model.ts'

/** The first version of a group's entry file. It is written by hand from then on. */
export function printIndex({ name, title }: Group): string {
  const client = `${typeName(name)}Client`
  const handle = functionName(name)
  return `import { bind } from '../../runtime/client.ts'
import type { Config } from '../../runtime/config/config.ts'
import { type Connection, open } from '../../runtime/connection.ts'
import { api, operations, type ${client}, type Server } from './operations.gen.ts'

export * from '../../runtime/public.ts'
export * from './operations.gen.ts'
export type * from './types.gen.ts'

/**
 * Opens a connection for single operations: an app that imports them one by one carries no other. Throws ConfigError
 * where the configuration is wrong.
 *
 * @example
 * import { connect } from 'sdk/${name}'
 *
 * const connection = connect({ token })
 */
export function connect(config?: Config<Server>): Connection<'${name}'> {
  return open(api, config)
}

/**
 * Makes a client of its own with every operation of ${title}.
 * Throws ConfigError where the configuration is wrong.
 *
 * @example
 * import { createClient } from 'sdk/${name}'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })
 */
export function createClient(config?: Config<Server>): ${client} {
  return bind(connect(config), operations)
}

/** The shared client, the same that \`getClient\` returns. */
export const ${handle}: ${client} = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. \`authorize\` and \`configure\` act on every reference to it.
 *
 * @example
 * import { authorize, getClient } from 'sdk/${name}'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): ${client} {
  return ${handle}
}
`
}
