import { checkType } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import { addField } from '../secrets/redact.ts'
import type { Encoder } from './encoder.ts'
import { pairsOf } from './pairs.ts'
import { fieldsOf, isSearchParams, takeReady } from './ready-body.ts'

/**
 * Writes the body of a call as `application/x-www-form-urlencoded`: a list as one field per item, an object as JSON
 * (OpenAPI 3.1.1, section 4.8.14.4), unless the spec's `encoding` says otherwise. A URLSearchParams is sent as it is.
 */
export const formBody: Encoder = (call, draft, _, given) => {
  const { body } = call.definition
  if (given == null && !body?.required) return
  draft.headers['content-type'] = 'application/x-www-form-urlencoded'
  if (isSearchParams(given)) {
    takeReady(call, fieldsOf(given))
    draft.body = `${given}`
    return
  }
  checkType('body', given, 'object', call.reject)
  if (typeof URLSearchParams !== 'function') call.reject('URLSearchParams', missing)
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(given as object)) {
    addField(call.secrets, name, value)
    const form = body?.encoding?.[name] ?? { style: 'json', explode: true }
    for (const [key, text] of pairsOf(call, name, value, form)) fields.append(key, text)
  }
  draft.body = `${fields}`
}
