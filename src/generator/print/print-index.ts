import { functionName, typeName } from '../document/names.ts'
import type { Group } from '../model.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import type { Target } from '../target.ts'
import { header } from './header.ts'

/** A group's entry file. `module` is what apps import it from. */
export function printIndex({ spec, name, title, api }: Group, target: Target, module: string): string {
  const client = `${typeName(name)}Client`
  const handle = functionName(name)
  const { runtime, ending } = target
  const open = api.schemes ? 'openWithSchemes' : 'open'
  const config = api.schemes ? 'Config<Server, Token>' : 'Config<Server>'
  const variables = api.templates !== undefined
  const connection = `Connection<'${name}'>${api.schemes ? ' & Takes<Token>' : ''}`
  return `${header(spec, target)}
import { ${variables ? 'atServer, ' : ''}bind, type Config, type Connection, ${open}${variables ? ', serverUrl as urlOf' : ''}${api.schemes ? ', type Takes' : ''} } from '${runtime.code}'
import { api, operations, type ${client}, type Server${api.schemes ? ', type Token' : ''} } from './operations.gen${ending}'

${publicExports(target, api.schemes !== undefined)}
export * from './operations.gen${ending}'
export type * from './types.gen${ending}'
${api.schemes ? `export type { Token } from './operations.gen${ending}'\n` : ''}
/**
 * Opens a connection for single operations: an app that imports them one by one carries no other. Throws ConfigError
 * where the configuration is wrong.
 *
 * @example
 * import { connect } from '${module}'
 *
 * const connection = connect({ token })
 */
export function connect(config?: ${config}): ${connection} {
  return ${open}(api, ${variables ? 'atServer(api, config)' : 'config'})
}

/**
 * Makes a client of its own with every operation of ${title}.
 * Throws ConfigError where the configuration is wrong.
 *
 * @example
 * import { createClient } from '${module}'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })
 */
export function createClient(config?: ${config}): ${client} {
  return bind(connect(config), operations)
}

/** The shared client, the same that \`getClient\` returns. */
export const ${handle}: ${client} = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. \`authorize\` and \`configure\` act on every reference to it.
 *
 * @example
 * import { authorize, getClient } from '${module}'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): ${client} {
  return ${handle}
}
${variables ? serverUrl(module) : ''}`
}

/** How a client that is there already gets to a server with variables. */
const serverUrl = (module: string) => `
/**
 * Gives the address of a server by its variables: what \`configure\` takes as \`baseUrl\`. Throws ConfigError where one is
 * missing or cannot be.
 *
 * @example
 * import { configure, getClient, serverUrl } from '${module}'
 *
 * configure(getClient(), { baseUrl: serverUrl(variables) })
 */
export function serverUrl(variables: Exclude<Server, string>): string {
  return urlOf(api, variables)
}
`

/** What apps get beside their operations, by name where the module holds more than that. */
function publicExports({ runtime }: Target, hasOwnToken: boolean): string {
  if (runtime.public !== runtime.code) return `export * from '${runtime.public}'`
  const all = runtimeFacts.publicNames.filter(({ name }) => !(hasOwnToken && name === 'Token'))
  const names = all.map(({ name, isType }) => `  ${isType ? 'type ' : ''}${name},\n`)
  return `export {\n${names.join('')}} from '${runtime.public}'`
}
