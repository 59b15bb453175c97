import type { Group, OperationModel } from '../../src/generator/model.ts'
import type { Section } from './guides.ts'

/** The operations of a group, for the search: by summary, name, path and description. */
export const operationSections = (group: Group): Section[] =>
  group.operations.map((operation) => ({
    id: `${group.name}/index.html#${anchorOf(operation)}`,
    page: `sdk/${group.name}: ${operation.definition.id}`,
    title: operation.summary || operation.definition.id,
    text: [
      operation.definition.path,
      operation.description,
      ...operation.parameters.map(({ name }) => name),
    ].join(' '),
  }))

/** The anchor that the renderer gives an operation. */
const anchorOf = ({ tags: [tag = ''], definition: { method, path } }: OperationModel) =>
  `tag/${tag}/${method}${path}`
