/**
 * The names and values of a query, decoded, in order. Without URLSearchParams, which was write-only in React Native
 * for years.
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

/** Decodes what it can. */
export function decodeQuery(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
