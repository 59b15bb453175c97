import { fromUtf8, toUtf8 } from '../../../mocks/utf8.ts'

// Without atob and btoa, which older engines of React Native lack.

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Encodes a string as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(text: string): string {
  const bits = [...toUtf8(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,6}/g) ?? []).map((part) => digits[Number.parseInt(part.padEnd(6, '0'), 2)]).join('')
}

/** Decodes base64url or base64. Throws for anything else. */
export function fromBase64Url(text: string): string {
  const signs = [...text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')]
  const bits = signs.map((sign) => {
    const digit = digits.indexOf(sign)
    if (digit < 0) throw new TypeError('not base64url')
    return digit.toString(2).padStart(6, '0')
  })
  return fromUtf8((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
