import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import type { Target } from '../target.ts'
import type { GroupTypes, OperationTypes } from './generate-types.ts'
import { header } from './header.ts'
import { shapeLines } from './shape.ts'

/** The file of a group's types: its schemas, then the types of each operation. */
export function printTypes(group: Group, types: GroupTypes, target: Target): string {
  const { spec, operations } = group
  const shapes = operations.map(({ definition: { id }, body }) => {
    const shape = shapeLines(types.operations[id] as OperationTypes, body, '    ')
    return `  ${id}: {\n${shape}  }`
  })
  const hasStreams = Object.values(types.operations).some(({ items }) => Object.keys(items).length)
  return `${header(spec, target)}
${hasStreams ? `import type { ItemStream } from '${target.runtime.code}'\n` : ''}${types.declarations.map(({ comment, text }) => comment + text).join('')}
/** The types of each operation, by operationId. */
export interface ${generatedNames(group.name).operations} {
${shapes.join('\n')}
}

${printLookups(group)}`
}

/** Types that look up one operation's params, body, data or errors by its id. */
export function printLookups({ name, operations: [example] }: Group): string {
  const { operations, params, body, data, errorBody } = generatedNames(name)
  return `/** The parameters of an operation, e.g. \`${params}<'${example?.definition.id ?? ''}'>\`. */
export type ${params}<Id extends keyof ${operations}> = ${operations}[Id]['params']

/** The request body of an operation. */
export type ${body}<Id extends keyof ${operations}> = ${operations}[Id]['body']

/** The \`data\` of an operation's result. */
export type ${data}<Id extends keyof ${operations}> = ${operations}[Id]['data']

/** The body of an operation's errors, or of one status. */
export type ${errorBody}<
  Id extends keyof ${operations},
  Status extends keyof ${operations}[Id]['errors'] = keyof ${operations}[Id]['errors'],
> = ${operations}[Id]['errors'][Status]
`
}
