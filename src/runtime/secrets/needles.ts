import { plainText } from './plain-text.ts'

/** This many consecutive letters and digits reveal part of a secret. */
const telling = 8

/** A shorter secret is masked only as a whole value. */
const shortest = 4

/** What masking searches for. */
export interface Needles {
  /** Parts of secrets as plain text: `telling` characters long, or a whole shorter secret. */
  readonly parts: ReadonlySet<string>
  /** Their lengths. */
  readonly lengths: ReadonlySet<number>
  /** Secrets that are masked only as a whole value: short ones, words and small numbers. */
  readonly wholes: ReadonlySet<string>
  /** Secrets that are mostly punctuation, searched for literally. */
  readonly literals: string[]
}

/** Words and small numbers also occur in ordinary responses: `true`, `production`, `8080`. */
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
        // For a very long secret every eighth part is enough, since the parts are consecutive.
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
 * A secret in hex and base64, as plain text. Base64 turns three bytes into four characters, so after other text, as
 * in `user:password`, the secret has three possible alignments.
 */
function encoded(secret: string): string[] {
  const bytes = encodeURIComponent(secret.replace(/\p{Cs}/gu, '')).replace(/%(..)/g, (_, hex) =>
    String.fromCharCode(Number(`0x${hex}`)),
  )
  const hex = Array.from(bytes, (byte) => (byte.charCodeAt(0) + 256).toString(16).slice(1)).join('')
  // Old React Native lacks btoa.
  const base64 = [0, 1, 2].map((from) =>
    globalThis.btoa?.(bytes.slice(from, bytes.length - ((bytes.length - from) % 3))),
  )
  return [hex, ...base64]
    .map((form = '') => form.toLowerCase().replace(/\W/g, ''))
    .filter((form) => form.length >= telling)
}
