import { type Reject, typeOf } from '../config/check.ts'
import { missing } from '../config/missing.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { addField } from '../secrets/redact.ts'
import { mapShape } from '../values/shape.ts'

/** Writes 64-bit integers exactly: encoders see marked strings, which then become digits in the encoded request. */
export const int64Request =
  (...encoders: readonly Encoder[]): Encoder =>
  (call, draft, params, body) => {
    const { params: inParams, body: inBody, shapes = [] } = call.definition.int64 ?? {}
    const mark = markFor([params, body])
    const marked = (path: readonly (string | number)[], value: unknown) => {
      const digits = digitsOf(path.join('.'), value, call.reject)
      if (digits === undefined) return value
      addField(call.secrets, `${path.filter((name) => typeof name === 'string').at(-1)}`, digits)
      return mark + digits
    }
    const givenParams = mapShape(params, inParams, shapes, (value, path) => marked(path, value))
    const givenBody = mapShape(body, inBody, shapes, (value, path) => marked(['body', ...path], value))
    for (const encode of encoders) encode(call, draft, givenParams as object, givenBody)
    const inText = new RegExp(`("|%22|)${mark}(-?\\d+)\\1`, 'g')
    const exact = (text: string) => text.replace(inText, '$2')
    draft.url = exact(draft.url)
    for (const [name, value] of Object.entries(draft.headers)) if (value) draft.headers[name] = exact(value)
    if (typeof draft.body === 'string') draft.body = exact(draft.body)
    else if (draft.pieces)
      draft.body = new Blob(draft.pieces.map((each) => (typeof each === 'string' ? exact(each) : each)))
    else if (typeof FormData === 'function' && draft.body instanceof FormData) {
      if (typeof draft.body.entries !== 'function') call.reject('FormData.entries', missing)
      const form = new FormData()
      for (const [name, value] of draft.body.entries())
        form.append(name, typeof value === 'string' ? exact(value) : value)
      draft.body = form
    }
  }

/** The digits of a 64-bit integer; undefined for values that the encoders check themselves. */
function digitsOf(name: string, value: unknown, reject: Reject): string | undefined {
  if (value == null) return undefined
  const isWhole = typeof value === 'string' ? /^-?\d+$/.test(value) : Number.isSafeInteger(value)
  if (typeof value === 'bigint' || isWhole) return `${value}`
  return reject(
    name,
    `is ${typeof value === 'string' ? 'text without a whole number' : typeOf(value)}, not integer`,
  )
}

/** A text that occurs nowhere in the request. */
function markFor(value: unknown): string {
  let mark = 'int64_'
  let text = ''
  try {
    text = JSON.stringify(value, (_, value) => (typeof value === 'bigint' ? '' : value))
  } catch {
    // The encoders reject circular values.
  }
  while (text.includes(mark)) mark += '_'
  return mark
}
