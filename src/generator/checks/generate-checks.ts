import type { Group } from '../model.ts'
import { header } from '../print/header.ts'
import { printTable, type Table, tableOf } from '../schemas/print-table.ts'
import { readChecks } from '../schemas/read-checks.ts'
import type { Target } from '../target.ts'
import { schemasOfGroup } from '../views/schemas-of-group.ts'
import { printChecks } from './print-checks.ts'

/** Generates a group's check file: its schemas as plain functions, then the checks of each operation. */
export function generateChecks(group: Group, reserved: ReadonlySet<string>, target: Target): string {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'closed')
  const ids = group.operations.map(({ definition }) => definition.id)
  const tables = group.operations.map((operation) => tableOf(operation, operations))
  const used = tables.flatMap(({ params, body, response }) => [params, body, ...response.values()])
  const printed = group.operations.map((operation, index) =>
    printTable(operation, tables[index] as Table, ': is.OperationChecks'),
  )
  const source = printChecks(
    readChecks(schemas),
    used.flatMap((name) => name ?? []),
    new Set(ids),
  )
  return `${header(group.spec, target)}
import * as is from '${target.runtime.checks}'

${source && `${source}\n\n`}${printed.join('\n')}
/** The checks of every operation, for the option \`schemas\`. */
export const checks: is.Schemas = /*#__PURE__*/ is.defineChecks({
${ids.map((id) => `  ${id},`).join('\n')}
})
`
}
