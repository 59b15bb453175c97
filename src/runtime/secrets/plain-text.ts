/** The letters and digits of a text in lower case, with the start and end of each. */
export interface PlainText {
  readonly plain: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Letters and digits; or one character that is percent-encoded, a JSON escape or an HTML entity, encoded once or
 * repeatedly.
 */
const tokens =
  /[\da-z\x80-\uffff]+|(%(?:25)*(?:[0-7][\da-f]|[c-f][\da-f](?:%(?:25)*[89ab][\da-f]){1,3}))|\\(?:u([\da-f]{4})|[bfnrtv])|&(?:amp;)*(?:#(x?[\da-f]+)|amp|lt|gt|quot|apos|nbsp);/gi

/** Decodes a text completely and keeps only letters and digits. */
export function plainText(text: string): PlainText {
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  for (const found of text.matchAll(tokens)) {
    const [token] = found
    let start = found.index
    const end = start + token.length
    const decoded = decode(found).replace(/[^\da-z\x80-\uffff]/gi, '')
    const isPlain = decoded === token
    for (let at = 0; at < decoded.length; at++) {
      starts.push(start)
      ends.push(isPlain ? ++start : end)
    }
    plain += decoded.replace(/[A-Z]+/g, (upper) => upper.toLowerCase())
  }
  return { plain, starts, ends }
}

/** The decoded token, or the token itself if it only looks like an escape, as in `%ff%80`. */
function decode([token, percents, unicode, entity = '32']: RegExpMatchArray): string {
  if (!percents)
    return /^[\\&]/.test(token) ? String.fromCharCode(Number(unicode ? `0x${unicode}` : `0${entity}`)) : token
  try {
    return decodeURIComponent(percents.replace(/%(25)+(?=\w)/g, '%'))
  } catch {
    return token
  }
}
