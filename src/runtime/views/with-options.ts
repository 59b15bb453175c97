import type { TokenOf } from '../auth/scheme-token.ts'
import { bindMethod, connectionKey, connectionOf, operationKey } from '../client.ts'
import type { CallOptions, Config, SharedOptions } from '../config/config.ts'
import { configError } from '../config/config-error.ts'
import type { Connection } from '../connection.ts'
import type { Operation } from '../operation.ts'

/** Options of a view: all options of a single call except `signal`. */
export type ViewOptions<Token = string> = SharedOptions<Token> & Pick<Config, 'idempotencyKey'>

/**
 * Creates a view of a client or connection with its own options, such as a tenant's token and headers. It shares the
 * client's limiter, pending calls of token functions, the record of events reported once and, unless it sets a tenant
 * or token, the retry budget. A view is about as cheap as a plain object, so create one for each request or tenant.
 * Later changes to the client apply to the view too, except for options it sets itself; `authorize` and `configure`
 * on the view don't change the client. A call's own options override the view's.
 *
 * A view always uses its client's server, because limits and budgets belong to a server; for another server, create
 * another client. Throws ConfigError if an option is invalid.
 *
 * @example
 * import { getClient, withOptions } from 'sdk/sandbox'
 *
 * const tenant = withOptions(getClient(), { token: () => token, headers: { 'x-tenant': 'acme' } })
 * const { data } = await tenant.listSandboxes()
 */
export function withOptions<Client extends object>(
  client: Client,
  options: ViewOptions<TokenOf<Client>>,
): Client {
  const connection = connectionOf(client)
  const view = createView(connection)
  view.checkConfig(options as Config)()
  return (client === connection ? view : bindView(client, view)) as Client
}

const ofServer = /^(baseUrl|server|allowHttp|clock)$/

/** A connection that calls another one with its own options. */
function createView({ api, checkConfig, call }: Connection): Connection {
  let own: CallOptions = {}
  return {
    api,
    checkConfig(changes) {
      const foreign = Object.keys(Object(changes)).find((name) => ofServer.test(name))
      if (foreign)
        configError({ name: api })(foreign, "is the client's; create another client for another server")
      checkConfig(changes)
      return () => {
        own = defined({ ...own, ...changes })
      }
    },
    call: (operation, params, body, options) => call(operation, params, body, mergeOptions(own, options)),
  }
}

/** A call's options merged over its view's. The client rejects a value that isn't an object. */
function mergeOptions(own: CallOptions, options: CallOptions | undefined): CallOptions {
  if (typeof options !== 'object' || !options) return options ?? own
  const { headers, fetchOptions } = options
  return {
    ...own,
    ...defined(options),
    ...(headers && { headers: { ...own.headers, ...headers } }),
    ...(fetchOptions && { fetchOptions: { ...own.fetchOptions, ...fetchOptions } }),
  }
}

/** Without `undefined` options, which leave the value unchanged. */
const defined = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options

const methodsKey = Symbol('methods')

interface Bound {
  readonly [connectionKey]: Connection
  readonly [methodsKey]?: object
}

/** A client with another one's methods, each created on first use: an API may have a thousand. */
function bindView(client: object, view: Connection): object {
  let methods = (client as Bound)[methodsKey]
  if (!methods) {
    methods = methodsOf(client as Record<string, unknown>)
    if (Object.isExtensible(client)) Object.defineProperty(client, methodsKey, { value: methods })
  }
  return Object.create(methods, { [connectionKey]: { value: view } })
}

function methodsOf(client: Readonly<Record<string, unknown>>): object {
  const methods = {}
  Object.defineProperty(methods, methodsKey, { value: methods })
  for (const [name, method] of Object.entries(client)) {
    const operation = (method as { [operationKey]?: Operation } | null)?.[operationKey]
    if (!operation) continue
    Object.defineProperty(methods, name, {
      enumerable: true,
      get(this: Bound) {
        const value = bindMethod(this[connectionKey], name, operation)
        Object.defineProperty(this, name, { value, enumerable: true })
        return value
      },
    })
  }
  return methods
}
