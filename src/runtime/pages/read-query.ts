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
      return [decodeQuery(name), decodeQuery(value.join('='))]
    })
}

/** Decodes what can be decoded. */
export function decodeQuery(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
