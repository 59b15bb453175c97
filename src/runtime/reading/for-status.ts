/** What a table by statuses, as OpenAPI writes them, has for a success; `undefined` where it has nothing. */
export const forStatus = <T>(table: Readonly<Record<string, T>>, status: number): T | undefined =>
  table[status] ?? table['2XX'] ?? table.default
