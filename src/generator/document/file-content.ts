import { isObject, type Json, type JsonObject } from './document.ts'

/** Name of the type of a file in a form, and of a body of bytes. */
export const fileContent = 'FileContent'

/** A reference to it in a schema. No component of a spec can have this name. */
export const fileMarker = '~file'
export const fileRef: JsonObject = { $ref: `#/components/schemas/${fileMarker}` }

/** Stands for the content of a file in a value that is made up. */
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
