/** A hint for a mistyped name: the nearest of those that exist, or all of them where none is near. */
export function nearest(name: string, names: readonly string[]): string {
  const off = (each: string) => distance(name.toLowerCase(), each.toLowerCase())
  const [best] = names
    .filter((each) => off(each) < Math.max(3, name.length / 2))
    .sort((a, b) => off(a) - off(b))
  return best
    ? `; did you mean "${best}"?`
    : `; known are: ${names.join(', ') || 'none (the body comes second, options third)'}`
}

/** Levenshtein distance, row by row. */
function distance(a: string, b: string): number {
  const row = Array.from(b, (_, index) => index + 1)
  for (const [index, char] of [...a].entries()) {
    let corner = index
    let left = index + 1
    for (const [column, above] of row.entries()) {
      left = Math.min(left + 1, above + 1, corner + Number(char !== b[column]))
      corner = above
      row[column] = left
    }
  }
  return row.at(-1) as number
}
