// Not TextEncoder and TextDecoder: neither Jest's jsdom nor older engines of React Native have both.

/** The bytes of a text. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  const parts = encodeURIComponent(text).match(/%..|[^%]/g) ?? []
  return Uint8Array.from(parts, (part) =>
    part.length > 1 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  )
}

/** The text of bytes. Throws URIError where they are no UTF-8. */
export const fromUtf8 = (bytes: readonly number[]): string =>
  decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
