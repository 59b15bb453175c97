const mask = '[redacted]'

/** Masks the secrets of one call wherever they might be repeated. */
export interface Redactor {
  /** Adds a value that must not appear. Shorter than 4 characters is not added: it would mask ordinary words. */
  add(secret: unknown): void
  text(text: string): string
  /** Parses JSON with every secret masked, by value and by field name. Throws SyntaxError as JSON.parse does. */
  parse(text: string): unknown
  /** Gives an error as it is, or a copy with the secrets masked where it holds one. */
  cause(cause: unknown): unknown
}

export function createRedactor(fields: readonly string[] = []): Redactor {
  const secrets = new Set<string>()

  const text = (value: string) => {
    let result = value
    // The longest first: one secret may begin like another.
    for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
      result = result.replaceAll(secret, mask)
      // Cut off in the middle: the beginning and what hangs on it.
      const [head = '', ...tails] = result.split(secret.slice(0, 8))
      result = [head, ...tails.map((tail) => tail.replace(/^\S*/, ''))].join(mask)
    }
    return result
  }

  const redactor: Redactor = {
    text,

    add(secret) {
      if (typeof secret === 'string' && secret.length > 3) {
        for (const form of formsOf(secret)) secrets.add(form)
      } else if (typeof secret === 'object' && secret) {
        for (const value of Object.values(secret)) redactor.add(value)
      }
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

/** Looks for a text in errors, plain objects and arrays; what hides its content counts as holding it. */
function holds(value: unknown, test: (text: string) => boolean, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return test(value)
  if (typeof value !== 'object' || !value || seen.has(value)) return false
  seen.add(value)
  return (
    !/\b(Error|DOMException|Array|Object)]$/.test(Object.prototype.toString.call(value)) ||
    Reflect.ownKeys(value).some((key) => holds((value as never)[key], test, seen))
  )
}
