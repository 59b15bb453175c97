import type { Content } from './read-body.ts'

/**
 * The text of a body, in the charset that its content type names (RFC 9110, section 8.3.2); in UTF-8 where it names
 * none, an unknown one, or the body begins with the byte order mark of UTF-8, which is dropped. Throws TypeError where
 * `fatal` and the bytes are no such text. Where bytes cannot be decoded, only a binary body is read as bytes, and
 * nothing is shown of it.
 */
export function decode(content: Content, contentType?: string, fatal = false): string {
  if (typeof content === 'string') return content
  if (typeof TextDecoder !== 'function') return ''
  const hasMark = `${content.slice(0, 3)}` === '239,187,191'
  const label = hasMark ? undefined : /charset\s*=\s*["']?([^\s"';]+)/i.exec(`${contentType}`)?.[1]
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label, { fatal })
  } catch {
    decoder = new TextDecoder('utf-8', { fatal })
  }
  // Node 20 takes it for ISO-8859-1 where it is not streamed: findings/node-20-decodes-windows-1252-as-latin1.sh
  return decoder.decode(content, { stream: decoder.encoding === 'windows-1252' })
}
