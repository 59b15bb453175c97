import { checkType } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import type { Encoder } from './encoder.ts'
import { partsOf } from './parts.ts'
import { fieldsOf, isSearchParams, takeReady } from './ready-body.ts'

/**
 * Writes the body of a call as `application/x-www-form-urlencoded`: a list as one field per item, an object as JSON
 * (OpenAPI 3.1.1, section 4.8.14.4), unless the spec's `encoding` says otherwise. A URLSearchParams is sent
 * unchanged.
 */
export const formBody: Encoder = (call, draft, _, value) => {
  const { body } = call.definition
  if (value == null && !body?.required) return
  draft.headers['content-type'] = 'application/x-www-form-urlencoded'
  if (isSearchParams(value)) {
    takeReady(call, fieldsOf(value))
    draft.body = `${value}`
    return
  }
  checkType('body', value, 'object', call.reject)
  if (typeof URLSearchParams !== 'function') call.reject('URLSearchParams', missing)
  const fields = new URLSearchParams()
  for (const { name, content, isFile } of partsOf(call, value as object)) {
    if (isFile) call.reject(name, 'is a file, which a URL-encoded form cannot contain')
    fields.append(name, content as string)
  }
  draft.body = `${fields}`
}
