import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import type { Target } from '../target.ts'
import { exampleArguments, exampleCall, exampleSingleCall } from './example-call.ts'
import { header } from './header.ts'
import { configOf, printConnect } from './print-connect.ts'

/** A group's entry file. `module` is where apps import it from. If files are split, `connect` has its own. */
export function printIndex(group: Group, target: Target, module: string, isSplit = false): string {
  const { spec, name, api } = group
  const { handle, client, table, ...names } = generatedNames(name)
  const { runtime, ending } = target
  const example = simplest(group)
  const connect = printConnect(group, module, example?.single)
  const own = isSplit ? ['bind', 'type Config'] : ['bind', ...connect.imports]
  const types = [`type ${client}`, `type ${names.server}`, ...(api.schemes ? [`type ${names.token}`] : [])]
  const imports = isSplit
    ? `import { connect, ${types.slice(1).join(', ')} } from './connect.gen${ending}'
import { ${table}, type ${client} } from './operations.gen${ending}'`
    : `import { ${names.api}, ${table}, ${types.join(', ')} } from './operations.gen${ending}'`
  const [folder, ...exported] = isSplit ? ['connect', 'operations'] : ['operations']
  return `${header(spec, target)}
import { ${own.sort(byName).join(', ')} } from '${runtime.code}'
${imports}

${publicExports(target)}
${[folder, ...exported].map((file) => `export * from './${file}.gen${ending}'\n`).join('')}export type * from './types.gen${ending}'

${isSplit ? '' : `${connect.source}\n`}/**
 * Creates an independent client with every operation of the API.
 * Throws ConfigError if the configuration is invalid.
 *
 * @example
 * import { createClient } from '${module}'
 *
 * const client = createClient({ token, timeoutMs: 10_000 })${example ? `\n * ${example.bound}` : ''}
 */
export function createClient(config?: ${configOf(group)}): ${client} {
  return bind(connect(config), ${table})
}

/** The shared client, the same as \`getClient()\`. */
export const ${handle}: ${client} = /*#__PURE__*/ createClient()

/**
 * Returns the shared client. \`authorize\` and \`configure\` affect every reference to it.
 *
 * @example
 * import { authorize, getClient } from '${module}'
 *
 * const client = authorize(getClient(), () => token)
 */
export function getClient(): ${client} {
  return ${handle}
}
${isSplit ? '' : connect.serverUrl}`
}

/** Example calls of the first GET that returns JSON and fits on one line; undefined if there is none. */
function simplest(group: Group) {
  const operation = group.operations.find(
    ({ definition: { method, responses, body, streams } }) =>
      method === 'GET' && !body && !streams && Object.values(responses).every((kind) => kind === 'json'),
  )
  const [args] = operation ? exampleArguments(group, operation) : []
  if (!operation || !args) return undefined
  const code = exampleSingleCall(operation, 'connect({ token })', args)
  const isShort = !code.includes('\n') && code.length <= 100 && !code.includes('*/')
  return isShort
    ? { single: { id: operation.definition.id, code }, bound: exampleCall(operation, args) }
    : undefined
}

const byName = (a: string, b: string) => (keyOf(a) < keyOf(b) ? -1 : 1)

const keyOf = (name: string) => name.replace('type ', '').toLowerCase()

/** What apps get besides their operations; by name if the module also exports other things. */
function publicExports({ runtime }: Target): string {
  if (runtime.public !== runtime.code) return `export * from '${runtime.public}'`
  const names = runtimeFacts.publicNames.map(({ name, isType }) => `  ${isType ? 'type ' : ''}${name},\n`)
  return `export {\n${names.join('')}} from '${runtime.public}'`
}
