import { paint } from '../paint.ts'
import { printable } from './printable.ts'
import { type Column, table } from './table.ts'

type Row = Readonly<Record<string, unknown>>

/** Whether a value is a list that can be shown as a table. */
export const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))

/** Shows a list of objects as a table, with as many fields as fit. */
export function showRows(rows: readonly Row[], width: number): string {
  if (!rows.length) return paint('dim', 'no rows')
  const names = [...new Set(rows.flatMap(Object.keys))]
  const isNested = (name: string) => rows.some((row) => cellOf(row[name]).startsWith('{'))
  // Nested fields come last, where space may run out. Fields that are empty in every row are left out.
  const inOrder = [...names.filter((name) => !isNested(name)), ...names.filter(isNested)]
  const columns = inOrder
    .map((name): Column => ({ title: printable(name), cells: rows.map((row) => cellOf(row[name])) }))
    .filter(({ cells }) => cells.some(Boolean))
  const { lines, omitted } = table(columns, width)
  const [head = '', ...body] = lines
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`
  const note = omitted.length ? `${count}, without ${omitted.join(', ')}; --json shows all` : count
  return [paint('bold', head), ...body, paint('dim', note)].join('\n')
}

/** A value on one line. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const list = Array.isArray(value) && value.every((each) => typeof each !== 'object')
  const text = list ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : `${value}`
  return printable(text.replace(/\s+/g, ' ').trim())
}
