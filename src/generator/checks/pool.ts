/** Constants that expressions share; identical ones are declared once. */
export interface Pool {
  /** Adds a function; returns its name. */
  check(source: string): string
  /** Adds data that functions read (a list, a table, a regular expression); returns its name. */
  data(source: string, type?: string): string
  print(): string
}

/** Numbers the constants, and skips names that are taken. */
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
    // Lists and tables refer to functions, so they come last.
    print: () => lines.flat().join('\n'),
  }
}
