import widthOf from 'fast-string-truncated-width'

/** A column: its title, and one text for each row. */
export interface Column {
  readonly title: string
  readonly cells: readonly string[]
}

const gap = '  '

/** A column narrower than this can't be read. */
const minWidth = 12

/** The lines of a table, titles first, and the titles of the columns that don't fit. */
export interface Table {
  readonly lines: readonly string[]
  readonly omitted: readonly string[]
}

/**
 * Puts columns side by side within a width, measured as terminals do (wide characters, emoji). Cells are cut at
 * `widest`. The first column that doesn't fit is cut; those after it are left out.
 */
export function table(columns: readonly Column[], width: number, widest = 40): Table {
  const shown: { column: Column; width: number }[] = []
  let room = width
  for (const column of columns) {
    const natural = Math.min(widest, Math.max(...[column.title, ...column.cells].map(size)))
    const own = Math.min(natural, room)
    if (shown.length && own < Math.min(natural, minWidth)) break
    shown.push({ column, width: own })
    room -= own + gap.length
  }
  const rows = columns[0]?.cells.length ?? 0
  const line = (textOf: (column: Column) => string) =>
    shown
      .map(({ column, width }) => pad(textOf(column), width))
      .join(gap)
      .trimEnd()
  return {
    lines: [
      line(({ title }) => title),
      ...Array.from({ length: rows }, (_, row) => line(({ cells }) => cells[row] ?? '')),
    ],
    omitted: columns.slice(shown.length).map(({ title }) => title),
  }
}

/** The width of a text on a terminal, in columns. */
export const size = (text: string): number => widthOf(text).width

/** Pads a text to a width, or cuts it there. */
export function pad(text: string, width: number): string {
  const cut = clip(text, width)
  return cut + ' '.repeat(Math.max(0, width - size(cut)))
}

/** Cuts a text that is too wide, and marks the cut with an ellipsis. */
export function clip(text: string, width: number): string {
  const { index, ellipsed } = widthOf(text, { limit: Math.max(1, width), ellipsis: '…' })
  return ellipsed ? `${text.slice(0, index)}…` : text.slice(0, index)
}
