/** The entry for a success status in a table keyed as in OpenAPI; `undefined` if there is none. */
export const forStatus = <T>(table: Readonly<Record<string, T>>, status: number): T | undefined =>
  table[status] ?? table['2XX'] ?? table.default
