import { decode } from '../reading/decode.ts'
import { type Cutter, type Cutting, endOfStream, type ItemReader } from './item-reader.ts'

/** Reads the parts of a multipart body (RFC 2046, section 5.1), each by its content type: JSON, text or bytes. */
export const multipartStream: ItemReader = {
  types: /^multipart\/(?!form-data)/,
  isBinary: true,
  open: ({ contentType, limit, found, parse }) => {
    const [, quoted, plain] = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? []
    const boundary = quoted ?? plain
    return boundary === undefined ? unbound : cutterOf(`\r\n--${boundary}`, limit, found, parse)
  },
}

/** Without a boundary, parts can't be separated. */
const unbound: Cutter = { isTooLong: () => false, push() {}, end: () => true, item: () => undefined }

function cutterOf(
  delimiterText: string,
  limit: number,
  found: Cutting['found'],
  parse: Cutting['parse'],
): Cutter {
  const delimiter = Uint8Array.from(delimiterText, (char) => char.charCodeAt(0))
  let buffer = new Uint8Array(1024)
  // As if a line ended before the first delimiter.
  buffer.set(delimiter.subarray(0, 2))
  let size = 2
  let searched = 0
  let isPreamble = true
  let isClosed = false

  const append = (bytes: Uint8Array) => {
    if (size + bytes.length > buffer.length) {
      const larger = new Uint8Array(2 * (size + bytes.length))
      larger.set(buffer.subarray(0, size))
      buffer = larger
    }
    buffer.set(bytes, size)
    size += bytes.length
  }
  const dropUntil = (end: number) => {
    buffer.copyWithin(0, end, size)
    size -= end
    searched = 0
  }
  return {
    isTooLong: () => size > limit,
    push(chunk) {
      append(chunk as Uint8Array)
      while (!isClosed) {
        const at = indexOf(buffer.subarray(0, size), delimiter, searched)
        searched = at < 0 ? Math.max(0, size - delimiter.length) : at
        const next = at + delimiter.length
        if (at < 0 || size < next + 2) return
        if (!isPreamble) found(buffer.slice(0, at))
        isPreamble = false
        isClosed = buffer[next] === dash && buffer[next + 1] === dash
        // Keep the line break: headers end with an empty line even if there are none.
        dropUntil(next)
      }
      found(endOfStream)
    },
    end: () => !isClosed,
    item: (raw) => (raw === endOfStream ? raw : partOf(raw as Uint8Array, parse)),
  }
}

const dash = 45
const emptyLine = /*#__PURE__*/ Uint8Array.from('\r\n\r\n', (char) => char.charCodeAt(0))

function partOf(bytes: Uint8Array, parse: Cutting['parse']): unknown {
  const at = indexOf(bytes, emptyLine, 0)
  const headers = decode(bytes.subarray(0, Math.max(at, 0)))
  const content = bytes.subarray(at < 0 ? 0 : at + emptyLine.length)
  const type = /^content-type\s*:\s*(.*)$/im.exec(headers)?.[1] ?? 'text/plain'
  if (/[/+]json\b/i.test(type)) return parse(decode(content, type))
  return /^text\//i.test(type) ? decode(content, type) : content
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] as number
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}
