/** Reads a header of a response by its lower-case name; `undefined` if it is absent. */
export type ReadHeader = (name: string) => string | undefined

/** The first present header of several space-separated names. */
export function firstOf(header: ReadHeader, names: string): string | undefined {
  // Not by map: each look-up takes time, and the first one often finds it.
  for (const name of names.split(' ')) {
    const value = header(name)
    if (value) return value
  }
  return undefined
}
