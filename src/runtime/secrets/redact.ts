import { type Needles, needlesOf, nextHash, shortest } from './needles.ts'
import { plainText } from './plain-text.ts'

const mask = '[redacted]'

/** What must not be repeated by one call, wherever it might be. */
export interface Secrets {
  /** Names of fields whose values are secret. */
  readonly fields: readonly string[]
  readonly values: string[]
  /** What is looked for. Made where a call fails: one that succeeds has nothing to mask, and secrets may be long. */
  needles: Needles | undefined
}

export const createSecrets = (fields: readonly string[] = []): Secrets => ({
  fields,
  values: [],
  needles: undefined,
})

/** Adds a value that must not appear, whole or in part. */
export function addSecret(secrets: Secrets, given: unknown): void {
  secrets.needles = undefined
  if (typeof given === 'object' && given) for (const each of Object.values(given)) addSecret(secrets, each)
  else if (given !== '' && /^(string|number)$/.test(typeof given)) secrets.values.push(`${given}`)
}

/** Adds the value of a field, where its name is that of a secret. */
export function addField(secrets: Secrets, name: string, value: unknown): void {
  if (secrets.fields.includes(name)) addSecret(secrets, value)
}

/** Masks every secret in what somebody else says: a server, the platform, a validator. */
export function maskText(secrets: Secrets, value: string): string {
  const needles = needlesIn(secrets)
  if (needles.wholes.has(value)) return mask
  let result = ''
  let end = 0
  for (const [from, to] of findsIn(needles, value)) {
    result += value.slice(end, from) + mask + value.slice(from, to).replace(/[^\0]+/g, '')
    end = to
  }
  result += value.slice(end)
  for (const literal of needles.literals) result = result.replaceAll(literal, mask)
  return result
}

/** Parses JSON with every secret masked, by value and by field name. Throws SyntaxError as JSON.parse does. */
export function parseMasked(secrets: Secrets, json: string): unknown {
  const maskEach = (maskOne: (text: string) => string) => maskValue(secrets, JSON.parse(json), maskOne)
  if (maskText(secrets, json) === json) return maskEach((text) => text)
  // All texts at once, since each search has to be prepared; then each in its place.
  const texts: string[] = []
  maskEach((text) => `${texts[texts.push(text) - 1]}`)
  const masked = maskText(secrets, texts.join('\0')).split('\0')
  let at = 0
  return maskEach((text) => (masked.length === texts.length ? `${masked[at++]}` : maskText(secrets, text)))
}

/** Masks what a text holds where it is a name that a server gives: one of letters alone is a word and stays. */
export const maskName = (secrets: Secrets, name: string): string =>
  /^[a-z_]*$/i.test(name) || name.length < 8 ? name : maskText(secrets, name)

function maskValue(
  secrets: Secrets,
  value: unknown,
  maskOne: (text: string) => string,
  isSecret = false,
): unknown {
  if (typeof value === 'string')
    return isSecret || needlesIn(secrets).wholes.has(value) ? mask : maskOne(value)
  if (typeof value !== 'object' || !value) return isSecret && typeof value === 'number' ? mask : value
  const fields = value as Record<string, unknown>
  const isList = Array.isArray(value)
  for (const name of Object.keys(fields)) {
    const each = fields[name]
    // What is wrong with a secret stands under its name, too: a list of sentences.
    const isReason = isList && /\s/.test(`${each}`)
    const masked = maskValue(
      secrets,
      each,
      maskOne,
      (isSecret && !isReason) || (!isList && secrets.fields.includes(name)),
    )
    let shown = isList ? name : maskName(secrets, name)
    if (shown !== name) delete fields[name]
    while (shown !== name && Object.hasOwn(fields, shown)) shown += mask
    fields[shown] = masked
  }
  return value
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

const needlesIn = (secrets: Secrets): Needles => {
  secrets.needles ??= needlesOf(secrets.values)
  return secrets.needles
}

/** Where secrets stand in a text, in order: begin and end of each. */
function findsIn({ parts, lengths, marks }: Needles, text: string): [start: number, end: number][] {
  const finds: [number, number][] = []
  // Most texts of an error are short.
  if (text.length < Math.min(...lengths)) return finds
  const { codes, starts, ends } = plainText(text)
  let hash = 0
  let covered = 0
  for (let at = 0; at < codes.length; at++) {
    hash = nextHash(hash, codes[at] as number)
    if (!marks[hash]) continue
    const from = at + 1 - shortest
    for (const length of lengths) {
      const end = ends[from + length - 1]
      if (!end || !parts.has(String.fromCharCode(...codes.subarray(from, from + length)))) continue
      const last = finds.at(-1)
      if (last && from <= covered) last[1] = Math.max(last[1], end)
      else finds.push([starts[from] as number, end])
      covered = Math.max(covered, from + length)
    }
  }
  return finds
}

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
