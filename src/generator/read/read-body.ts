import type { BodyDefinition, ParameterForm } from '../../runtime/definition.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  resolve,
  type SpecDocument,
  targetOf,
} from '../document/document.ts'
import { fileRef, isFile } from '../document/file-content.ts'
import { at, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { BodyModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { takesBody } from './sendable.ts'
import { typesOf } from './types-of.ts'

/** Reads the request body of an operation. Of several media types the one is taken that a client writes best. */
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
  const [type] = Object.keys(content).sort((one, other) => rank(one) - rank(other))
  if (type === undefined) throw new SpecProblem(at(where, 'content'), 'names no media type')
  const media = isObject(content[type]) ? content[type] : {}
  const schema = media.schema ?? {}
  const required = body.required === true
  const base = {
    required,
    pointer: at(where, 'content', type, 'schema').pointer,
    description: `${body.description ?? ''}`.trim(),
    examples: readExamples(document, media),
  }
  const needed = required && { required: true as const }
  const kind = kindOf(type)
  if (kind === 'json') {
    const plain = /^application\/json(\s*;\s*charset=.*)?$/i.test(type) || type === '*/*'
    const definition = { ...needed, ...typesOf(document, schema), ...(!plain && { media: type }) }
    return { ...base, schema, encoder: 'jsonBody', definition }
  }
  if (kind === 'raw') {
    const isText = isTextType(type)
    const definition: BodyDefinition = { ...needed, ...(isText && { type: 'string' }), media: type }
    return { ...base, schema: isText ? { type: 'string' } : fileRef, encoder: 'rawBody', definition }
  }
  const encoding = readEncoding(media, at(where, 'content', type, 'encoding'))
  const definition: BodyDefinition = { ...needed, type: 'object', ...(encoding && { encoding }) }
  if (kind === 'form') return { ...base, schema, encoder: 'formBody', definition }
  return { ...base, schema: withFiles(document, schema), encoder: 'multipartBody', definition }
}

type Kind = 'json' | 'form' | 'multipart' | 'raw'

function kindOf(type: string): Kind {
  if (isJsonType(type) || type === '*/*') return 'json'
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return 'form'
  return /^(multipart|application)\/form-data\b/i.test(type) ? 'multipart' : 'raw'
}

/** Plain JSON, other JSON, forms, texts, bytes. */
function rank(type: string): number {
  if (/^application\/json$/i.test(type)) return 0
  if (isJsonType(type)) return 1
  const kind = kindOf(type)
  return kind === 'form' ? 2 : kind === 'multipart' ? 3 : isTextType(type) ? 4 : kind === 'raw' ? 5 : 6
}

const styles = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']

/** The fields that say how they are written. */
function readEncoding({ encoding }: JsonObject, place: Place): BodyDefinition['encoding'] {
  const found = Object.entries(isObject(encoding) ? encoding : {}).flatMap(
    ([name, each]): [string, ParameterForm][] => {
      if (!isObject(each) || (each.style === undefined && each.explode === undefined)) return []
      const style = `${each.style ?? 'form'}`
      if (!styles.includes(style))
        throw new SpecProblem(at(place, name, 'style'), `${style} is not supported here`)
      const explode =
        each.explode === undefined ? style === 'form' || style === 'deepObject' : each.explode === true
      return [[name, { style, explode }]]
    },
  )
  return found.length ? Object.fromEntries(found) : undefined
}

/** A form's schema with its files as what a caller gives for one. Its fields have to be known for that. */
function withFiles(document: SpecDocument, schema: Json): Json {
  const form = targetOf(document, schema)
  if (!isObject(form)) return schema
  const { properties, allOf } = form
  const isFileAt = (node: Json | undefined) => isFile(targetOf(document, node) ?? null)
  const replaced = (node: Json): Json => {
    const target = targetOf(document, node)
    if (!isObject(target)) return node
    if (isFile(target))
      return target.description === undefined ? fileRef : { ...fileRef, description: target.description }
    if (target.type === 'array' && isFileAt(target.items)) return { ...target, items: fileRef }
    for (const key of ['anyOf', 'oneOf']) {
      const branches = target[key]
      if (Array.isArray(branches) && branches.some((each) => isFileAt(each)))
        return { ...target, [key]: branches.map(replaced) }
    }
    return node
  }
  const hasFile = Object.values(isObject(properties) ? properties : {}).some(
    (each) => replaced(each) !== each,
  )
  const parts = Array.isArray(allOf) ? allOf.map((each) => withFiles(document, each)) : undefined
  const partHasFile = parts?.some((each, index) => each !== (allOf as Json[])[index])
  if (!hasFile && !partHasFile) return schema
  return {
    ...form,
    ...(hasFile && {
      properties: Object.fromEntries(
        Object.entries(properties as JsonObject).map(([name, each]) => [name, replaced(each)]),
      ),
    }),
    ...(partHasFile && { allOf: parts as Json[] }),
  }
}
