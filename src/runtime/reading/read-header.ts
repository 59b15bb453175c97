/** Reads a header of an answer by its name in lower case; `undefined` where there is none. */
export type ReadHeader = (name: string) => string | undefined
