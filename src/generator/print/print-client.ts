import { typeName } from '../document/names.ts'
import type { Group } from '../model.ts'
import { type Printed, printMethod } from './operation.ts'

/** The interface of a group's client, and the table of operations that it is bound of. */
export function printClient(
  { name, title, description, api, operations }: Group,
  printed: readonly Printed[],
): string {
  return `
/**
 * ${`${title}. ${description}`.trim()}
 */
export interface ${typeName(name)}Client${api.schemes ? ' extends Takes<Token>' : ''} {
${printed.map((each) => printMethod(each, api)).join('\n\n')}
}

/** Every operation of the API by name. */
export const operations = {
${operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
}
`
}
