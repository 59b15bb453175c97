/** A hint for a mistyped name: the nearest existing one, or all of them if none is near. */
export function nearest(name: string, names: readonly string[]): string {
  const off = (each: string) => distance(name.toLowerCase(), each.toLowerCase())
  const [best] = names
    .filter((each) => off(each) < Math.max(3, name.length / 2))
    .sort((a, b) => off(a) - off(b))
  return best
    ? `; did you mean "${best}"?`
    : `; expected: ${names.join(', ') || 'none (the body is the second argument, options the third)'}`
}

/** Levenshtein distance, row by row. */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, index) => index)
  for (const char of a) {
    let left = 0
    row = row.map((above, column) => {
      const corner = Number(row[column - 1]) - Number(char === b[column - 1])
      left = 1 + (column ? Math.min(left, above, corner) : above)
      return left
    })
  }
  return row.at(-1) as number
}
