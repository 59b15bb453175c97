import { generatedNames } from '../../document/generated-names.ts'
import type { Group } from '../../model.ts'
import type { Target } from '../../target.ts'
import { header } from '../header.ts'
import { interfaceOf, runtimeNames } from '../operation.ts'
import { printApi } from '../print-api.ts'
import { printClient } from '../print-client.ts'
import { printConnect } from '../print-connect.ts'
import { printLookups } from '../print-types.ts'
import { linesOf, type OperationFile, type Places } from './print-files.ts'

/** The file that every operation needs: the API, and how to connect to it. */
export function printConnectFile(group: Group, target: Target, module: string): string {
  const api = printApi(group, target)
  const own =
    target.ending === '' ? `${module}/connect.gen` : module.replace(/\/index(?=\.\w+$)/, '/connect.gen')
  const connect = printConnect(group, own, undefined, module)
  const imports = [...new Set([...connect.imports, ...api.imports])]
  return `${header(group.spec, target)}
import { ${imports.join(', ')} } from '${target.runtime.code}'
${api.source}
${connect.source}${connect.serverUrl}`
}

/** Exports every operation from its own file, the client's interface, and the table for `bind`. */
export function printAllOperations(group: Group, files: readonly OperationFile[], target: Target): string {
  const { ending, runtime } = target
  const printed = files.flatMap((file) => file.printed)
  const types = runtimeNames(group, printed).filter((name) => /^type (?!(Connection|Operation)$)/.test(name))
  const named = new Set(
    printed.flatMap(({ signature, shape }) => [
      ...signature.names,
      ...(signature.uses.includes(shape) ? [shape] : []),
    ]),
  )
  const { schemes } = group.api
  const { api, server, token } = generatedNames(group.name)
  const runtimeTypes = [...types.map((name) => name.slice(5)), ...(schemes ? ['Takes'] : [])]
  const lines = files.map(({ path, printed }) => {
    const ids = printed.map(({ operation }) => operation.definition.id)
    const all = printed.flatMap(({ operation }) => [
      operation.definition.id,
      `type ${interfaceOf(operation)}`,
    ])
    const from = `'./${path}.gen${ending}'`
    return {
      import: `import { ${ids.join(', ')} } from ${from}\n`,
      export: `export { ${all.join(', ')} } from ${from}\n`,
    }
  })
  return `${header(group.spec, target)}
import type { ${runtimeTypes.join(', ')} } from '${runtime.code}'
${schemes ? `import type { ${token} } from './connect.gen${ending}'\n` : ''}${lines.map((line) => line.import).join('')}${named.size ? `import type { ${[...named].sort().join(', ')} } from './types.gen${ending}'\n` : ''}
export { ${api}, type ${server}${schemes ? `, type ${token}` : ''} } from './connect.gen${ending}'
${lines.map((line) => line.export).join('')}${printClient(group, printed)}`
}

/** Exports every type from its own file, and the shape of each operation by operationId. */
export function printAllTypes(
  group: Group,
  files: readonly OperationFile[],
  places: Places,
  target: Target,
): string {
  const shapes = new Map(
    files.flatMap(({ path, printed }) => printed.map(({ shape }) => [shape, path] as const)),
  )
  const ids = files.flatMap(({ printed }) =>
    printed.map(({ operation, shape }) => `  ${operation.definition.id}: ${shape}\n`),
  )
  return `${header(group.spec, target)}
${linesOf('import', [...shapes.keys()], 'types', shapes, target)}
${linesOf('export', [...places.keys(), ...shapes.keys()], 'types', new Map([...places, ...shapes]), target)}
/** The types of each operation, by operationId. */
export interface ${generatedNames(group.name).operations} {
${ids.join('')}}

${printLookups(group)}`
}
