/** Control characters (C0 except line breaks and tabs, DEL, C1), and those that change the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal acts on
const acting = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * Replaces what a terminal would act on with JSON escapes, so that a server's text can't move the cursor or hide
 * other output. In JSON, the escapes mean the same as the characters.
 */
export function printable(text: string): string {
  return text.replace(acting, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
