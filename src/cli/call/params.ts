import type { Reject } from '../../runtime/config/check.ts'
import { nearest } from '../../runtime/config/nearest.ts'
import type { Definition, JsonType, Parameter } from '../../runtime/definition.ts'
import { UsageError } from '../fail.ts'

/** Reads `name=value` strings as an operation's parameters, each with its declared type. */
export function readParams(
  { id, params = {}, secrets = [] }: Pick<Definition, 'id' | 'params' | 'secrets'>,
  texts: readonly string[],
  reject: Reject,
): Record<string, unknown> {
  const pairs = readPairs('--param', texts)
  for (const name of pairs.keys()) {
    if (Object.hasOwn(params, name)) continue
    const known = Object.keys(params)
    reject(name, known.length ? `is unknown${nearest(name, known)}` : `is unknown; ${id} takes no parameters`)
  }
  const missing = Object.entries(params).filter(
    ([name, { in: location, required }]) => (required || location === 'path') && !pairs.has(name),
  )
  if (missing.length) {
    const flags = missing.map(([name]) => `--param ${name}=…`).join(' ')
    const names = missing.map(([name]) => name).join(', ')
    reject(names, `${missing.length > 1 ? 'are' : 'is'} missing; pass ${flags}`)
  }
  return Object.fromEntries(
    [...pairs].map(([name, values]) => {
      const shown = secrets.includes(name) ? 'something else' : JSON.stringify(values[0])
      return [name, read(name, values, params[name] as Parameter, shown, reject)]
    }),
  )
}

/** Reads `name=value` strings as a list of values per name. */
export function readPairs(flag: string, texts: readonly string[]): Map<string, string[]> {
  const pairs = new Map<string, string[]>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 1) throw new UsageError(`${flag} must be name=value${at < 0 ? `, but "${text}" has no =` : ''}`)
    const name = text.slice(0, at)
    pairs.set(name, [...(pairs.get(name) ?? []), text.slice(at + 1)])
  }
  return pairs
}

function read(
  name: string,
  values: readonly string[],
  { type }: Parameter,
  shown: string,
  reject: Reject,
): unknown {
  const types: readonly JsonType[] = [type ?? 'string'].flat()
  if (types.includes('array')) return values
  if (values.length > 1) reject(name, `is set ${values.length} times, but is not a list`)
  const [text = ''] = values
  // Anything that may be a string stays as written: 007 is not 7.
  if (types.includes('string')) return text
  for (const each of types) {
    const value = readers[each]?.(text)
    if (value !== undefined) return value
  }
  return reject(name, `is ${shown}, not ${types.map((each) => words[each]).join(' or ')}`)
}

/** Parses a string as a type; `undefined` if it doesn't match. */
const readers: { readonly [Type in JsonType]?: (text: string) => unknown } = {
  integer: (text) => (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined),
  number: (text) => (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined),
  boolean: (text) => (/^(true|false)$/.test(text) ? text === 'true' : undefined),
  null: (text) => (text === 'null' ? null : undefined),
  object(text) {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  },
}

const words: { readonly [Type in JsonType]: string } = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'a JSON object',
}
