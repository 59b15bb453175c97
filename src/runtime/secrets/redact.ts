import { typeOf } from '../config/check.ts'
import { type Needles, needlesOf } from './needles.ts'
import { plainText } from './plain-text.ts'

const mask = '[redacted]'

/** What one call must never print. */
export interface Secrets {
  /** Names of fields whose values are secret. */
  readonly fields: readonly string[]
  readonly values: string[]
  /** What to search for. Computed when a call fails: a successful one has nothing to mask, and secrets may be long. */
  needles?: Needles | undefined
}

export const createSecrets = (fields: readonly string[] = []): Secrets => ({
  fields,
  values: [],
})

type Holder = Record<string, unknown>

/** Adds a value that must not appear, in whole or in part. */
export function addSecret(secrets: Secrets, secret: unknown): void {
  secrets.needles = undefined
  if (typeof secret === 'object' && secret) for (const each of Object.values(secret)) addSecret(secrets, each)
  else if (secret !== '' && isSayable(secret)) secrets.values.push(`${secret}`)
}

/** Not `true`, `false` or `null`, which occur everywhere. */
const isSayable = (value: unknown) => /^(string|number)$/.test(typeof value)

/** Adds the value of a field whose name marks it as secret. */
export function addField(secrets: Secrets, name: string, value: unknown): void {
  if (secrets.fields.includes(name)) addSecret(secrets, value)
}

/** Masks every secret in a message from elsewhere: a server, the platform, a validator. */
export function maskText(secrets: Secrets, value: string): string {
  const { parts, lengths, wholes, literals } = needlesIn(secrets)
  if (wholes.has(value)) return mask
  let result = ''
  let end = 0
  if (parts.size) {
    const { plain, starts, ends } = plainText(value)
    let covered = -1
    for (let from = 0; from < plain.length; from++)
      for (const length of lengths) {
        const part = plain.slice(from, from + length)
        if (!parts.has(part)) continue
        if (from > covered) result += value.slice(end, starts[from]) + mask
        covered = Math.max(covered, from + part.length)
        end = ends[covered - 1] as number
      }
  }
  result += value.slice(end)
  for (const literal of literals) result = result.replaceAll(literal, mask)
  return result
}

/** Parses JSON with every secret masked, by value and by field name. Throws SyntaxError as JSON.parse does. */
export function parseMasked(secrets: Secrets, json: string): unknown {
  const root = { json: JSON.parse(json) }
  maskFields(secrets, root)
  return root.json
}

/** Masks secrets in a name from a server. A name of letters only is a word and stays. */
export const maskName = (secrets: Secrets, name: string): string =>
  /^[a-z_]*$/i.test(name) || name.length < 8 ? name : maskText(secrets, name)

/** Masks texts, names, and everything under the name of a secret. */
function maskFields(secrets: Secrets, holder: Holder, isSecret = false): void {
  const isList = Array.isArray(holder)
  let same = 0
  for (const name of Object.keys(holder)) {
    const value = holder[name]
    let shown = maskName(secrets, name)
    if (shown !== name) {
      delete holder[name]
      while (Object.hasOwn(holder, shown)) shown += ++same
      holder[shown] = value
    }
    // Issues about a secret are also under its name: a list of sentences.
    const isHidden = isList ? isSecret && !/\s/.test(`${value}`) : isSecret || secrets.fields.includes(name)
    if (typeof value === 'object' && value) maskFields(secrets, value as Holder, isHidden)
    else if (isHidden && isSayable(value)) holder[shown] = mask
    else if (typeof value === 'string') holder[shown] = maskText(secrets, value)
  }
}

/** Returns an error unchanged, or a masked copy if it contains a secret. */
export function maskCause(secrets: Secrets, cause: unknown): unknown {
  const text = (value: string) => maskText(secrets, value)
  if (!holds(cause, (value) => text(value) !== value)) return cause
  if (typeof cause === 'string') return text(cause)
  const { name, message, code } = cause as Record<string, unknown>
  const masked = { name: text(`${name}`), code: code && text(`${code}`) }
  return Object.assign(new Error(text(`${message}`)), masked)
}

const needlesIn = (secrets: Secrets): Needles => {
  secrets.needles ??= needlesOf(secrets.values)
  return secrets.needles
}

/** Searches for a text in errors, plain objects and arrays. Anything that hides its content counts as a match. */
function holds(value: unknown, test: (text: string) => boolean, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || !value)
    return typeof value === 'function' || (typeof value === 'string' && test(value))
  if (seen.has(value)) return false
  seen.add(value)
  try {
    return (
      !/^(error|domexception|array|object)$/.test(typeOf(value)) ||
      Reflect.ownKeys(value).some((key) => holds((value as never)[key], test, seen))
    )
  } catch {
    // A getter that throws hides its content too.
    return true
  }
}
