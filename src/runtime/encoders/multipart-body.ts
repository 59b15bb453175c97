import { checkType } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import type { Encoder } from './encoder.ts'
import { partsOf } from './parts.ts'
import { isBlob } from './raw-body.ts'
import { fieldsOf, isFormData, takeReady } from './ready-body.ts'

/**
 * Writes the body of a call as `multipart/form-data`. A file is a Blob or bytes; a File also sends its name. A list
 * becomes one part per item. An object becomes JSON text in a part without a file name, because servers treat a part
 * that has one as a file. A file without a type gets the one the spec declares. A FormData is sent unchanged. The form
 * can be resent; the platform writes its boundary.
 */
export const multipartBody: Encoder = (call, draft, _, value) => {
  const { body } = call.definition
  if (value == null && !body?.required) return
  draft.headers['content-type'] = null
  if (isFormData(value)) {
    takeReady(call, fieldsOf(value))
    draft.body = value
    return
  }
  checkType('body', value, 'object', call.reject)
  if (typeof FormData !== 'function') call.reject('FormData', missing)
  const form = new FormData()
  for (const { name, content, isFile, type = '' } of partsOf(call, value as object)) {
    if (!isFile) form.append(name, content as string)
    else {
      if (typeof Blob !== 'function') call.reject('Blob', missing)
      const isReady = isBlob(content) && content.type === type
      const file = isReady ? content : new Blob([content as BlobPart], { type })
      const fileName = (content as File).name
      if (isReady || fileName === undefined) form.append(name, file)
      else form.append(name, file, fileName)
    }
  }
  draft.body = form
}
