import type { TokenOf } from '../auth/scheme-token.ts'
import { bindMethod, connectionKey, connectionOf, operationKey } from '../client.ts'
import type { CallOptions, Config, SharedOptions } from '../config/config.ts'
import { configError } from '../config/config-error.ts'
import type { Connection } from '../connection.ts'
import type { Operation } from '../operation.ts'

/** What a view may have of its own: all that a single call may be given, but for its signal. */
export type ViewOptions<Token = string> = SharedOptions<Token> & Pick<Config, 'idempotencyKey'>

/**
 * Makes a view of a client or a connection, with options of its own: a tenant's token and headers, say. It shares what
 * the client has: retry budget, limiter, running calls of token functions, what is told once. It costs about as much as
 * one object, so make one for each request or tenant. Later changes of the client hold for the view, too, where it has
 * no value of its own; `authorize` and `configure` of the view leave the client alone. A call's own options win over it.
 *
 * A view has the server of its client, since limits and budgets are a server's: for another one, make another client.
 * Throws ConfigError where an option is wrong.
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

/** A connection that calls another one, with options of its own. */
function createView({ api, checkConfig, call }: Connection): Connection {
  let own: CallOptions = {}
  return {
    api,
    checkConfig(changes) {
      const foreign = Object.keys(Object(changes)).find((name) => ofServer.test(name))
      if (foreign)
        configError({ name: api })(foreign, "is the client's; make another client for another server")
      checkConfig(changes)
      return () => {
        own = defined({ ...own, ...changes })
      }
    },
    call: (operation, params, body, options) => call(operation, params, body, over(own, options)),
  }
}

/** The options of a call over those of its view. What is no object is for the client to refuse. */
function over(own: CallOptions, options: CallOptions | undefined): CallOptions {
  if (typeof options !== 'object' || !options) return options ?? own
  const { headers, fetchOptions } = options
  return {
    ...own,
    ...defined(options),
    ...(headers && { headers: { ...own.headers, ...headers } }),
    ...(fetchOptions && { fetchOptions: { ...own.fetchOptions, ...fetchOptions } }),
  }
}

/** Without what is `undefined`, which means: as before. */
const defined = <Options extends object>(options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options

const methodsKey = Symbol('methods')

interface Bound {
  readonly [connectionKey]: Connection
  readonly [methodsKey]?: object
}

/** A client with the methods of another one, each made when it is first asked for: an API may have a thousand. */
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
