/** Reads a header of an answer by its name in lower case; `undefined` where there is none. */
export type ReadHeader = (name: string) => string | undefined

/** The first header of several names that is there. */
export function firstOf(header: ReadHeader, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = header(name)
    if (value) return value
  }
  return undefined
}
