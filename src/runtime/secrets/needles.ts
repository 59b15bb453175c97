import { plainText } from './plain-text.ts'

/** This many letters and digits in a row tell something of a secret, wherever they stand in it. */
const telling = 8

/** A secret of fewer characters is looked for as a whole value alone. */
export const shortest = 4

/** What masking looks for. */
export interface Needles {
  /** Parts of secrets in plain text: of `telling` characters, or the whole of a shorter secret. */
  readonly parts: ReadonlySet<string>
  /** By the hash of what parts begin with: how long they are, as bits. */
  readonly marks: Uint16Array
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
  const marks = new Uint16Array(2 ** 16)
  for (const secret of secrets) {
    const text = Array.from(plainText(secret).codes, (code) => String.fromCharCode(code)).join('')
    if (secret.length < shortest || common.test(secret)) wholes.add(secret)
    else if (text.length < shortest) literals.push(secret)
    else
      for (const form of [text, ...encoded(secret)]) {
        // Of a very long one every eighth part is enough: they follow one another.
        const step = form.length > 4096 ? telling : 1
        for (let at = 0; at <= Math.max(0, form.length - telling); at += step) {
          const part = form.slice(at, at + telling)
          let hash = 0
          for (let each = 0; each < shortest; each++) hash = nextHash(hash, part.charCodeAt(each))
          parts.add(part)
          marks[hash] = (marks[hash] as number) | (1 << part.length)
        }
      }
  }
  return { parts, marks, wholes, literals }
}

/** A hash of the last four characters. */
export const nextHash = (hash: number, code: number): number => ((hash << 4) ^ code) & 0xffff

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
