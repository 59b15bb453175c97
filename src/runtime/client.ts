import type { TokenOf } from './auth/scheme-token.ts'
import type { CallOptions, Config } from './config/config.ts'
import { configError } from './config/config-error.ts'
import { type Connection, isConnection } from './connection.ts'
import type { Operation } from './operation.ts'

/** Key of a client's connection. */
export const connectionKey: unique symbol = Symbol('connection')

/** Key of a method's operation; in the options of a call, of the operation to call instead. */
export const operationKey: unique symbol = Symbol('operation')

/** Binds every operation of an API to a connection: `client.operation(params, body, options)`. */
export function bind<Client extends object>(
  connection: Connection,
  operations: Readonly<Record<string, Operation>>,
): Client {
  const client = Object.defineProperty({}, connectionKey, { value: connection }) as Record<string, unknown>
  for (const [name, operation] of Object.entries(operations))
    client[name] = bindMethod(connection, name, operation)
  return client as Client
}

/** Binds one operation to a connection. */
export function bindMethod(connection: Connection, name: string, operation: Operation): object {
  // Named by a computed key, because naming it later takes several times as long.
  const { [name]: method } = {
    [name]: (
      params?: unknown,
      body?: unknown,
      options?: CallOptions & { readonly [operationKey]?: Operation },
    ) => connection.call(options?.[operationKey] ?? operation, params, body, options),
  }
  // Two calls, because defineProperties takes longer.
  Object.defineProperty(method as object, 'definition', { value: operation.definition })
  return Object.defineProperty(method as object, operationKey, { value: operation })
}

/**
 * Sets the token of a client or connection and returns the client. Every existing reference uses the new token; the
 * last call wins. A function runs for each request, retries included, and once more with `refresh: true` after a 401.
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
 * `undefined` restores a default. Throws ConfigError if a setting is invalid.
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
  return connectionOf(client).checkConfig(config)
}

/** The connection of a client; a connection itself. */
export function connectionOf(client: object): Connection {
  const connection = (client as Record<symbol, unknown> | null)?.[connectionKey] ?? client
  return isConnection(connection)
    ? connection
    : configError({ name: 'client' })('client', 'is neither a client nor a connection')
}
