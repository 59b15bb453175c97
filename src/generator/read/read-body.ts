import type { BodyDefinition } from '../../runtime/definition.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { fileRef } from '../document/file-content.ts'
import { at, type Note, type Place } from '../document/problem.ts'
import type { BodyEncoder, BodyModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { needsFile, withFiles } from './files-in.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { isBytesPart, isTyped, readEncoding } from './read-encoding.ts'
import { takesBody } from './sendable.ts'
import { typesOf } from './types-of.ts'

/** Reads the request body of an operation, in all of its media types. */
export function readBody(
  document: SpecDocument,
  node: JsonObject,
  place: Place,
  note: Note,
): BodyModel | undefined {
  if (!node.requestBody) return undefined
  const [body, where] = resolve(document, node.requestBody, at(place, 'requestBody'))
  if (!takesBody(place.pointer, body.required === true, where, note)) return undefined
  const content = isObject(body.content) ? body.content : {}
  if (!Object.keys(content).length) note(at(where, 'content'), 'has no media type; the body is sent as JSON')
  const types = typesToSend(document, content)
  const [first = anyType] = types
  const required = body.required === true
  const needed = required && { required: true as const }
  const base = {
    required,
    pointer: at(where, 'content', first, 'schema').pointer,
    description: `${body.description ?? ''}`.trim(),
    examples: readExamples(document, mediaIn(content, first)),
  }
  const forms = types.map((type) =>
    readMedia(document, type, mediaIn(content, type), at(where, 'content', type), note),
  )
  const [form] = forms
  if (form && forms.length === 1) {
    const { schema, encoder, definition } = form
    return { ...base, schema, encoder, definition: { ...needed, ...definition } }
  }
  const schemas = [...new Map(forms.map(({ schema }) => [JSON.stringify(schema), schema])).values()]
  const [schema = {}] = schemas
  return {
    ...base,
    schema: schemas.length > 1 ? { anyOf: schemas } : schema,
    encoder: 'anyBody',
    encoders: forms.map(({ encoder }) => encoder),
    definition: {
      ...needed,
      content: Object.fromEntries(forms.map(({ definition }, index) => [types[index], definition])),
    },
  }
}

const mediaIn = (content: JsonObject, type: string): JsonObject => {
  const media = content[type]
  return isObject(media) ? media : {}
}

/**
 * The media types of a body, preferred ones first. JSON ranges and `text/json` add nothing to `application/json`. A
 * form with a required file is only sent as multipart.
 */
function typesToSend(document: SpecDocument, content: JsonObject): string[] {
  const types = Object.keys(content).sort((one, other) => rank(one) - rank(other))
  if (!types.length) return [anyType]
  const hasJson = types.some((type) => rank(type) === 0)
  const parts = types.find((type) => kindOf(type) === 'multipart')
  const needsParts = parts !== undefined && needsFile(document, mediaIn(content, parts).schema ?? {})
  const same = (type: string) =>
    JSON.stringify(mediaIn(content, type).schema) === JSON.stringify(mediaIn(content, `${parts}`).schema)
  return types.filter((type) => {
    const kind = kindOf(type)
    if (needsParts && (kind === 'json' || kind === 'form') && same(type)) return false
    return !(hasJson && rank(type) > 0 && /^(text\/json|application\/\*\+json|\*\/\*)/i.test(type))
  })
}

interface Form extends Pick<BodyModel, 'schema' | 'definition'> {
  readonly encoder: BodyEncoder
}

/** Reads a body in one media type. */
function readMedia(document: SpecDocument, type: string, media: JsonObject, place: Place, note: Note): Form {
  const schema = media.schema ?? {}
  const kind = kindOf(type)
  for (const key of ['prefixEncoding', 'itemEncoding'])
    if (media[key] !== undefined && (kind === 'raw' || kind === 'multipart'))
      note(
        at(place, key),
        kind === 'raw'
          ? "is ignored; pass the body as bytes, with the boundary in a Blob's type"
          : 'is ignored; fields of a form have names, so use encoding',
      )
  if (kind === 'json') {
    const plain = /^application\/json(\s*;\s*charset=.*)?$/i.test(type) || type === anyType
    const definition = { ...typesOf(document, schema), ...(!plain && { media: type }) }
    return { schema, encoder: 'jsonBody', definition }
  }
  if (kind === 'raw') {
    const isText = isTextType(type)
    const definition: BodyDefinition = { ...(isText && { type: 'string' }), media: type }
    return {
      schema: isText ? { anyOf: [{ type: 'string' }, fileRef] } : fileRef,
      encoder: 'rawBody',
      definition,
    }
  }
  const isMultipart = kind === 'multipart'
  const encoding = readEncoding(document, media, isMultipart, at(place, 'encoding'), note)
  const definition: BodyDefinition = { type: 'object', ...(encoding && { encoding }) }
  if (!isMultipart) return { schema, encoder: 'formBody', definition }
  const whole = withFiles(document, schema, isBytesPart(media))
  return {
    schema: whole,
    encoder: isTyped(document, encoding, whole) ? 'typedParts' : 'multipartBody',
    definition,
  }
}

/** Stands for every media type, also for the one that a document doesn't name. */
const anyType = '*/*'

type Kind = 'json' | 'form' | 'multipart' | 'raw'

function kindOf(type: string): Kind {
  if (isJsonType(type) || type === anyType) return 'json'
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return 'form'
  return /^(multipart|application)\/form-data\b/i.test(type) ? 'multipart' : 'raw'
}

/** Order of preference: plain JSON, other JSON, forms, text, bytes. */
function rank(type: string): number {
  if (/^application\/json$/i.test(type)) return 0
  if (isJsonType(type)) return 1
  const kind = kindOf(type)
  return kind === 'form' ? 2 : kind === 'multipart' ? 3 : isTextType(type) ? 4 : kind === 'raw' ? 5 : 6
}
