import type { JsonType } from './definition.ts'
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
  if (typeOf(given) !== 'object') reject(where, `is ${typeOf(given)}, not an object by name`)
  for (const name of Object.keys(given as object)) {
    if (!Object.hasOwn(table, name)) reject(name, `is unknown${nearest(name, Object.keys(table))}`)
  }
}

/** Refuses a value of another type than the given ones; no types accept everything that JSON has. */
export function checkType(
  name: string,
  value: unknown,
  types: TypeName | readonly TypeName[] | undefined,
  reject: Reject,
): void {
  const type = typeOf(value)
  const fits = types
    ? [types].flat().some((each) => each === type || (each === 'integer' && Number.isSafeInteger(value)))
    : isJson(type)
  if (!fits)
    reject(
      name,
      `is ${type}${
        types
          ? `, not ${[types]
              .flat()
              .filter((each) => each !== 'infinity')
              .join(' or ')}`
          : ''
      }`,
    )
}

/** Tells whether JSON has such a type. */
export const isJson = (type: string): boolean => /^(string|number|boolean|null|array|object)$/.test(type)

/** Characters that no header can carry. */
export const notInHeader: RegExp = /[^\t -~\x80-\xff]/
