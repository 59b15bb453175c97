import type { JsonType, Parameter, ParameterForm, ParameterLocation } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { typesOf } from './types-of.ts'

const styles: Readonly<Record<ParameterLocation, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
}

/** Reads one parameter. */
export function readParameter(document: SpecDocument, node: JsonObject, place: Place): ParameterModel {
  if (node.in === 'querystring') return readWholeQuery(document, node, place)
  const location = node.in as ParameterLocation
  if (!Object.hasOwn(styles, `${location}`))
    throw new SpecProblem(at(place, 'in'), `${location} is not supported; use path, query, header or cookie`)
  const name = node.name as string
  const content = readContent(document, node, place)
  const declared = content ? content.schema : node.schema
  const schema = isObject(declared) ? declared : {}
  const types = content?.style ? {} : typesOf(document, schema)
  const required = node.required === true
  return {
    name,
    parameter: {
      in: location,
      ...types,
      ...(location !== 'path' && required && { required: true }),
      ...(content?.style
        ? { as: { style: content.style } }
        : readForm(document, node, location, schema, types.type, place)),
    },
    required: location === 'path' || required,
    schema,
    pointer: at(place, content ? 'content' : 'schema').pointer,
    marked: node['x-secret'] === true,
    description: `${node.description ?? ''}`.trim(),
    examples: readExamples(document, node),
  }
}

/** Reads a parameter that is the whole query string (OpenAPI 3.2, section 4.12.2.1). */
function readWholeQuery(document: SpecDocument, node: JsonObject, place: Place): ParameterModel {
  const content = isObject(node.content) ? node.content : {}
  const [type = 'nothing'] = Object.keys(content)
  const media = content[type]
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type)
  const whole = isForm ? 'form' : isJsonType(type) ? 'json' : 'text'
  const declared = isObject(media) ? media.schema : undefined
  const schema = whole === 'text' ? { type: 'string' } : isObject(declared) ? declared : {}
  const required = node.required === true
  return {
    name: `${node.name}`,
    parameter: {
      in: 'query',
      ...(whole === 'form' ? { type: 'object' } : typesOf(document, schema)),
      ...(required && { required: true }),
      as: { style: 'form', whole },
    },
    required,
    schema,
    pointer: at(place, 'content', type, 'schema').pointer,
    marked: node['x-secret'] === true,
    description: `${node.description ?? ''}`.trim(),
    examples: readExamples(document, isObject(media) ? media : node),
  }
}

/** The schema of a parameter with a media type, and the style in which it is sent, unless that is the usual one. */
function readContent(
  document: SpecDocument,
  { content }: JsonObject,
  place: Place,
): { readonly schema: Json; readonly style?: 'text' | 'json' } | undefined {
  if (!isObject(content)) return undefined
  const [type = '*/*'] = Object.keys(content)
  const media = content[type]
  if (isTextType(type)) return { schema: { type: 'string' }, style: 'text' }
  const isAny = /^(\*|application)\/\*/.test(type)
  if (!isAny && !isJsonType(type))
    throw new SpecProblem(at(place, 'content'), `${type} is not supported; use JSON or text`)
  const schema = (isObject(media) ? media.schema : undefined) ?? {}
  // Of all media types, a scalar is more likely to be text than quoted JSON.
  return isAny && isScalar(document, schema) ? { schema } : { schema, style: 'json' }
}

function isScalar(document: SpecDocument, schema: Json): boolean {
  const types = [typesOf(document, schema).type ?? []].flat()
  return types.length > 0 && types.every((type) => /^(string|number|integer|boolean)$/.test(type))
}

/** How a parameter is written, if not in the usual way: `style` if openapi-fetch can write it, otherwise `as`. */
function readForm(
  document: SpecDocument,
  node: JsonObject,
  location: ParameterLocation,
  schema: JsonObject,
  type: JsonType | readonly JsonType[] | undefined,
  place: Place,
): Pick<Parameter, 'style' | 'as'> {
  const style = `${node.style ?? (location === 'query' || location === 'cookie' ? 'form' : 'simple')}`
  if (!styles[location].includes(style))
    throw new SpecProblem(at(place, 'style'), `${style} is not supported here`)
  const explode =
    node.explode === undefined ? /^(form|cookie|deepObject)$/.test(style) : node.explode === true
  const reserved = node.allowReserved === true && (location === 'query' || location === 'path')
  const as: ParameterForm = { style, explode, ...(reserved && { reserved }) }
  if (location === 'cookie') return { as }
  if (location !== 'query') {
    // Null can't be written: a header is left out, a path parameter is an error.
    const other = [type ?? []].flat().some((each) => /^(array|object|null)$/.test(each))
    return other || reserved || style !== 'simple' ? { as } : {}
  }
  // openapi-fetch writes names as they are, and objects one level deep.
  if (!/^[\w.$[\]~:@!*-]+$/.test(`${node.name}`)) return { as }
  if (reserved || /^(space|pipe|tab)/.test(style) || (style === 'deepObject' && !isFlat(document, schema)))
    return { as }
  return style !== 'form' || !explode ? { style: { style, explode } } : {}
}

/** Whether a schema is an object with only known fields, none of which is an object or a list. */
function isFlat(document: SpecDocument, schema: JsonObject): boolean {
  const object = targetOf(document, schema)
  if (!isObject(object)) return false
  const { type, properties, additionalProperties } = object
  if (type !== 'object' || (additionalProperties !== undefined && additionalProperties !== false))
    return false
  // An object without declared fields may contain anything.
  const fields = Object.values(isObject(properties) ? properties : {})
  if (!fields.length && additionalProperties !== false) return false
  return fields.every((each) => {
    const types = [typesOf(document, each).type ?? []].flat()
    return types.length > 0 && !types.includes('array') && !types.includes('object')
  })
}
