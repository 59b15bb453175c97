/** An integer that a JavaScript number may not represent exactly. */
const wide = /^-?\d{16,308}$/

/** Parses JSON, with integers beyond 2^53 as bigints. Throws SyntaxError as JSON.parse does. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (!/\d{16}/.test(text)) return value
  const isUnsafe = (each: unknown) => typeof each === 'number' && !Number.isSafeInteger(each)
  if (hasSource()) {
    return JSON.parse(text, (_, each, context?: { source?: string }) =>
      isUnsafe(each) && wide.test(`${context?.source}`) ? BigInt(`${context?.source}`) : each,
    )
  }
  let mark = 'int64_'
  while (text.includes(mark)) mark += '_'
  return JSON.parse(withMarks(text, mark), (_, each) => {
    const digits = typeof each === 'string' && each.startsWith(mark) && each.slice(mark.length)
    return digits ? (isUnsafe(+digits) ? BigInt(digits) : +digits) : each
  })
}

/** Whether the platform exposes the source of a value (ECMAScript proposal JSON.parse source text access). */
function hasSource(): boolean {
  let source: unknown
  JSON.parse('1', (_, value, context?: { source?: string }) => {
    source = context?.source
    return value
  })
  return source === '1'
}

/** Wraps long integers into marked strings. The text is valid JSON, so every string in it ends. */
function withMarks(text: string, mark: string): string {
  let result = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('"', at)
    const outside = text.slice(at, open < 0 ? text.length : open)
    result += outside.replace(/[\d.eE+-]{16,}/g, (token) => (wide.test(token) ? `"${mark}${token}"` : token))
    if (open < 0) return result
    at = endOf(text, open)
    result += text.slice(open, at)
  }
}

/** The end of the string that starts at a quote. */
function endOf(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text[end - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return end + 1
  }
}
