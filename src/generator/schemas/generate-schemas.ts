import type { Group } from '../model.ts'
import { header } from '../print/header.ts'
import type { Target } from '../target.ts'
import { schemasOfGroup } from '../views/schemas-of-group.ts'
import { printFormats } from './formats.ts'
import { largeSchemas } from './large-schemas.ts'
import { printSchemas } from './print-schemas.ts'
import { printTable, tableOf } from './print-table.ts'
import { readChecks } from './read-checks.ts'

/**
 * Generates a group's schema file: zod schemas named like the types, then the schemas of each operation. Enums are
 * closed in requests and responses, since an unknown value deviates from the spec.
 */
export function generateSchemas(group: Group, reserved: ReadonlySet<string>, target: Target): string {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'closed')
  const { source, needsTypes } = printSchemas(readChecks(schemas), schemas, largeSchemas(schemas))
  const tables = group.operations.map((operation) => printTable(operation, tableOf(operation, operations)))
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
