import { Table } from 'console-table-printer'
import type { Verdict } from './drill.ts'
import type { Row } from './run.ts'

/** One row per drill and one column per client; at most 160 characters wide with six clients. */
export function renderTable(clients: readonly string[], rows: readonly Row[]): string {
  const table = new Table({
    columns: [
      { name: '#', alignment: 'right' },
      { name: 'drill', alignment: 'left', maxLen: 22 },
      ...clients.map((name) => ({ name, alignment: 'left' as const, maxLen: 16 })),
    ],
    rowSeparator: true,
    shouldDisableColors: true,
  })
  const addRow = (number: string, drill: string, cells: readonly string[]) =>
    table.addRow({
      '#': number,
      drill,
      ...Object.fromEntries(clients.map((name, index) => [name, cells[index]])),
    })

  for (const [index, { drill, verdicts }] of rows.entries())
    addRow(String(index + 1), drill, verdicts.map(cell))
  addRow(
    '',
    'passed',
    clients.map((_, index) => total(rows.map(({ verdicts }) => verdicts[index]))),
  )
  return table.render()
}

function cell({ result, note }: Verdict): string {
  return note ? `${result}: ${note}` : result
}

function total(verdicts: readonly (Verdict | undefined)[]): string {
  const count = (result: Verdict['result']) => verdicts.filter((verdict) => verdict?.result === result).length
  const skipped = count('n/a')
  return `${count('pass')} of ${verdicts.length}${skipped > 0 ? ` (${skipped} n/a)` : ''}`
}
