/** Constants that expressions share: what is the same stands once. */
export interface Pool {
  /** The name of a function. */
  check(source: string): string
  /** The name of what functions read: a list, a table, an expression. */
  data(source: string, type?: string): string
  print(): string
}

/** Names constants by numbers; `isTaken` tells which names others have. */
export function createPool(isTaken: (name: string) => boolean): Pool {
  const names = new Map<string, string>()
  const lines: string[][] = [[], []]
  let count = 0
  const add = (kind: 0 | 1, source: string, type: string): string => {
    const line = `${type} = ${source}`
    const known = names.get(line)
    if (known !== undefined) return known
    let name: string
    do name = `c${++count}`
    while (isTaken(name))
    names.set(line, name)
    lines[kind]?.push(`const ${name}${line};`)
    return name
  }
  return {
    check: (source) => add(0, source, ': is.Check'),
    data: (source, type = '') => add(1, source, type && `: ${type}`),
    // Lists and tables name functions, so that they come last.
    print: () => lines.flat().join('\n'),
  }
}
