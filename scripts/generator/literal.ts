/** A text as a TypeScript literal. */
export const quote = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
/** A name as the key of an object literal. */
export const property = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) || /^(0|[1-9]\d*)$/.test(name) ? name : quote(name)

/** A value as a TypeScript literal on one line. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value) {
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${property(key)}: ${literal(each)}`)
      .join(', ')} }`
  }
  return typeof value === 'string' ? quote(value) : `${value}`
}
