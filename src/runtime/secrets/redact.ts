const mask = '[redacted]'

/** A shorter secret is not masked: it would mask ordinary words. */
const shortest = 4

/** This many characters in a row tell something of a secret, wherever they stand in it. */
const telling = 8

/** What must not be repeated by one call, wherever it might be. */
export interface Secrets {
  /** Names of fields whose values are secret. */
  readonly fields: readonly string[]
  readonly values: string[]
  /** What is masked. Made where a call fails: one that succeeds has nothing to mask, and secrets may be long. */
  parts: ReadonlySet<string> | undefined
}

export const createSecrets = (fields: readonly string[] = []): Secrets => ({
  fields,
  values: [],
  parts: undefined,
})

/** Adds a value that must not appear, whole or in part. */
export function addSecret(secrets: Secrets, given: unknown): void {
  const value = typeof given === 'number' ? `${given}` : given
  secrets.parts = undefined
  if (typeof value === 'string' && value.length >= shortest) secrets.values.push(value)
  else if (typeof value === 'object' && value)
    for (const each of Object.values(value)) addSecret(secrets, each)
}

/** Adds the value of a field, where its name is that of a secret. */
export function addField(secrets: Secrets, name: string, value: unknown): void {
  if (secrets.fields.includes(name)) addSecret(secrets, value)
}

/** Masks every secret in a text. */
export function maskText(secrets: Secrets, value: string): string {
  secrets.parts ??= new Set(secrets.values.flatMap(formsOf).flatMap(partsOf))
  let result = ''
  let end = 0
  for (let at = 0; at < value.length; at++) {
    const masking = end > at
    for (let length = shortest; length <= telling; length++) {
      if (secrets.parts.has(value.slice(at, at + length))) end = Math.max(end, at + length)
    }
    if (end <= at) result += value[at]
    else if (!masking) result += mask
  }
  return result
}

/** Parses JSON with every secret masked, by value and by field name. Throws SyntaxError as JSON.parse does. */
export function parseMasked(secrets: Secrets, json: string): unknown {
  const value: unknown = JSON.parse(json, (key, each) =>
    secrets.fields.includes(key) ? mask : typeof each === 'string' ? maskText(secrets, each) : each,
  )
  const masked = JSON.stringify(value)
  // Left over in the name of a field.
  return maskText(secrets, masked) === masked ? value : mask
}

/** Gives an error as it is, or a copy with the secrets masked where it holds one. */
export function maskCause(secrets: Secrets, cause: unknown): unknown {
  const text = (value: string) => maskText(secrets, value)
  if (!holds(cause, (value) => text(value) !== value)) return cause
  if (typeof cause === 'string') return text(cause)
  const { name, message, code } = cause as Record<string, unknown>
  const masked = { name: text(`${name}`), code: code && text(`${code}`) }
  return Object.assign(new Error(text(`${message}`)), masked)
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
