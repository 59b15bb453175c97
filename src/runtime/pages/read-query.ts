/**
 * The names and values of a query, decoded, in their order. Not by URLSearchParams: that of React Native could not be
 * read for years.
 */
export function readQuery(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=')
      return [decode(name), decode(value.join('='))]
    })
}

/** Decodes what can be decoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
