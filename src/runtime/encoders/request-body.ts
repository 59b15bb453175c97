import { checkType, isJson, typeOf } from '../config/check.ts'
import { isSdkError } from '../errors/errors.ts'
import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import type { Encoder } from './encoder.ts'

/** Writes a call's body as JSON and notes its secrets. Rejects anything that JSON would silently drop or change. */
export const jsonBody: Encoder = (call, draft, _, value) => {
  const { body } = call.definition
  if (value == null && !body?.required) return
  checkType('body', value, body?.type, call.reject)
  draft.body = jsonText(call, 'body', value)
}

/** A value as JSON text; errors call it `name`. */
export function jsonText({ secrets, reject }: Call, name: string, value: unknown): string {
  const paths = new Map<unknown, string>()
  try {
    return JSON.stringify(value, function (this: Record<string, unknown>, key, value) {
      const parent = paths.get(this)
      const path = parent === undefined ? name : `${parent}.${key}`
      if (typeof value === 'object') paths.set(value, path)
      const type = typeOf(value)
      // A value's toJSON may return null, as an invalid Date's does.
      if (value === null && this[key] !== null) reject(path, `is an invalid ${typeOf(this[key])}`)
      if (!isJson(type) && (type !== 'undefined' || Array.isArray(this))) reject(path, `is ${type}`)
      addField(secrets, key, value)
      return value
    })
  } catch (error) {
    throw isSdkError(error) ? error : reject(name, 'is circular')
  }
}
