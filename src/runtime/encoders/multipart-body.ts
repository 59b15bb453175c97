import { checkType } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import { addField } from '../secrets/redact.ts'
import type { Encoder } from './encoder.ts'
import { pairsOf } from './pairs.ts'
import { binary, isBlob } from './raw-body.ts'
import { fieldsOf, isFormData, takeReady } from './ready-body.ts'

/**
 * Writes the body of a call as `multipart/form-data`. A file is a Blob or bytes, and named by a File's own name. A list
 * becomes one part per item; an object becomes JSON text, in a part without a file name: with one, servers take it for
 * a file. A FormData is sent as it is. The form can be sent again; the platform writes its boundary.
 */
export const multipartBody: Encoder = (call, draft, _, given) => {
  const { body } = call.definition
  if (given == null && !body?.required) return
  draft.headers['content-type'] = null
  if (isFormData(given)) {
    takeReady(call, fieldsOf(given))
    draft.body = given
    return
  }
  checkType('body', given, 'object', call.reject)
  if (typeof FormData !== 'function') call.reject('FormData', missing)
  const form = new FormData()
  for (const [name, value] of Object.entries(given as object)) {
    addField(call.secrets, name, value)
    const style = body?.encoding?.[name] ?? { style: 'json', explode: true }
    for (const item of Array.isArray(value) && style.style === 'json' ? value : [value]) {
      const file = binary(item)
      if (file) {
        if (typeof Blob !== 'function') call.reject('Blob', missing)
        form.append(name, isBlob(file) ? file : new Blob([file as BlobPart]))
      } else for (const [key, text] of pairsOf(call, name, item, style)) form.append(key, text)
    }
  }
  draft.body = form
}
