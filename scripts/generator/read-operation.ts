import type { Parameter, ParameterLocation, ResponseKind } from '../../src/runtime/definition.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from './document.ts'
import { readExamples } from './examples.ts'
import { readPagination, readTimeoutMs } from './extensions.ts'
import type { OperationModel, ParameterModel, ResponseModel } from './model.ts'
import { functionName } from './names.ts'
import { at, type Place, SpecProblem } from './problem.ts'
import { secretsOf } from './secrets.ts'
import { typesOf } from './types-of.ts'

/** Reads one operation of a path item. */
export function readOperation(
  document: SpecDocument,
  path: string,
  method: string,
  pathItem: JsonObject,
  place: Place,
): OperationModel {
  const node = pathItem[method] as JsonObject
  const parameters = readParameters(document, path, pathItem, node, place)
  const body = readBody(document, node, place)
  const responses = readResponses(document, node, place)
  if (!responses.some(({ success }) => success))
    throw new SpecProblem(at(place, 'responses'), 'declares no success')
  const answers = responses.map(({ success, schema }) => ({ success, ...secretsOf(document, schema) }))
  const secretParameters = parameters.filter(
    ({ schema, marked }) => marked || secretsOf(document, schema).whole,
  )
  const secrets = new Set([
    ...secretParameters.map(({ name }) => name),
    ...secretsOf(document, body?.schema).names,
    ...answers.flatMap(({ names }) => names),
  ])
  const secretResponse = answers.some(({ success, names, whole }) => success && (names.length || whole))
  const { security, scopes } = readSecurity(document, node)
  const timeoutMs = readTimeoutMs(node, place)
  const pagination = readPagination(node, parameters, place)
  return {
    definition: {
      id: functionName(`${node.operationId ?? `${method} ${path.replaceAll(/[{}]/g, '')}`}`),
      method: method.toUpperCase(),
      path,
      ...(parameters.length && {
        params: Object.fromEntries(parameters.map(({ name, parameter }) => [name, parameter])),
      }),
      ...(body && {
        body: { ...(body.required && { required: true }), ...typesOf(document, body.schema, place) },
      }),
      responses: Object.fromEntries(
        responses.filter(({ success }) => success).map(({ status, kind }) => [status, kind]),
      ),
      ...(security && { security }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(secrets.size && { secrets: [...secrets] }),
      ...(secretResponse && { secretResponse: true as const }),
      ...(pagination && { pagination }),
    },
    summary: `${node.summary ?? ''}`,
    description: `${node.description ?? ''}`.trim(),
    tags: Array.isArray(node.tags) ? node.tags.map(String) : [],
    scopes,
    deprecated: node.deprecated === true,
    see: isObject(node.externalDocs) ? `${node.externalDocs.url}` : undefined,
    parameters,
    body,
    responses,
  }
}

function readParameters(
  document: SpecDocument,
  path: string,
  pathItem: JsonObject,
  node: JsonObject,
  place: Place,
): ParameterModel[] {
  const found = new Map<string, ParameterModel>()
  const own = new Set<string>()
  const lists = [
    [node.parameters, at(place, 'parameters')],
    [pathItem.parameters, { ...place, pointer: place.pointer.replace(/\/[^/]*$/, '/parameters') }],
  ] as const
  for (const [list, listPlace] of lists) {
    for (const [index, entry] of (Array.isArray(list) ? list : []).entries()) {
      const [parameter, where] = resolve(document, entry, at(listPlace, index))
      const { name, in: location } = parameter
      if (typeof name !== 'string') throw new SpecProblem(where, 'has no name')
      if (location === 'header' && /^(accept|content-type|authorization)$/i.test(name)) continue
      if (own.has(`${location} ${name}`)) continue
      own.add(`${location} ${name}`)
      if (found.has(name)) throw new SpecProblem(where, `two parameters of the operation are called ${name}`)
      found.set(name, readParameter(document, parameter, where))
    }
  }
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (found.get(name as string)?.parameter.in !== 'path') {
      throw new SpecProblem(place, `the path holds {${name}}, which no path parameter declares`)
    }
  }
  return [...found.values()]
}

