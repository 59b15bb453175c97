/** The JSON type of a value, or its `typeof`. */
export const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

/** The same string for equal values, whatever the order of their fields. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`
    if (typeOf(each) !== 'object') return each
    return Object.fromEntries(Object.entries(each as object).sort(([one], [other]) => (one < other ? -1 : 1)))
  }) ?? `${value}`
