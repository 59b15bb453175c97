import type { Group } from '../model.ts'
import type { Target } from '../target.ts'
import type { GroupTypes, OperationTypes } from './generate-types.ts'
import { header } from './header.ts'
import { shapeLines } from './shape.ts'

/** The file of a group's types: its schemas, then what each operation takes and gives. */
export function printTypes({ spec, operations }: Group, types: GroupTypes, target: Target): string {
  const shapes = operations.map(({ definition: { id }, body }) => {
    const shape = shapeLines(types.operations[id] as OperationTypes, body, '    ')
    return `  ${id}: {\n${shape}  }`
  })
  const hasStreams = Object.values(types.operations).some(({ items }) => Object.keys(items).length)
  return `${header(spec, target)}
${hasStreams ? `import type { ItemStream } from '${target.runtime.code}'\n` : ''}${types.declarations.map(({ comment, text }) => comment + text).join('')}
/** The types of each operation, by operationId. */
export interface Operations {
${shapes.join('\n')}
}

${printLookups(operations[0]?.definition.id)}`
}

/** Types that look up what one operation takes and gives. */
export const printLookups = (
  example = '',
): string => `/** The parameters of an operation, e.g. \`Params<'${example}'>\`. */
export type Params<Id extends keyof Operations> = Operations[Id]['params']

/** The request body of an operation. */
export type Body<Id extends keyof Operations> = Operations[Id]['body']

/** Type of an operation's \`data\`. */
export type Data<Id extends keyof Operations> = Operations[Id]['data']

/** The body of an operation's errors, or of one status. */
export type ErrorBody<
  Id extends keyof Operations,
  Status extends keyof Operations[Id]['errors'] = keyof Operations[Id]['errors'],
> = Operations[Id]['errors'][Status]
`
