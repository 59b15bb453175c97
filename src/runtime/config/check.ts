import { nearest } from './nearest.ts'

/** Throws, naming a parameter or option and what is wrong with it. */
export type Reject = (name: string, problem: string) => never

/** The JSON type of a value in lower case, or what else it is: `date`, `map`, `function`, `nan`. */
export function typeOf(value: unknown): string {
  const type = Object.prototype.toString.call(value).slice(8, -1)
  return (type === 'Number' && !Number.isFinite(value) ? `${value}` : type)
    .replace(/^(Async|-)/, '')
    .toLowerCase()
}

/** Rejects names that are not in a table and suggests the nearest one. */
export function checkNames(where: string, value: unknown, table: object, reject: Reject): void {
  const type = typeOf(value)
  if (type !== 'object') reject(where, `is ${type}, not an object`)
  for (const name of Object.keys(value as object)) checkName(name, name, table, reject)
}

/** Rejects a name that is not in a table; the error names `where`. */
export function checkName(where: string, name: string, table: object, reject: Reject): void {
  if (!Object.hasOwn(table, name)) reject(where, `is unknown${nearest(name, Object.keys(table))}`)
}

/**
 * Rejects a value of any other type than `types`, an array or a comma-separated string. Without types, any JSON type
 * is accepted.
 */
export function checkType(
  name: string,
  value: unknown,
  types: string | readonly string[] | undefined,
  reject: Reject,
): void {
  // A polyfilled signal may look like a plain object.
  const type = types === 'abortsignal' && isSignal(value) ? types : typeOf(value)
  const allowed = `${types ?? jsonTypes}`.split(',')
  if (!allowed.includes(type) && !(allowed.includes('integer') && Number.isSafeInteger(value))) {
    // Leave Infinity out of the message.
    const expected = types ? `, not ${allowed.join(' or ').replace(' or infinity', '')}` : ''
    reject(name, `is ${type}${expected}`)
  }
}

const isSignal = (value: unknown) =>
  typeof (value as AbortSignal | null)?.addEventListener === 'function' && 'aborted' in (value as AbortSignal)

/** Whether JSON has this type. */
export const isJson = (type: string): boolean => jsonTypes.split(',').includes(type)

const jsonTypes = 'string,number,boolean,null,array,object'

/** Characters that a header can't carry. */
export const notInHeader: RegExp = /[^\t -~\x80-\xff]/
