/** Reads a header of an answer by its name in lower case; `undefined` where there is none. */
export type ReadHeader = (name: string) => string | undefined

/** The first header that is there of several names, with blanks between them. */
export function firstOf(header: ReadHeader, names: string): string | undefined {
  for (const name of names.split(' ')) {
    const value = header(name)
    if (value) return value
  }
  return undefined
}
