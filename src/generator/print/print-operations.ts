import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import type { Target } from '../target.ts'
import type { GroupTypes, OperationTypes } from './generate-types.ts'
import { header } from './header.ts'
import { quote } from './literal.ts'
import { type Printed, printOperation, runtimeNames } from './operation.ts'
import { printApi } from './print-api.ts'
import { printClient } from './print-client.ts'
import { signatureOf } from './signature.ts'

/** The file of a group's operations: one constant each, the client's interface, and the table for `bind`. */
export function printOperations(group: Group, types: GroupTypes, target: Target): string {
  const { ending, runtime } = target
  const { operations } = generatedNames(group.name)
  const printed = group.operations.map((operation): Printed => {
    const { id } = operation.definition
    const shape = `${operations}[${quote(id)}]`
    return {
      operation,
      shape,
      signature: signatureOf(operation, types.operations[id] as OperationTypes, shape),
    }
  })
  const named = new Set([operations, ...printed.flatMap(({ signature }) => signature.names)])
  const api = printApi(group, target)
  return `${header(group.spec, target)}
import { ${[...runtimeNames(group, printed), ...api.imports].join(', ')} } from '${runtime.code}'
import type { ${[...named].sort().join(', ')} } from './types.gen${ending}'
${api.source}${printed.map((each) => printOperation(group, each)).join('')}${printClient(group, printed)}`
}
