import { checkType, isJson, typeOf } from './check.ts'
import type { Encoder } from './encoder.ts'
import { SdkError } from './errors.ts'

/** Writes the body of a call as JSON and notes its secrets; refuses what JSON would drop or change without a word. */
export const jsonBody: Encoder = (
  { definition: { body, secrets = [] }, redactor },
  draft,
  _,
  given,
  reject,
) => {
  if (given == null && !body?.required) return
  checkType('body', given, body?.type, reject)
  try {
    draft.body = JSON.stringify(given, function (key, value) {
      const type = typeOf(value)
      if (!isJson(type) && (type !== 'undefined' || Array.isArray(this))) reject(`body.${key}`, `is ${type}`)
      if (secrets.includes(key)) redactor.add(value)
      return value
    })
  } catch (error) {
    throw error instanceof SdkError ? error : reject('body', 'is circular')
  }
}
