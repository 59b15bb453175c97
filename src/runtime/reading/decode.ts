import type { Content } from './read-body.ts'

/**
 * The text of a body in the charset of its content type (RFC 9110, section 8.3.2), or in UTF-8 if it names none or an
 * unknown one, or if the body starts with UTF-8's byte order mark, which is dropped. With `fatal`, throws TypeError
 * for invalid bytes. Without a TextDecoder, bytes can only be read as a binary body and are never shown.
 */
export function decode(content: Content, contentType?: string, fatal = false): string {
  if (typeof content === 'string') return content
  if (typeof TextDecoder !== 'function') return ''
  const hasMark = content[0] === 239 && content[1] === 187 && content[2] === 191
  const label = hasMark ? undefined : /charset\s*=\s*["']?([^\s"';]+)/i.exec(`${contentType}`)?.[1]
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label, { fatal })
  } catch {
    decoder = new TextDecoder('utf-8', { fatal })
  }
  // Node 20 decodes it as ISO-8859-1 unless streamed: findings/node-20-decodes-windows-1252-as-latin1.sh
  return decoder.decode(content, { stream: decoder.encoding === 'windows-1252' })
}
