/** A hint for a mistyped name: the nearest of those that exist, or all of them where none is near. */
export function nearest(name: string, names: readonly string[]): string {
  const far = Math.max(3, name.length / 2)
  const [best] = names
    .map((each) => ({ each, off: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ off }) => off < far)
    .sort((a, b) => a.off - b.off)
  return best ? `; did you mean "${best.each}"?` : `; known are: ${names.join(', ') || 'none'}`
}

/** Levenshtein distance, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from(`${b} `, (_, index) => index)
  for (const char of a) {
    let left = Number(row[0]) + 1
    const next = [left]
    for (const [j, other] of [...b].entries()) {
      const [corner, above] = row.slice(j) as [number, number]
      left = Math.min(left + 1, above + 1, corner + Number(char !== other))
      next.push(left)
    }
    row = next
  }
  return Number(row.at(-1))
}
