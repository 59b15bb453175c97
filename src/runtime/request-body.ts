import { checkType, isJson, typeOf } from './check.ts'
import type { Encoder } from './encoder.ts'
import { isSdkError } from './errors.ts'
import { addSecret } from './redact.ts'

/** Writes the body of a call as JSON and notes its secrets; refuses what JSON would drop or change without a word. */
export const jsonBody: Encoder = ({ definition: { body }, secrets, reject }, draft, _, given) => {
  if (given == null && !body?.required) return
  checkType('body', given, body?.type, reject)
  const paths = new Map<unknown, string>()
  try {
    draft.body = JSON.stringify(given, function (this: Record<string, unknown>, key, value) {
      const parent = paths.get(this)
      const path = parent === undefined ? 'body' : `${parent}.${key}`
      if (typeof value === 'object') paths.set(value, path)
      const type = typeOf(value)
      // What has a toJSON of its own may become nothing: an invalid Date.
      if (value === null && this[key] !== null) reject(path, `is an invalid ${typeOf(this[key])}`)
      if (!isJson(type) && (type !== 'undefined' || Array.isArray(this))) reject(path, `is ${type}`)
      if (secrets.fields.includes(key)) addSecret(secrets, value)
      return value
    })
  } catch (error) {
    throw isSdkError(error) ? error : reject('body', 'is circular')
  }
}
