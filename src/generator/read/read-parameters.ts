import type { JsonType, Parameter, ParameterForm, ParameterLocation } from '../../runtime/definition.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  resolve,
  type SpecDocument,
  targetOf,
} from '../document/document.ts'
import { at, Findings, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { type PathTemplate, readPath } from './read-path.ts'
import { typesOf } from './types-of.ts'

/** Where the parameters of an operation stand: its own, which win, and its path's. */
export interface ParameterSource {
  readonly document: SpecDocument
  readonly path: string
  readonly pathItem: JsonObject
  readonly itemPlace: Place
  readonly node: JsonObject
  readonly place: Place
  readonly note: Note
}

/** Reads the parameters of an operation, and its path; `keys` are those that the token stands for: `header x-key`. */
export function readParameters(
  { document, path: written, pathItem, itemPlace, node, place, note }: ParameterSource,
  keys: ReadonlySet<string>,
): { readonly parameters: ParameterModel[]; readonly path: string } {
  const findings = new Findings()
  const found: ParameterModel[] = []
  const own = new Set<string>()
  const add = (parameter: ParameterModel) => {
    const { name } = parameter
    const { in: location } = parameter.parameter
    const key = `${location} ${location === 'header' ? name.toLowerCase() : name}`
    if (own.has(key)) return
    own.add(key)
    found.push(parameter)
  }
  const declared: [JsonObject, Place][] = []
  const lists = [
    [node.parameters, at(place, 'parameters')],
    [pathItem.parameters, at(itemPlace, 'parameters')],
  ] as const
  for (const [list, listPlace] of lists) {
    for (const [index, entry] of (Array.isArray(list) ? list : []).entries())
      findings.try(() => declared.push(resolve(document, entry, at(listPlace, index))))
  }
  const inPath = declared.filter(([parameter]) => parameter.in === 'path').map(([{ name }]) => `${name}`)
  const path = readPath(written, new Set(inPath))
  for (const [parameter, where] of declared) {
    findings.try(() => {
      const { name, in: location } = parameter
      if (typeof name !== 'string' || !name) {
        if (parameter.required === true) throw new SpecProblem(where, 'is required and has no name')
        return note(where, 'is left out; it has no name')
      }
      if (location === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return
      if (keys.has(`${location} ${location === 'header' ? name.toLowerCase() : name}`)) return
      const read = readInPath(document, parameter, path, where)
      if (read) add(read)
    })
  }
  for (const name of findings.problems.length ? [] : path.places.keys()) {
    if (found.some((each) => each.name === name && each.parameter.in === 'path')) continue
    note(place, `no parameter declares {${name}} of the path; it is a required string`)
    const parameter = { name, in: 'path', required: true, schema: { type: 'string' } }
    const read = readInPath(document, parameter, path, place)
    if (read) add(read)
  }
  findings.done()
  return { parameters: withOwnNames(found), path: path.template }
}

/** A parameter as the path takes it; none where it has no place in the path, or where the path sets it itself. */
function readInPath(
  document: SpecDocument,
  parameter: JsonObject,
  { places, names, queries, fixed }: PathTemplate,
  place: Place,
): ParameterModel | undefined {
  const given = `${parameter.name}`
  const field = queries.get(given)
  if (field !== undefined && /^(path|query)$/.test(`${parameter.in}`)) {
    const read = readParameter(document, { ...parameter, in: 'query', name: field }, place)
    return field === given ? read : renamed(read, given)
  }
  if (parameter.in !== 'path')
    return parameter.in === 'query' && fixed.has(given)
      ? undefined
      : readParameter(document, parameter, place)
  const name = names.get(given) ?? given
  const form = places.get(name)
  if (!form) return undefined
  const read = readParameter(document, { ...parameter, name }, place)
  if (!form.wildcard && !form.optional) return read
  const { as = { style: 'simple' }, ...rest } = read.parameter
  const own = {
    ...as,
    ...(form.wildcard && { style: 'wildcard' }),
    ...(form.optional && { optional: true as const }),
  }
  return { ...read, required: !form.optional, parameter: { ...rest, as: own } }
}

/** Gives each parameter a name that no other has. Of those that share one the first keeps it, or the one in the path. */
function withOwnNames(parameters: readonly ParameterModel[]): ParameterModel[] {
  const owners = new Map<string, ParameterModel>()
  for (const each of parameters) {
    if (!owners.has(each.name) || each.parameter.in === 'path') owners.set(each.name, each)
  }
  const taken = new Set(owners.keys())
  return parameters.map((each) => {
    if (owners.get(each.name) === each) return each
    const wanted = `${each.name}_${each.parameter.in}`
    let name = wanted
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`
    taken.add(name)
    return renamed(each, name)
  })
}

/** A parameter that a call knows by another name than the request. */
function renamed({ parameter, ...model }: ParameterModel, name: string): ParameterModel {
  const { in: location, style } = parameter
  const as = parameter.as ?? style ?? { style: location === 'query' ? 'form' : 'simple', explode: true }
  const { style: _, ...rest } = parameter
  return { ...model, name, parameter: { ...rest, as: { ...as, name: model.name } } }
}

const styles: Readonly<Record<ParameterLocation, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
}

function readParameter(document: SpecDocument, node: JsonObject, place: Place): ParameterModel {
  if (node.in === 'querystring') return readWholeQuery(document, node, place)
  const location = node.in as ParameterLocation
  if (!Object.hasOwn(styles, `${location}`))
    throw new SpecProblem(at(place, 'in'), `${location} cannot be sent`)
  const name = node.name as string
  const content = readContent(node, place)
  const given = content ? content.schema : node.schema
  const schema = isObject(given) ? given : {}
  const types = content ? {} : typesOf(document, schema)
  const required = node.required === true
  return {
    name,
    parameter: {
      in: location,
      ...types,
      ...(location !== 'path' && required && { required: true }),
      ...(content
        ? { as: { style: content.isText ? 'text' : 'json' } }
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

/** A parameter that is the whole query, by its media type (OpenAPI 3.2, section 4.12.2.1). */
function readWholeQuery(document: SpecDocument, node: JsonObject, place: Place): ParameterModel {
  const content = isObject(node.content) ? node.content : {}
  const [type = 'nothing'] = Object.keys(content)
  const media = content[type]
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type)
  const whole = isForm ? 'form' : isJsonType(type) ? 'json' : 'text'
  const given = isObject(media) ? media.schema : undefined
  const schema = whole === 'text' ? { type: 'string' } : isObject(given) ? given : {}
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

/** The schema of a parameter that travels as JSON or as a text. */
function readContent(
  { content }: JsonObject,
  place: Place,
): { readonly schema: Json; readonly isText: boolean } | undefined {
  if (!isObject(content)) return undefined
  const [type = 'nothing'] = Object.keys(content)
  const media = content[type]
  const isText = isTextType(type)
  if (!isText && !isJsonType(type))
    throw new SpecProblem(at(place, 'content'), `${type} is neither JSON nor text`)
  return {
    schema: isText ? { type: 'string' } : ((isObject(media) ? media.schema : undefined) ?? {}),
    isText,
  }
}

/** How a parameter is written, where it is not as most are: `style` is what `parameters` knows, `as` is for the rest. */
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
    // Null is no text: a header is left out, a path refused.
    const other = [type ?? []].flat().some((each) => /^(array|object|null)$/.test(each))
    return other || reserved || style !== 'simple' ? { as } : {}
  }
  // openapi-fetch writes names as they are, and objects one level deep.
  if (!/^[\w.$[\]~:@!*-]+$/.test(`${node.name}`)) return { as }
  if (reserved || /^(space|pipe|tab)/.test(style) || (style === 'deepObject' && !isFlat(document, schema)))
    return { as }
  return style !== 'form' || !explode ? { style: { style, explode } } : {}
}

/** An object whose fields are known and no objects or lists. */
function isFlat(document: SpecDocument, schema: JsonObject): boolean {
  const object = targetOf(document, schema)
  if (!isObject(object)) return false
  const { type, properties, additionalProperties } = object
  if (type !== 'object' || (additionalProperties !== undefined && additionalProperties !== false))
    return false
  // One without fields may hold anything.
  const fields = Object.values(isObject(properties) ? properties : {})
  if (!fields.length && additionalProperties !== false) return false
  return fields.every((each) => {
    const types = [typesOf(document, each).type ?? []].flat()
    return types.length > 0 && !types.includes('array') && !types.includes('object')
  })
}
