import type { JsonType } from '../definition.ts'
import { nearest } from './nearest.ts'

/** Reports what is wrong with a parameter or option; never returns. */
export type Reject = (name: string, problem: string) => never

/** A JSON type, or one that only an option can have. */
export type TypeName = JsonType | 'function' | 'infinity' | 'abortsignal'

/** JSON type of a value in lower case; where JSON has no such type, what it is: `date`, `map`, `function`, `nan`. */
export function typeOf(value: unknown): string {
  const type = Object.prototype.toString.call(value).slice(8, -1)
  return (type === 'Number' && !Number.isFinite(value) ? `${value}` : type)
    .replace(/^(Async|-)/, '')
    .toLowerCase()
}

/** Refuses names that are not in a table, with a hint at the nearest one. */
export function checkNames(where: string, given: unknown, table: object, reject: Reject): void {
  const type = typeOf(given)
  if (type !== 'object') reject(where, `is ${type}, not an object by name`)
  for (const name of Object.keys(given as object)) checkName(name, name, table, reject)
}

/** Refuses a name that is not in a table; `where` is what the error names. */
export function checkName(where: string, name: string, table: object, reject: Reject): void {
  if (!Object.hasOwn(table, name)) reject(where, `is unknown${nearest(name, Object.keys(table))}`)
}

/** Refuses a value of another type than the given ones; no types accept everything that JSON has. */
export function checkType(
  name: string,
  value: unknown,
  types: TypeName | readonly TypeName[] | undefined,
  reject: Reject,
): void {
  // A polyfill's signal may be a plain object by its tag.
  const type = types === 'abortsignal' && isSignal(value) ? types : typeOf(value)
  const allowed = [types ?? []].flat()
  const fits = types ? allowed.includes(type as TypeName) : isJson(type)
  if (!fits && !(allowed.includes('integer') && Number.isSafeInteger(value))) {
    // Nobody needs to be told of infinity.
    const expected = types ? `, not ${allowed.join(' or ').replace(' or infinity', '')}` : ''
    reject(name, `is ${type}${expected}`)
  }
}

const isSignal = (value: unknown) =>
  typeof (value as AbortSignal | null)?.addEventListener === 'function' && 'aborted' in (value as AbortSignal)

/** Tells whether JSON has such a type. */
export const isJson = (type: string): boolean => /^(string|number|boolean|null|array|object)$/.test(type)

/** Characters that no header can carry. */
export const notInHeader: RegExp = /[^\t -~\x80-\xff]/
