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

/** A table for a page. */
export const markdown = ([header = [], ...rows]: Cells): string =>
  [header, header.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n')

/** A size and the seconds that it took. */
export interface Point {
  readonly size: number
  readonly seconds: number
}

/** Bars of text, as long as the seconds, each with what one operation took. */
export function bars(points: readonly Point[]): Cells {
  const most = Math.max(...points.map(({ seconds }) => seconds))
  return [
    ['operations', 'time', 'seconds', 'ms each'],
    ...points.map(({ size, seconds }) => [
      `${size}`,
      '█'.repeat(Math.max(1, Math.round((seconds / most) * 40))),
      seconds.toFixed(1),
      ((seconds * 1000) / size).toFixed(1),
    ]),
  ]
}
