import widthOf from 'fast-string-truncated-width'

/** A column: its title, and one text for each row. */
export interface Column {
  readonly title: string
  readonly cells: readonly string[]
}

const gap = '  '

/** A column cut off shorter than this says nothing. */
const least = 12

/** Columns as lines, the titles first, and the titles of those that have no room. */
export interface Table {
  readonly lines: readonly string[]
  readonly left: readonly string[]
}

/**
 * Lays columns side by side within a width, counted as terminals do (wide characters, emoji). Cells are cut at `widest`.
 * The first column that has too little room is cut, those after it are left out.
 */
export function table(columns: readonly Column[], width: number, widest = 40): Table {
  const shown: { column: Column; width: number }[] = []
  let room = width
  for (const column of columns) {
    const natural = Math.min(widest, Math.max(...[column.title, ...column.cells].map(size)))
    const own = Math.min(natural, room)
    if (shown.length && own < Math.min(natural, least)) break
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
    left: columns.slice(shown.length).map(({ title }) => title),
  }
}

/** Columns that a text takes on a terminal. */
export const size = (text: string): number => widthOf(text).width

/** Fills a text up to a width, or cuts it there. */
export function pad(text: string, width: number): string {
  const cut = clip(text, width)
  return cut + ' '.repeat(Math.max(0, width - size(cut)))
}

/** Cuts a text that is too wide, and shows that. */
export function clip(text: string, width: number): string {
  const { index, ellipsed } = widthOf(text, { limit: Math.max(1, width), ellipsis: '…' })
  return ellipsed ? `${text.slice(0, index)}…` : text.slice(0, index)
}
