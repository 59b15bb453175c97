import type { Command } from 'commander'
import { UsageError } from './fail.ts'
import { findGroup } from './find.ts'
import { type Group, type GroupOperation, loadGroups } from './groups.ts'
import { columns, write } from './output.ts'
import { paint } from './paint.ts'
import { prettyJson } from './show/json.ts'
import { clip, pad, size } from './show/table.ts'

/** Adds the command that lists what can be called. */
export function addOperations(program: Command): void {
  program
    .command('operations')
    .summary('list the operations of all APIs, or of one')
    .description('Lists what `sdk call` can call. On a terminal it is a table, in a pipe JSON.')
    .argument('[group]', 'one API alone')
    .option('--json', 'JSON on a terminal, too')
    .action(async (name: string | undefined, { json }: { json?: true }) => {
      const groups = name === undefined ? await loadGroups() : [await findGroup(name)]
      if (!groups.length) throw new UsageError('the package holds no groups')
      const forReaders = process.stdout.isTTY && !json
      await write(forReaders ? asTable(groups, columns()) : `${prettyJson(groups.flatMap(asData))}\n`)
    })
}

/** What a script asks of an operation. */
const asData = ({ name: group, operations }: Group) =>
  Object.entries(operations).map(([name, { definition, summary }]) => {
    const { method, path, params = {}, body, pagination } = definition
    const parameters = Object.entries(params).map(([name, { in: location, type, required }]) => ({
      name,
      in: location,
      type,
      required: required === true || location === 'path',
    }))
    const bodyIs = body ? (body.required ? 'required' : 'optional') : 'none'
    return { group, name, method, path, summary, parameters, body: bodyIs, paged: pagination !== undefined }
  })

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