function readParameter(document: SpecDocument, node: JsonObject, place: Place): ParameterModel {
  const location = node.in as ParameterLocation
  if (!['path', 'query', 'header'].includes(location))
    throw new SpecProblem(at(place, 'in'), `${location} cannot be sent`)
  if (node.content) throw new SpecProblem(at(place, 'content'), 'serialized parameters are not supported')
  const schema = isObject(node.schema) ? node.schema : {}
  const style = `${node.style ?? (location === 'query' ? 'form' : 'simple')}`
  const explode =
    node.explode === undefined ? style === 'form' || style === 'deepObject' : node.explode === true
  if (location !== 'query' && style !== 'simple')
    throw new SpecProblem(at(place, 'style'), `${style} is not supported here`)
  const parameter: Parameter = {
    in: location,
    ...typesOf(document, schema, at(place, 'schema')),
    ...(location !== 'path' && node.required === true && { required: true }),
    ...(location === 'query' && (style !== 'form' || !explode) && { style: { style, explode } }),
  }
  return {
    name: node.name as string,
    parameter,
    required: location === 'path' || node.required === true,
    schema,
    marked: node['x-secret'] === true,
    description: `${node.description ?? ''}`.trim(),
    examples: readExamples(document, node),
  }
}

function readBody(document: SpecDocument, node: JsonObject, place: Place): OperationModel['body'] {
  if (!node.requestBody) return undefined
  const [body, where] = resolve(document, node.requestBody, at(place, 'requestBody'))
  const content = isObject(body.content) ? body.content : {}
  const type = Object.keys(content).find(isJsonType)
  if (!type)
    throw new SpecProblem(
      at(where, 'content'),
      `no JSON among ${Object.keys(content).join(', ') || 'nothing'}`,
    )
  const media = content[type]
  return {
    schema: (isObject(media) ? media.schema : undefined) ?? {},
    required: body.required === true,
    pointer: at(where, 'content', type, 'schema').pointer,
    description: `${body.description ?? ''}`.trim(),
    examples: readExamples(document, media),
  }
}

const isJsonType = (type: string) => /^application\/(.*\+)?json\b/i.test(type)

function readResponses(document: SpecDocument, node: JsonObject, place: Place): ResponseModel[] {
  const declared = Object.entries(isObject(node.responses) ? node.responses : {})
  const hasSuccess = declared.some(([status]) => status.startsWith('2'))
  return declared
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, entry]) => {
      const [response] = resolve(document, entry, at(place, 'responses', status))
      const content = isObject(response.content) ? response.content : {}
      const types = Object.keys(content)
      const type = types.find(isJsonType) ?? types[0]
      const media = type === undefined ? undefined : content[type]
      return {
        status,
        success: status.startsWith('2') || (status === 'default' && !hasSuccess),
        // An answer to HEAD has no body, whatever its headers say (RFC 9110, section 9.3.2).
        kind: kindOf(place.pointer.endsWith('/head') ? undefined : type),
        schema: isObject(media) ? media.schema : undefined,
        description: `${response.description ?? ''}`.trim(),
        examples: readExamples(document, media),
      }
    })
}

function kindOf(type: string | undefined): ResponseKind {
  if (type === undefined) return 'empty'
  if (isJsonType(type) || type === '*/*') return 'json'
  return /^text\/|[/+]xml\b/i.test(type) ? 'text' : 'binary'
}

/** Whether a token is needed, and the scopes that it must have. */
function readSecurity(
  { root }: SpecDocument,
  node: JsonObject,
): { security?: 'optional' | 'none'; scopes: string[] } {
  const requirements = node.security ?? root.security
  const list = Array.isArray(requirements) ? requirements.filter(isObject) : []
  const scopes = list.flatMap((each) => Object.values(each).flat()).map(String)
  if (!list.length) return { security: 'none', scopes }
  return list.some((each) => !Object.keys(each).length) ? { security: 'optional', scopes } : { scopes }
}
