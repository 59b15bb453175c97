import { checkType, typeOf } from '../config/check.ts'
import { isByteSource, streamBody } from '../streams/stream-body.ts'
import type { Draft, Encoder } from './encoder.ts'
import { takeReady } from './ready-body.ts'

/**
 * Writes a call's body unchanged: a Blob or bytes, or a string if the spec declares text. A stream is sent once and
 * never retried.
 */
export const rawBody: Encoder = (call, draft, _, value) => {
  const { definition, reject } = call
  const { body } = definition
  if (value == null && !body?.required) return
  const isText = body?.type === 'string'
  const bytes = isByteSource(value) ? streamBody(call, 'body', value) : binary(value)
  if (isText && bytes === undefined) checkType('body', value, 'string', reject)
  const content = bytes ?? (isText ? (value as string) : undefined)
  if (content === undefined)
    return reject('body', `is ${typeOf(value)}, not a Blob, ArrayBuffer, typed array or stream`)
  if (bytes !== undefined) takeReady(call)
  draft.body = content
  const media = body?.media?.includes('*') ? '' : (body?.media ?? '')
  const own = isBlob(content) ? content.type : ''
  // A Blob's type may say more: a charset, a boundary.
  const isCloser = own.toLowerCase().startsWith(`${media.toLowerCase()};`)
  const type = (isCloser ? own : media || own) || 'application/octet-stream'
  if (/^multipart\//i.test(type) && !/;\s*boundary=/i.test(type))
    reject('body', `is ${type} without a boundary; pass a Blob whose type includes it`)
  draft.headers['content-type'] = type
}

/** Sets the media type of a JSON body that is not plain `application/json`. */
export const mediaType: Encoder = ({ definition: { body } }, draft) => {
  if (draft.body !== null) draft.headers['content-type'] = body?.media ?? null
}

/** A value with bytes, in a form that fetch accepts. */
export function binary(value: unknown): Draft['body'] | undefined {
  return isBlob(value) || value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? (value as Draft['body'])
    : undefined
}

/** Whether a value is a Blob, if the platform has Blobs. */
export const isBlob = (value: unknown): value is Blob => typeof Blob === 'function' && value instanceof Blob
