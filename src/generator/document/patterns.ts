/**
 * A schema's pattern as a regular expression; `undefined` if JavaScript can't compile it. Control characters are
 * escaped.
 */
export function expressionOf(pattern: string): { source: string; flags: '' | 'u' } | undefined {
  const text = pattern.replaceAll(
    /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|\\u([\da-f]{4})|\\(0[0-7]{1,2}|[1-3][0-7]{2})|\\[\s\S]/gi,
    (whole, high, low, code, octal) => {
      // TypeScript rejects octal escapes.
      if (octal) return `\\x${Number.parseInt(octal, 8).toString(16).padStart(2, '0')}`
      if (high) return String.fromCharCode(hex(high), hex(low))
      if (!code) return whole
      return hex(code) < 0x100 ? `\\x${code.slice(2)}` : String.fromCharCode(hex(code))
    },
  )
  const source = text.replaceAll(unprintable, (character) => {
    const code = character.codePointAt(0) as number
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
  if (isForeign(source)) return undefined
  // Astral characters and Unicode classes need the flag.
  const flags = /[\u{10000}-\u{10FFFF}]|\\p\{|\\u\{/iu.test(source) ? 'u' : ''
  try {
    return { source: new RegExp(source, flags).source, flags }
  } catch {
    return undefined
  }
}

/** Escapes and classes of other regex dialects, which JavaScript reads as letters, and literals with slashes. */
const isForeign = (source: string) =>
  /^(?:[^\\]|\\[\s\S])*?\\[AaCEeGgHhIijKLlmMNOoQqRTUVXYyZz]/.test(source) ||
  /\[\[:\^?[a-z]+:\]|^\/\^.*\$\/[a-z]*$/.test(source)

const hex = (text: string) => Number.parseInt(text, 16)

/** Characters that must be escaped in source code: control characters, line ends, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it finds control characters
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uD800-\uDFFF\uFFFD-\uFFFF]/gu
