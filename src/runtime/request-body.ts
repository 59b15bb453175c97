import { checkType, isJson, type Reject, typeOf } from './check.ts'
import type { Definition } from './definition.ts'

/** Writes the body of a call as JSON; refuses what JSON would drop or change without a word. */
export function writeBody({ body }: Definition, given: unknown, reject: Reject): string | undefined {
  if (!body && given != null) reject('body', 'is given, and this operation takes none')
  if (body?.required && given === undefined) reject('body', 'is missing')
  if (!body || given === undefined) return undefined
  checkType('body', given, body.type, reject)
  const parents: unknown[] = []
  return JSON.stringify(given, function (this: unknown, key, value) {
    while (parents.length && parents.at(-1) !== this) parents.pop()
    const type = typeOf(value)
    const dropped = type === 'undefined' && !Array.isArray(this)
    if (parents.includes(value) || !(isJson(type) || dropped))
      reject(`body.${key}`, `is ${parents.includes(value) ? 'circular' : type}`)
    if (typeof value === 'object' && value) parents.push(value)
    return value
  })
}
