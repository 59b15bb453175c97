import { plainText } from './plain-text.ts'

/** This many letters and digits in a row tell something of a secret, wherever they stand in it. */
const telling = 8

/** A secret of fewer characters is looked for as a whole value alone. */
const shortest = 4

/** What masking looks for. */
export interface Needles {
  /** Parts of secrets in plain text: of `telling` characters, or the whole of a shorter secret. */
  readonly parts: ReadonlySet<string>
  /** How long they are. */
  readonly lengths: ReadonlySet<number>
  /** Secrets that are masked only where they are the whole value: short ones, words, and small numbers. */
  readonly wholes: ReadonlySet<string>
  /** Secrets of almost nothing but punctuation, looked for as they are. */
  readonly literals: string[]
}

/** Words and small numbers stand in ordinary answers too: `true`, `production`, `8080`. */
const common = /^([a-z]{1,12}|\d{1,5})$/i

export function needlesOf(secrets: readonly string[]): Needles {
  const parts = new Set<string>()
  const wholes = new Set<string>()
  const literals: string[] = []
  const lengths = new Set<number>()
  for (const secret of secrets) {
    const { plain } = plainText(secret)
    if (secret.length < shortest || common.test(secret)) wholes.add(secret)
    else if (plain.length < shortest) literals.push(secret)
    else
      for (const form of [plain, ...encoded(secret)]) {
        // Of a very long one every eighth part is enough: they follow one another.
        const step = form.length > 4096 ? telling : 1
        for (let at = 0; at <= Math.max(0, form.length - telling); at += step) {
          const part = form.slice(at, at + telling)
          parts.add(part)
          lengths.add(part.length)
        }
      }
  }
  return { parts, lengths, wholes, literals }
}

/**
 * A secret in hex and in base64, as plain text. Base64 writes three bytes as four characters, so behind other text, as
 * in `user:password`, a secret begins with its first, second or third byte.
 */
function encoded(secret: string): string[] {
  const bytes = encodeURIComponent(secret.replace(/\p{Cs}/gu, '')).replace(/%(..)/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const hex = Array.from(bytes, (byte) => (byte.charCodeAt(0) + 256).toString(16).slice(1)).join('')
  // Old React Native has no btoa.
  const base64 = [0, 1, 2].map((from) =>
    globalThis.btoa?.(bytes.slice(from, bytes.length - ((bytes.length - from) % 3))),
  )
  return [hex, ...base64]
    .map((form = '') => form.toLowerCase().replace(/\W/g, ''))
    .filter((form) => form.length >= telling)
}
