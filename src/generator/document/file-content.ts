import { isObject, type Json, type JsonObject } from './document.ts'

/** Name of the type of a file in a form, and of a body of bytes. */
export const fileContent = 'FileContent'

/** A schema reference to it. No component can have this name. */
export const fileMarker = '~file'
export const fileRef: JsonObject = { $ref: `#/components/schemas/${fileMarker}` }

/** Placeholder for a file in a sample value. */
export const fileSample = '~file'

/** A schema for bytes: OpenAPI 3.0 has a format for them, 3.1 a media type without an encoding. It may take null. */
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
