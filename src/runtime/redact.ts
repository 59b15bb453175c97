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
  const secrets: string[] = []
  const text = (value: string) => secrets.reduce((result, secret) => result.replaceAll(secret, mask), value)

  return {
    text,
    add(secret) {
      if (typeof secret === 'string') {
        if (secret.length > 3) secrets.push(secret)
      } else if (typeof secret === 'object' && secret) {
        for (const value of Object.values(secret)) this.add(value)
      }
    },
    parse(json) {
      const value = JSON.parse(json, (key, value) =>
        fields.includes(key) ? mask : typeof value === 'string' ? text(value) : value,
      )
      const masked = JSON.stringify(value)
      // Left over in a property name.
      return text(masked) === masked ? value : mask
    },
    cause(cause) {
      if (!holds(cause, (value) => text(value) !== value)) return cause
      const { name, message, code } = cause as Record<string, unknown>
      return Object.assign(new Error(text(`${message}`)), {
        name: text(`${name}`),
        code: code && text(`${code}`),
      })
    },
  }
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
