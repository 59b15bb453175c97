import { loadGroups } from '../groups.ts'
import { columns, write } from '../output.ts'
import { prettyJson } from '../show/json.ts'
import { isRows, showRows } from '../show/rows.ts'
import type { CallFlags } from './flags.ts'
import { follow } from './follow.ts'
import { isForPeople, line, printForPeople, printForPrograms } from './print.ts'
import type { Target } from './target.ts'

/** Calls an operation once and prints the result. */
export async function sendOnce(target: Target, flags: CallFlags): Promise<void> {
  const { progress, onEvent } = follow(target)
  const result = await target.open({ onEvent })(target.params, target.body).finally(progress.stop)
  return isForPeople(flags)
    ? printForPeople(target.definition, result, flags)
    : printForPrograms(result, flags)
}

/** Rejects `--all` for an operation without pages. */
export async function checkAll({ definition, reject }: Target, { all, include }: CallFlags): Promise<void> {
  if (!all) return
  if (include) reject('--include', 'shows one response, but --all gets several')
  if (definition.pagination) return
  const paged = (await loadGroups()).flatMap(({ name, operations }) =>
    Object.entries(operations).flatMap(([id, each]) => (each.definition.pagination ? `${name}.${id}` : [])),
  )
  reject('--all', `works only for paged operations: ${paged.join(', ') || 'there are none'}`)
}

/** Gets every page and prints the items: as they arrive for a program, in one table for people. */
export async function sendAll(target: Target, flags: CallFlags): Promise<void> {
  const { group, params } = target
  const { progress, onEvent } = follow(target)
  const print = isForPeople(flags) ? tablePrinter() : flags.lines ? linePrinter : arrayPrinter()
  let count = 0
  try {
    for await (const item of group.paginate(target.open({ onEvent }), params)) {
      await print.item(item)
      progress.update(`${++count} ${count === 1 ? 'item' : 'items'}`)
    }
  } finally {
    progress.stop()
  }
  await print.end()
}

interface ItemPrinter {
  item(item: unknown): Promise<void> | void
  end(): Promise<void> | void
}

/** NDJSON. */
const linePrinter: ItemPrinter = { item: (item) => write(line(item)), end() {} }

/** One array. It stays unclosed if a page fails, so that a part isn't mistaken for the whole list. */
function arrayPrinter(): ItemPrinter {
  let isOpen = false
  return {
    async item(item) {
      await write(`${isOpen ? ',\n' : '[\n'}  ${prettyJson(item, '  ')}`)
      isOpen = true
    },
    end: () => write(isOpen ? '\n]\n' : '[]\n'),
  }
}

/** A table needs all rows to know its widths. */
function tablePrinter(): ItemPrinter {
  const items: unknown[] = []
  return {
    item: (item) => void items.push(item),
    end: () => write(`${isRows(items) ? showRows(items, columns()) : prettyJson(items)}\n`),
  }
}
