/** Controls (C0 but for line breaks and tabs, DEL, C1) and what turns the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal acts on
const acting = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * Shows what a terminal would act on as the escapes of JSON: a server's text must not move the cursor or hide what
 * stands beside it. In JSON these mean the same as the characters themselves.
 */
export function printable(text: string): string {
  return text.replace(acting, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
