import type { BodyDefinition, PartForm } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import { fileRef } from '../document/file-content.ts'
import { at, type Note, type Place, SpecProblem } from '../document/problem.ts'
import { isJsonType, isTextType } from './media-types.ts'

const styles = ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject']

/** Reads how the fields of a form are written. The media type of a field matters in multipart, or if it is JSON. */
export function readEncoding(
  document: SpecDocument,
  { encoding }: JsonObject,
  isMultipart: boolean,
  place: Place,
  note: Note,
): BodyDefinition['encoding'] {
  const found = Object.entries(isObject(encoding) ? encoding : {}).flatMap(
    ([name, each]): [string, PartForm][] => {
      if (!isObject(each)) return []
      const where = at(place, name)
      for (const key of ['encoding', 'prefixEncoding', 'itemEncoding'])
        if (each[key] !== undefined) note(at(where, key), `is ignored; ${name} is sent as a whole`)
      const form = {
        ...readStyle(each, where),
        ...readType(each, isMultipart),
        ...(isMultipart && readHeaders(document, each, where, note)),
      }
      return Object.keys(form).length ? [[name, form]] : []
    },
  )
  return found.length ? Object.fromEntries(found) : undefined
}

/** Next to a media type, the style counts only if it is set explicitly (OpenAPI 3.1.1, section 4.8.15.1). */
function readStyle(node: JsonObject, place: Place): PartForm {
  if (node.style === undefined && node.explode === undefined) return {}
  const style = `${node.style ?? 'form'}`
  if (!styles.includes(style)) throw new SpecProblem(at(place, 'style'), `${style} is not supported here`)
  const explode =
    node.explode === undefined ? style === 'form' || style === 'deepObject' : node.explode === true
  return { style, explode }
}

/** The first media type that isn't a range. `text/plain` is the default. */
function readType({ contentType }: JsonObject, isMultipart: boolean): PartForm {
  const types = typeof contentType === 'string' ? contentType.split(',').map((each) => each.trim()) : []
  const type = types.find((each) => each !== '' && !each.includes('*'))
  if (type === undefined || /^text\/plain$/i.test(type)) return {}
  return isMultipart || isJsonType(type) ? { type } : {}
}

/** The headers of a part whose values are set by the document, since calls can't set them. */
function readHeaders(document: SpecDocument, { headers }: JsonObject, place: Place, note: Note): PartForm {
  const known = Object.entries(isObject(headers) ? headers : {}).flatMap(([name, each]) => {
    const header = targetOf(document, each)
    if (!isObject(header) || /^content-(type|disposition)$/i.test(name)) return []
    const schema = targetOf(document, header.schema)
    const { const: value, default: standard, enum: values } = isObject(schema) ? schema : ({} as JsonObject)
    const only = Array.isArray(values) && values.length === 1 ? values[0] : undefined
    const text = [value, only, standard].find((one) => /^(string|number|boolean)$/.test(typeof one))
    if (text !== undefined) return [[name, `${text}`] as const]
    note(
      at(place, 'headers', name),
      "is not sent; the document sets no value, and calls can't set headers of a part",
    )
    return []
  })
  return known.length ? { headers: Object.fromEntries(known) } : {}
}

/** Whether a form must be written part by part: FormData can set the type of files only, and no other header. */
export const isTyped = (
  document: SpecDocument,
  encoding: BodyDefinition['encoding'],
  schema: Json,
): boolean =>
  Object.entries(encoding ?? {}).some(
    ([name, { type, headers }]) =>
      headers !== undefined || (type !== undefined && !isFileField(document, schema, name)),
  )

/** Whether a field of a form is a file or a list of files. */
function isFileField(document: SpecDocument, schema: Json, name: string): boolean {
  const form = targetOf(document, schema)
  if (!isObject(form)) return false
  const own = isObject(form.properties) ? form.properties[name] : undefined
  if (own !== undefined) {
    const items = isObject(own) && isObject(own.items) ? own.items : own
    return isObject(items) && items.$ref === fileRef.$ref
  }
  return Array.isArray(form.allOf) && form.allOf.some((each) => isFileField(document, each, name))
}

/** Whether a part of a form is declared with a binary media type. */
export const isBytesPart =
  ({ encoding }: JsonObject) =>
  (name: string): boolean => {
    const part: Json | undefined = isObject(encoding) ? encoding[name] : undefined
    const type = isObject(part) ? part.contentType : undefined
    return (
      typeof type === 'string' &&
      !type.split(',').some((each) => isJsonType(each.trim()) || isTextType(each.trim()))
    )
  }
