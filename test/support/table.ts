import { Table } from 'console-table-printer'

/** Rows of cells, the first one the header. */
export type Cells = readonly (readonly string[])[]

/** A table for a terminal. */
export function printed([header = [], ...rows]: Cells): string {
  const table = new Table({
    columns: header.map((name) => ({ name, alignment: 'left' as const })),
    shouldDisableColors: true,
  })
  for (const row of rows) table.addRow(Object.fromEntries(header.map((name, index) => [name, row[index]])))
  return table.render()
}

/** A Markdown table. */
export const markdown = ([header = [], ...rows]: Cells): string =>
  [header, header.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n')
