import { type GeneratedNames, generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'

/** The functions `connect` and `serverUrl`, and what they import from the runtime. */
export interface PrintedConnect {
  readonly imports: readonly string[]
  readonly source: string
  /** The function `serverUrl`; empty if no server has variables. */
  readonly serverUrl: string
}

/** An example call: the operation and the statement. */
export interface ShownCall {
  readonly id: string
  readonly code: string
}

/**
 * Prints `connect`. `module` is where apps import it from, and `entry` the module with the shared client; `call` is an
 * example call with a new connection.
 */
export function printConnect(
  { name, api }: Pick<Group, 'name' | 'api'>,
  module: string,
  call: ShownCall = { id: '', code: 'const connection = connect({ token })' },
  entry = module,
): PrintedConnect {
  const open = api.schemes ? 'openWithSchemes' : 'open'
  const names = generatedNames(name)
  const hasVariables = api.templates !== undefined
  return {
    imports: [
      ...(hasVariables ? ['atServer'] : []),
      ...['type Config', 'type Connection', open],
      ...(hasVariables ? ['serverUrl as urlOf'] : []),
      ...(api.schemes ? ['type Takes'] : []),
    ],
    source: `/**
 * Opens a connection for calling single operations, so your bundle contains only those you import. Throws ConfigError
 * if the configuration is invalid.
 *
 * @example
 * import { ${['connect', call.id].filter(Boolean).join(', ')} } from '${module}'
 *
 * ${call.code}
 */
export function connect(config?: ${configOf({ name, api })}): Connection<'${name}'>${api.schemes ? ` & Takes<${names.token}>` : ''} {
  return ${open}(${names.api}, ${hasVariables ? `atServer(${names.api}, config)` : 'config'})
}
`,
    serverUrl: hasVariables ? serverUrl(names, entry) : '',
  }
}

/** The type of a client's configuration. */
export function configOf({ name, api: { schemes } }: Pick<Group, 'name' | 'api'>): string {
  const { server, token } = generatedNames(name)
  return schemes ? `Config<${server}, ${token}>` : `Config<${server}>`
}

/** Prints `serverUrl`, for clients that already exist. */
const serverUrl = ({ server, api }: GeneratedNames, module: string) => `
/**
 * Returns the URL of a server with these variables, to pass to \`configure\` as \`baseUrl\`. Throws ConfigError if
 * a variable is missing or invalid.
 *
 * @example
 * import { configure, getClient, serverUrl } from '${module}'
 *
 * configure(getClient(), { baseUrl: serverUrl(variables) })
 */
export function serverUrl(variables: Exclude<${server}, string>): string {
  return urlOf(${api}, variables)
}
`
