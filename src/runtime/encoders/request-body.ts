import { checkType, isJson, typeOf } from '../config/check.ts'
import { isSdkError } from '../errors/errors.ts'
import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import type { Encoder } from './encoder.ts'

/** Writes the body of a call as JSON and notes its secrets; refuses what JSON would drop or change without a word. */
export const jsonBody: Encoder = (call, draft, _, value) => {
  const { body } = call.definition
  if (value == null && !body?.required) return
  checkType('body', value, body?.type, call.reject)
  draft.body = jsonText(call, 'body', value)
}

/** A value as JSON text; `name` is what an error calls it. */
export function jsonText({ secrets, reject }: Call, name: string, value: unknown): string {
  const paths = new Map<unknown, string>()
  try {
    return JSON.stringify(value, function (this: Record<string, unknown>, key, value) {
      const parent = paths.get(this)
      const path = parent === undefined ? name : `${parent}.${key}`
      if (typeof value === 'object') paths.set(value, path)
      const type = typeOf(value)
      // What has a toJSON of its own may become nothing: an invalid Date.
      if (value === null && this[key] !== null) reject(path, `is an invalid ${typeOf(this[key])}`)
      if (!isJson(type) && (type !== 'undefined' || Array.isArray(this))) reject(path, `is ${type}`)
      addField(secrets, key, value)
      return value
    })
  } catch (error) {
    throw isSdkError(error) ? error : reject(name, 'is circular')
  }
}
