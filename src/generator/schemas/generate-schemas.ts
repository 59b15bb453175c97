import type { Group, OperationModel } from '../model.ts'
import { header } from '../print/header.ts'
import type { Target } from '../target.ts'
import { type OperationNames, schemasOfGroup } from '../views/schemas-of-group.ts'
import { printFormats } from './formats.ts'
import { printSchemas } from './print-schemas.ts'
import { readChecks } from './read-checks.ts'
import { largeSchemas } from './typed.ts'

/**
 * The file of a group's schemas: zod schemas under the names of the types, then what each operation's data is checked
 * against. Enums are closed on both sides: a value that the spec does not know is a deviation from it.
 */
export function generateSchemas(group: Group, reserved: ReadonlySet<string>, target: Target): string {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'closed')
  const { source, needsTypes } = printSchemas(readChecks(schemas), schemas, largeSchemas(schemas))
  const tables = group.operations.map((operation) => printTable(operation, operations))
  const imports = [
    ...(source ? ["import * as z from 'zod/mini'"] : []),
    `import { defineSchemas } from '${target.runtime.defineSchemas}'`,
    ...(/\bkeywords\./.test(source) ? [`import * as keywords from '${target.runtime.code}'`] : []),
    ...(needsTypes ? [`import type * as types from './types.gen${target.ending}'`] : []),
  ]
  return `${header(group.spec, target)}
${imports.join('\n')}

${source && `${printFormats(source)}${source}\n\n`}${tables.join('\n')}
/** The schemas of every operation, for the option \`schemas\`. */
export const schemas: {
${group.operations.map(({ definition: { id } }) => `  ${id}: typeof ${id}`).join('\n')}
} & import('${target.runtime.schemas}').Schemas = /*#__PURE__*/ defineSchemas({
${group.operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
})
`
}

/** What the data of one operation is checked against. */
function printTable(
  { definition, responses }: OperationModel,
  operations: Readonly<Record<string, OperationNames>>,
): string {
  const { id, method, path } = definition
  const { params, body, answers, items } = operations[id] as OperationNames
  const response = responses
    .filter(({ success, kind, status }) => success && kind === 'json' && answers[status] !== 'unknown')
    .map(({ status }) => `${/^\d+$/.test(status) ? status : `'${status}'`}: ${answers[status]}`)
  for (const [media, item] of Object.entries(items))
    if (item !== 'unknown') response.push(`'${media}': ${item}`)
  const parts = [
    ...(params ? [`params: ${params}`] : []),
    ...(body ? [`body: ${body}`] : []),
    ...(response.length ? [`response: { ${response.join(', ')} }`] : []),
  ]
  return `/** \`${method} ${path.replaceAll('*/', '*\\/')}\` */
export const ${id} = {${parts.length ? ` ${parts.join(', ')} ` : ''}}
`
}
