/** The letters and digits (and NULs) of a text in lower case, as character codes, and where each begins and ends in it. */
export interface PlainText {
  readonly codes: Uint16Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** One character in percent-encoding, as an escape of JSON or as an entity of HTML, each encoded once or oftener. */
const escaped =
  /(%(?:25)*(?:[0-7][\da-f]|[c-f][\da-f](?:%(?:25)*[89ab][\da-f]){1,3}))|\\(?:u([\da-f]{4})|[bfnrtv])|&(?:amp;)*(?:#(x?[\da-f]+)|amp|lt|gt|quot|apos|nbsp);/iy

/** Decodes a text as far as anybody may have encoded it, and drops all but letters, digits and NUL. */
export function plainText(text: string): PlainText {
  const codes = new Uint16Array(text.length)
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  let size = 0
  const add = (code: number, start: number, end: number) => {
    const lower = code > 64 && code < 91 ? code + 32 : code
    if ((lower && lower < 48) || (lower > 57 && lower < 97) || (lower > 122 && lower < 128)) return
    codes[size] = lower
    starts[size] = start
    ends[size++] = end
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const decoded = code === 37 || code === 38 || code === 92 ? decodeAt(text, at) : undefined
    if (decoded === undefined) add(code, at, at + 1)
    else {
      for (let each = 0; each < decoded.length; each++) add(decoded.charCodeAt(each), at, escaped.lastIndex)
      at = escaped.lastIndex - 1
    }
  }
  return { codes: codes.subarray(0, size), starts, ends }
}

/** What an escape stands for; `undefined` where none is, or only what looks like one, as in `100%abc`. */
function decodeAt(text: string, at: number): string | undefined {
  escaped.lastIndex = at
  const found = escaped.exec(text)
  if (!found) return undefined
  const [, percents, unicode, entity = 32] = found
  if (!percents) return String.fromCharCode(Number(unicode ? `0x${unicode}` : `0${entity}`))
  try {
    return decodeURIComponent(percents.replace(/%(25)+(?=\w)/g, '%'))
  } catch {
    return undefined
  }
}
