import { type FieldProblem, notValid } from './drf.ts'
import { pythonRepr, pythonType } from './python.ts'

/** The value to store, or the problem with it. */
export type Read<Value> = { readonly value: Value } | { readonly problem: FieldProblem }

const fail = (code: string, detail: string, attr: string) => ({ problem: notValid(code, detail, attr) })
const isNull = (attr: string) => fail('null', 'This field may not be null.', attr)

/**
 * Reads a string as Django REST Framework's CharField does: numbers become strings, surrounding whitespace is
 * trimmed.
 */
export function readText(value: unknown, attr: string): Read<string> {
  if (value === null) return isNull(attr)
  if (typeof value !== 'string' && typeof value !== 'number') {
    return fail('invalid_input', 'Not a valid string.', attr)
  }
  const text = String(value).trim()
  if (!text) return fail('blank', 'This field may not be blank.', attr)
  if ([...text].length > 255) {
    return fail('max_length', 'Ensure this field has no more than 255 characters.', attr)
  }
  return { value: text }
}

/** Reads a list of strings. */
export function readTexts(value: unknown, attr: string): Read<string[]> {
  if (value === null) return isNull(attr)
  if (!Array.isArray(value)) {
    return fail('not_a_list', `Expected a list of items but got type "${pythonType(value)}".`, attr)
  }
  const texts: string[] = []
  for (const [index, item] of value.entries()) {
    const read = readText(item, `${attr}__${index}`)
    if ('problem' in read) return read
    texts.push(read.value)
  }
  return { value: texts }
}

/** Reads one of several strings. */
export function readChoice<Choice extends string>(
  value: unknown,
  attr: string,
  choices: readonly Choice[],
): Read<Choice> {
  if (value === null) return isNull(attr)
  const choice = choices.find((each) => each === value)
  const text = typeof value === 'string' ? value : pythonRepr(value)
  return choice === undefined
    ? fail('invalid_choice', `"${text}" is not a valid choice.`, attr)
    : { value: choice }
}

const truths = /^(t|y|yes|true|on|1)$/i
const falsehoods = /^(f|n|no|false|off|0|0\.0)$/i

/** Reads a boolean in any form that Django REST Framework accepts. */
export function readBoolean(value: unknown, attr: string): Read<boolean> {
  if (value === null) return isNull(attr)
  const text = typeof value === 'object' ? '' : String(value)
  if (truths.test(text)) return { value: true }
  return falsehoods.test(text) ? { value: false } : fail('invalid_input', 'Must be a valid boolean.', attr)
}

/** A server error. */
export const crash = Symbol('crash')

/**
 * Reads environment variables as the server does, which never checks that they are an object. Anything empty is
 * stored; each character of a string and each item of a list counts as a name, and a number makes the server crash.
 */
export function readVariables(value: unknown, attr: string): Read<unknown> | typeof crash {
  if (value === null) return isNull(attr)
  if (!value) return { value }
  if (typeof value !== 'object' && typeof value !== 'string') return crash
  const names: unknown[] = typeof value === 'string' || Array.isArray(value) ? [...value] : Object.keys(value)
  for (const name of names) {
    if (typeof name !== 'string') return crash
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      const detail = `Invalid environment variable key: ${pythonRepr(name)}. Must match [A-Za-z_][A-Za-z0-9_]*`
      return fail('invalid_input', detail, attr)
    }
  }
  return { value }
}
