import { isObject, type Json, type JsonObject } from './document.ts'

/** Type name for a file in a form and for a binary body. */
export const fileContent = 'FileContent'

/** A schema reference to that type. No component can have this name. */
export const fileMarker = '~file'
export const fileRef: JsonObject = { $ref: `#/components/schemas/${fileMarker}` }

/** Placeholder for a file in a sample value. */
export const fileSample = '~file'

/** Whether a schema is binary: in OpenAPI 3.0 by `format`, in 3.1 by a media type without an encoding. */
export const isFile = (schema: Json): boolean =>
  isObject(schema) &&
  (schema.type === 'file' ||
    ((schema.type === undefined || isText(schema.type)) &&
      (schema.format === 'binary' ||
        (typeof schema.contentMediaType === 'string' && schema.contentEncoding === undefined))))

const isText = (type: Json) => {
  const types = [type].flat()
  return types.includes('string') && types.every((each) => each === 'string' || each === 'null')
}
