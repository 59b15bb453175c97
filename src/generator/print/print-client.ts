import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import { type Printed, printMethod } from './operation.ts'

/** The interface of a group's client, and the table of operations for `bind`. */
export function printClient(
  { name, title, description, api, operations }: Group,
  printed: readonly Printed[],
): string {
  const { client, table, token } = generatedNames(name)
  return `
/**
 * ${`${title}. ${description}`.trim()}
 */
export interface ${client}${api.schemes ? ` extends Takes<${token}>` : ''} {
${printed.map((each) => printMethod(each, { name, api })).join('\n\n')}
}

/** Every operation of the API by name. */
export const ${table} = {
${operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
}
`
}
