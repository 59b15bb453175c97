import { checkType } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import type { Encoder } from './encoder.ts'
import { type Part, partsOf } from './parts.ts'
import { fieldsOf, isFormData, takeReady } from './ready-body.ts'

/**
 * Writes a call's body as `multipart/form-data` whose parts have their own headers (OpenAPI Encoding Object,
 * `contentType` and `headers`). In a FormData only files have a type, and most servers treat a part with a file
 * name as a file. The body is a Blob, so it can be resent, and its files are read while it is sent.
 */
export const typedParts: Encoder = (call, draft, _, value) => {
  const { body } = call.definition
  if (value == null && !body?.required) return
  if (isFormData(value)) {
    takeReady(call, fieldsOf(value))
    draft.body = value
    draft.headers['content-type'] = null
    return
  }
  checkType('body', value, 'object', call.reject)
  if (typeof Blob !== 'function') call.reject('Blob', missing)
  const parts = partsOf(call, value as object)
  const boundary = boundaryFor(parts)
  const pieces: BlobPart[] = []
  for (const part of parts)
    pieces.push(`--${boundary}\r\n${headOf(part)}\r\n`, part.content as BlobPart, '\r\n')
  pieces.push(`--${boundary}--\r\n`)
  draft.pieces = pieces
  draft.body = new Blob(pieces)
  draft.headers['content-type'] = `multipart/form-data; boundary=${boundary}`
}

/** The header of a part, names escaped as browsers do (WHATWG HTML, multipart/form-data encoding algorithm). */
function headOf({ name, content, isFile, type, headers }: Part): string {
  const file = isFile ? `; filename="${escaped((content as File).name ?? 'blob')}"` : ''
  const own = type || (isFile ? 'application/octet-stream' : '')
  const lines = [
    `Content-Disposition: form-data; name="${escaped(name)}"${file}`,
    ...(own ? [`Content-Type: ${own}`] : []),
    ...Object.entries(headers ?? {}).map(([key, value]) => `${key}: ${value}`),
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

const escaped = (text: string) => text.replace(/[\r\n"]/g, (each) => encodeURIComponent(each))

/** A boundary that occurs in no text of the parts; in a file it is too unlikely. */
function boundaryFor(parts: readonly Part[]): string {
  let boundary = '----form'
  do boundary += Math.random().toString(36).slice(2, 14)
  while (
    boundary.length < 30 ||
    parts.some(({ content }) => typeof content === 'string' && content.includes(boundary))
  )
  return boundary
}
