/** Reads a header of an answer by its lower-case name; `undefined` if it is absent. */
export type ReadHeader = (name: string) => string | undefined

/** The first present header of several space-separated names. */
export function firstOf(header: ReadHeader, names: string): string | undefined {
  return names.split(' ').map(header).find(Boolean)
}
