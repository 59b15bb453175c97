import type { Command } from 'commander'
import { findGroup, findOperation } from './find.ts'
import { type Group, type GroupOperation, loadGroups } from './groups.ts'
import { showOperation } from './operations/one.ts'
import { columns, write } from './output.ts'
import { paint } from './paint.ts'
import { prettyJson } from './show/json.ts'
import { clip, pad, size } from './show/table.ts'

/** Adds the command that lists operations. */
export function addOperations(program: Command): void {
  program
    .command('operations')
    .summary('list the operations of all APIs, or of one')
    .description(
      'Lists the operations that `sdk call` can call, or shows the parameters and body of one. In a pipe, it prints JSON.',
    )
    .argument('[group]', 'list only this API')
    .argument('[operation]', 'show only this operation')
    .option('--json', 'print JSON even on a terminal')
    .action(list)
}

async function list(groupName?: string, name?: string, { json }: { json?: true } = {}): Promise<void> {
  const forReaders = process.stdout.isTTY && !json
  if (groupName !== undefined && name !== undefined) {
    const [group, operation] = await findOperation(groupName, name)
    return write(
      forReaders ? showOperation(group, operation) : `${prettyJson(asData(group.name, name, operation))}\n`,
    )
  }
  const groups = groupName === undefined ? await loadGroups() : [await findGroup(groupName)]
  const all = groups.flatMap(({ name: group, operations }) =>
    Object.entries(operations).map(([id, operation]) => asData(group, id, operation)),
  )
  await write(forReaders ? asTable(groups, columns()) : `${prettyJson(all)}\n`)
}

/** An operation as JSON, for scripts. */
function asData(group: string, name: string, { definition, summary }: GroupOperation): object {
  const { method, path, params = {}, body, pagination } = definition
  const parameters = Object.entries(params).map(([parameter, { in: location, type, required }]) => ({
    name: parameter,
    in: location,
    type,
    required: required === true || location === 'path',
  }))
  const bodyIs = body ? (body.required ? 'required' : 'optional') : 'none'
  return { group, name, method, path, summary, parameters, body: bodyIs, paged: pagination !== undefined }
}

function asTable(groups: readonly Group[], width: number): string {
  const all = groups.flatMap(({ operations }) => Object.entries(operations))
  const widest = (textOf: (name: string, operation: GroupOperation) => string) =>
    Math.max(...all.map(([name, operation]) => size(textOf(name, operation))))
  const nameWidth = widest((name) => name)
  const pathWidth = widest((_, { definition }) => definition.path)
  const summaryWidth = widest((_, { summary }) => summary)
  const isWide = 2 + nameWidth + 2 + 6 + 2 + pathWidth + 2 + summaryWidth <= width

  const show = ([name, { definition, summary }]: [string, GroupOperation]): string[] => {
    const method = paint('green', pad(definition.method, 6))
    if (isWide)
      return [
        `  ${pad(name, nameWidth)}  ${method}  ${pad(definition.path, pathWidth)}  ${paint('dim', summary)}`,
      ]
    const room = width - nameWidth - 4
    const beside = room < 8 ? '' : `  ${paint('dim', clip(summary, room))}`
    return [
      `  ${beside ? pad(name, nameWidth) : clip(name, width - 2)}${beside}`,
      `    ${method} ${clip(definition.path, width - 11)}`,
    ]
  }
  const blocks = groups.map(({ name, title, operations }) =>
    [
      `${paint('bold', name)}  ${paint('dim', clip(title, width - size(name) - 2))}`,
      ...Object.entries(operations).flatMap(show),
    ].join('\n'),
  )
  return `${blocks.join('\n\n')}\n`
}
