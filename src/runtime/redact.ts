const mask = '[redacted]'

/** A shorter secret is not masked: it would mask ordinary words. */
const shortest = 4

/** This many characters in a row tell something of a secret, wherever they stand in it. */
const telling = 8

/** Masks the secrets of one call wherever they might be repeated. */
export interface Redactor {
  /** Adds a value that must not appear, whole or in part. */
  add(secret: unknown): void
  text(text: string): string
  /** Parses JSON with every secret masked, by value and by field name. Throws SyntaxError as JSON.parse does. */
  parse(text: string): unknown
  /** Gives an error as it is, or a copy with the secrets masked where it holds one. */
  cause(cause: unknown): unknown
}

export function createRedactor(fields: readonly string[] = []): Redactor {
  const secrets: string[] = []
  // Made where a call fails: one that succeeds has nothing to mask, and secrets may be long.
  let parts: Set<string> | undefined
  let lengths: Set<number>

  const text = (value: string) => {
    if (!parts) {
      parts = new Set(secrets.flatMap(formsOf).flatMap(partsOf))
      lengths = new Set(Array.from(parts, (part) => part.length))
    }
    let result = ''
    let end = 0
    for (let at = 0; at < value.length; at++) {
      const masking = end > at
      for (const length of lengths) {
        if (parts.has(value.slice(at, at + length))) end = Math.max(end, at + length)
      }
      if (end <= at) result += value[at]
      else if (!masking) result += mask
    }
    return result
  }

  const redactor: Redactor = {
    text,

    add(given) {
      const secret = typeof given === 'number' ? `${given}` : given
      parts = undefined
      if (typeof secret === 'string' && secret.length >= shortest) secrets.push(secret)
      else if (typeof secret === 'object' && secret) Object.values(secret).forEach(redactor.add)
    },

    parse(json) {
      const value: unknown = JSON.parse(json, (key, each) =>
        fields.includes(key) ? mask : typeof each === 'string' ? text(each) : each,
      )
      const masked = JSON.stringify(value)
      // Left over in the name of a field.
      return text(masked) === masked ? value : mask
    },

    cause(cause) {
      if (!holds(cause, (value) => text(value) !== value)) return cause
      if (typeof cause === 'string') return text(cause)
      const { name, message, code } = cause as Record<string, unknown>
      const masked = { name: text(`${name}`), code: code && text(`${code}`) }
      return Object.assign(new Error(text(`${message}`)), masked)
    },
  }
  return redactor
}

/** A secret as it is, inside JSON, inside JSON inside JSON, and each of these inside a URL. */
function formsOf(secret: string): string[] {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  return [secret, inJson(secret), inJson(inJson(secret))].flatMap((form) => {
    const whole = form.replace(/\p{Cs}/gu, '')
    return [form, encodeURI(whole), encodeURIComponent(whole)]
  })
}

/** Every part of a text that tells something of it. */
const partsOf = (text: string): string[] =>
  Array.from({ length: Math.max(1, text.length - telling + 1) }, (_, at) => text.slice(at, at + telling))

/** Looks for a text in errors, plain objects and arrays; what hides its content counts as holding it. */
function holds(value: unknown, test: (text: string) => boolean, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return test(value)
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || !value || seen.has(value)) return false
  seen.add(value)
  return (
    !/\b(Error|DOMException|Array|Object)]$/.test(Object.prototype.toString.call(value)) ||
    Reflect.ownKeys(value).some((key) => holds((value as never)[key], test, seen))
  )
}
