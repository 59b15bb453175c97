import { nearest } from './nearest.ts'

/** Reports what is wrong with a parameter or option; never returns. */
export type Reject = (name: string, problem: string) => never

/** JSON type of a value in lower case; where JSON has no such type, what it is: `date`, `map`, `function`, `nan`. */
export function typeOf(value: unknown): string {
  const type = Object.prototype.toString.call(value).slice(8, -1)
  return (type === 'Number' && !Number.isFinite(value) ? `${value}` : type)
    .replace(/^(Async|-)/, '')
    .toLowerCase()
}

/** Refuses names that are not in a table, with a hint at the nearest one. */
export function checkNames(where: string, value: unknown, table: object, reject: Reject): void {
  const type = typeOf(value)
  if (type !== 'object') reject(where, `is ${type}, not an object by name`)
  for (const name of Object.keys(value as object)) checkName(name, name, table, reject)
}

/** Refuses a name that is not in a table; `where` is what the error names. */
export function checkName(where: string, name: string, table: object, reject: Reject): void {
  if (!Object.hasOwn(table, name)) reject(where, `is unknown${nearest(name, Object.keys(table))}`)
}

/**
 * Refuses a value of another type than the given ones, a list or a text with commas; no types accept everything that
 * JSON has.
 */
export function checkType(
  name: string,
  value: unknown,
  types: string | readonly string[] | undefined,
  reject: Reject,
): void {
  // A polyfill's signal may be a plain object by its tag.
  const type = types === 'abortsignal' && isSignal(value) ? types : typeOf(value)
  const allowed = `${types ?? jsonTypes}`.split(',')
  if (!allowed.includes(type) && !(allowed.includes('integer') && Number.isSafeInteger(value))) {
    // Nobody needs to be told of infinity.
    const expected = types ? `, not ${allowed.join(' or ').replace(' or infinity', '')}` : ''
    reject(name, `is ${type}${expected}`)
  }
}

const isSignal = (value: unknown) =>
  typeof (value as AbortSignal | null)?.addEventListener === 'function' && 'aborted' in (value as AbortSignal)

/** Tells whether JSON has such a type. */
export const isJson = (type: string): boolean => jsonTypes.split(',').includes(type)

const jsonTypes = 'string,number,boolean,null,array,object'

/** Characters that no header can carry. */
export const notInHeader: RegExp = /[^\t -~\x80-\xff]/
