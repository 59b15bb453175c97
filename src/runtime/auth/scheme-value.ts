import type { Reject } from '../config/check.ts'
import type { Scheme } from '../definition.ts'
import type { BasicCredentials } from './scheme-token.ts'

/** The value that a scheme sends, without its prefix: `user:password` for basic. */
export function schemeValue(
  name: string,
  value: unknown,
  { in: location, prefix = '', basic }: Scheme,
  reject: Reject,
): string {
  const unfit = (problem: string) => reject(`token.${name}`, problem)
  if (typeof value === 'object' && value) {
    const { username, password } = value as BasicCredentials
    // RFC 7617, section 2.
    if (username.includes(':')) unfit('has a colon in its username')
    if (/\p{Cc}|\p{Cs}/u.test(username + password)) unfit('contains a character that cannot be sent')
    return `${username}:${password}`
  }
  let text = `${value}`
  // The caller may have included the prefix.
  if (prefix && text.toLowerCase().startsWith(prefix.toLowerCase())) text = text.slice(prefix.length).trim()
  if (!text) unfit('is empty')
  const isFit =
    location === 'query'
      ? !/\p{Cs}/u.test(text)
      : location === 'cookie'
        ? cookieText.test(text)
        : basic
          ? /:/.test(text) || bearerText.test(text)
          : (prefix === 'Bearer ' ? bearerText : headerText).test(text)
  if (!isFit) unfit('is text with a space, line break or similar')
  return text
}

/** The value to send. A basic value without a colon is already base64. */
export const wireText = (value: string, { prefix = '', basic }: Scheme): string =>
  prefix + (basic && value.includes(':') ? btoa(bytesOf(value)) : value)

/** The bytes of UTF-8 as characters, as btoa takes them. */
const bytesOf = (text: string) =>
  encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

const bearerText = /^[!-~]+$/
/** A key in `Authorization` may include its prefix and a space. */
const headerText = /^[!-~]([ -~]*[!-~])?$/
/** RFC 6265, section 4.1.1. */
const cookieText = /^[!#-+\--:<-[\]-~]+$/
