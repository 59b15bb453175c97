/** Names in lower case, each with its value. */
export type HeaderRecord = Readonly<Record<string, string>>
