import type { Content } from './read-body.ts'

/**
 * The text of a body. Throws TypeError where `fatal` and the bytes are no UTF-8. Where bytes cannot be decoded, only a
 * binary body is read as bytes, and nothing is shown of it.
 */
export function decode(content: Content, fatal = false): string {
  if (typeof content === 'string') return content
  return content.length && typeof TextDecoder === 'function'
    ? new TextDecoder('utf-8', { fatal }).decode(content)
    : ''
}
