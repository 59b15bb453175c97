// Without TextEncoder and TextDecoder: Jest's jsdom and older engines of React Native lack at least one.

/** Encodes a string. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  const parts = encodeURIComponent(text).match(/%..|[^%]/g) ?? []
  return Uint8Array.from(parts, (part) =>
    part.length > 1 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  )
}

/** Decodes bytes. Throws URIError if they aren't UTF-8. */
export const fromUtf8 = (bytes: readonly number[]): string =>
  decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
