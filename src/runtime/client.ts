import type { TokenOf } from './auth/scheme-token.ts'
import type { CallOptions, Config } from './config/config.ts'
import { configError } from './config/config-error.ts'
import { type Connection, isConnection } from './connection.ts'
import type { Operation } from './operation.ts'

const connectionKey = Symbol('connection')

/** Binds every operation of an API to a connection: `client.operation(params, body, options)`. */
export function bind<Client extends object>(
  connection: Connection,
  operations: Readonly<Record<string, Operation>>,
): Client {
  const client = Object.defineProperty({}, connectionKey, { value: connection }) as Record<string, unknown>
  for (const [name, operation] of Object.entries(operations)) {
    // Named where it is made: to name it later costs several times as much.
    const { [name]: method } = {
      [name]: (params?: unknown, body?: unknown, options?: CallOptions) =>
        connection.call(operation, params, body, options),
    }
    client[name] = Object.defineProperty(method, 'definition', { value: operation.definition })
  }
  return client as Client
}

/**
 * Sets the token of a client or connection and returns the client. Every existing reference uses the new token; the
 * last call wins. A function runs for each call, and once more with `refresh: true` after a 401.
 *
 * @example
 * import { authorize, getClient } from 'sdk/sandbox'
 *
 * const client = authorize(getClient(), () => process.env.TOKEN ?? '')
 */
export function authorize<Client extends object>(client: Client, token: TokenOf<Client>): Client {
  checkConfig(client, { token } as Config)()
  return client
}

/**
 * Changes settings of a client or connection and returns the client. They apply to calls that start later;
 * `undefined` restores a default. Throws ConfigError if a setting is wrong.
 *
 * @example
 * import { configure, getClient } from 'sdk/sandbox'
 *
 * configure(getClient(), { timeoutMs: 10_000, retry: 4 })
 */
export function configure<Client extends object>(
  client: Client,
  config: Config<string, TokenOf<Client>>,
): Client {
  checkConfig(client, config as Config)()
  return client
}

/** Checks settings for a client or connection and returns a function that applies them. */
export function checkConfig(client: object, config: Config): () => void {
  const connection = (client as Record<symbol, unknown> | null)?.[connectionKey] ?? client
  if (!isConnection(connection))
    return configError({ name: 'client' })('client', 'is neither a client nor a connection')
  return connection.checkConfig(config)
}
