import type { Content } from './read-body.ts'

/** The text of a body. Throws TypeError where `fatal` and the bytes are no UTF-8. */
export function decode(content: Content, fatal = false): string {
  if (typeof content === 'string') return content
  return content.length ? new TextDecoder('utf-8', { fatal }).decode(content) : ''
}
